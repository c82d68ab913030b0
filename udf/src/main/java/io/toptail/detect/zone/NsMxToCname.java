package io.toptail.detect.zone;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.Severity;
import io.toptail.detect.TargetDetector;

/** An alias where the name of a host belongs. */
final class NsMxToCname extends TargetDetector {
  static final String ID = "ns-mx-to-cname";

  NsMxToCname() {
    super(
        DetectorInfo.of(ID, 414, Severity.LOW, "name server or mail host that is an alias")
            .rule(
                "An NS or MX record of an answer points to a name, and another response of the "
                    + "same window has a CNAME record for that name as its first answer. The "
                    + "finding is under that name, and counts responses that point to it.")
            .cause(
                "NS and MX records have to name a host with an address. Some resolvers and mail "
                    + "servers do not follow the alias, so that zone or mail is not reached.")
            .who("The owner of the domain whose NS or MX record it is.")
            .fix("Point the record at the host itself, or give the name address records.")
            .source("RFC 2181 §10.3; RFC 1912 §2.4"));
  }
}
