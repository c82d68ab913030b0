package io.toptail.detect.content;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.ResponseDetector;
import io.toptail.detect.ResponseMessage;
import io.toptail.detect.Severity;
import io.toptail.dns.ResponseRecords;

/** The address by which a new top-level domain warns of names used inside. */
final class NameCollisionAnswer extends ResponseDetector {
  static final String ID = "name-collision-answer";

  /** 127.0.53.53. */
  static final int WARNING = 0x7F003535;

  NameCollisionAnswer() {
    super(
        DetectorInfo.of(ID, 222, Severity.HIGH, "internal name now exists on the Internet")
            .rule("An A record of the answer is 127.0.53.53.")
            .cause(
                "A name that is used inside a network has been delegated on the Internet, and its "
                    + "registry answers with this address to warn; afterwards strangers get the "
                    + "traffic.")
            .who("The administrator of the network that the client is in.")
            .fix("Rename what uses the name; keep the old name answered by your own resolver.")
            .source("ICANN name collision framework 2014"),
        About.CLIENT);
  }

  @Override
  public boolean matches(ResponseMessage response) {
    ResponseRecords records = response.records();
    for (int i = 0; i < records.answers(); i++) {
      if (records.ipv4(i) == WARNING) {
        return true;
      }
    }
    return false;
  }
}
