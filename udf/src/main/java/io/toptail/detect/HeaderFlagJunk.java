package io.toptail.detect;

import io.toptail.dns.DnsMessage;
import java.util.List;

/** Flags that only a response has. */
final class HeaderFlagJunk extends MessageDetector {

  HeaderFlagJunk() {
    super(
        DetectorInfo.of(
                "header-flag-junk", 21, Severity.INFO, "flags in a query that only a response has")
            .rule(
                "Opcode 0, and AA, TC, RA, the reserved bit or a response code is set, or an "
                    + "answer is announced.")
            .cause(
                "The query was made by editing an old response, or by an encoder that does "
                    + "not clear its header.")
            .who("The maker of the device or software.")
            .fix("Build each query from an empty header.")
            .source("RFC 1035 §4.1.1; RFC 6840 §5.7 for AD"));
  }

  @Override
  public List<String> reasons() {
    return List.of("aa", "tc", "ra", "reserved-bit", "response-code", "answers");
  }

  @Override
  public int reason(QueryMessage query) {
    DnsMessage message = query.message();
    if (message.aa()) {
      return 1;
    }
    if (message.tc()) {
      return 2;
    }
    if (message.ra()) {
      return 3;
    }
    if (message.z() != 0) {
      return 4;
    }
    return message.headerRcode() != 0 ? 5 : 6;
  }

  @Override
  public boolean matches(QueryMessage query) {
    return query.message().opcode() == 0 && query.hasFlagJunk();
  }
}
