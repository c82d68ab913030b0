package io.toptail.detect.content;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.ResponseDetector;
import io.toptail.detect.ResponseMessage;
import io.toptail.detect.Severity;
import io.toptail.dns.ResponseRecords;
import io.toptail.name.WireName;
import java.util.Arrays;

/** A record that names an address where the name of a host belongs. */
final class TargetIsIp extends ResponseDetector {
  static final String ID = "target-is-ip";
  private static final int QUAD = 4;

  TargetIsIp() {
    super(
        DetectorInfo.of(ID, 413, Severity.MEDIUM, "address where the name of a host belongs")
            .rule(
                "The target of an NS, MX, SRV or CNAME record is an IPv4 address written as a "
                    + "name, alone or with labels behind that its owner ends with too.")
            .cause(
                "The record wants the name of a host. An address as a name exists nowhere, so "
                    + "mail, service or zone cannot be reached.")
            .who("The owner of the domain.")
            .fix("Give the host a name with an A record, and use that name.")
            .source("RFC 1035 §3.3.9 and §3.3.11; RFC 2181 §10.3; RFC 2782"),
        About.NAME);
  }

  @Override
  public boolean matches(ResponseMessage response) {
    ResponseRecords records = response.records();
    if (!records.hasTargets()) {
      return false;
    }
    for (int i = 0; i < records.size(); i++) {
      if (isOfHost(records.type(i)) && isAddress(response, i)) {
        return true;
      }
    }
    return false;
  }

  /** NS, CNAME, MX, SRV. */
  private static boolean isOfHost(int type) {
    return type == 2 || type == 5 || type == 15 || type == 33;
  }

  private static boolean isAddress(ResponseMessage response, int record) {
    WireName target = response.target(record);
    if (target.labels() < QUAD) {
      return false;
    }
    for (int label = 0; label < QUAD; label++) {
      if (!isOctet(target, label)) {
        return false;
      }
    }
    return isSuffix(target, target.labels() - QUAD, response.owner(record));
  }

  private static boolean isSuffix(WireName target, int labels, WireName owner) {
    if (labels == 0) {
      return true;
    }
    return labels > 1
        && !target.labelIs(target.labels() - 1, "arpa")
        && owner.labels() >= labels
        && Arrays.equals(
            target.bytes(),
            target.suffixOffset(labels),
            target.offset() + target.length(),
            owner.bytes(),
            owner.suffixOffset(labels),
            owner.offset() + owner.length());
  }

  /** 0 to 255 without a leading zero. */
  private static boolean isOctet(WireName name, int label) {
    int length = name.labelLength(label);
    if (length > 3 || name.octetClasses(label) != WireName.DIGIT) {
      return false;
    }
    int value = 0;
    for (int i = 0; i < length; i++) {
      value = value * 10 + name.octet(label, i) - '0';
    }
    return value <= 255 && (length == 1 || name.octet(label, 0) != '0');
  }
}
