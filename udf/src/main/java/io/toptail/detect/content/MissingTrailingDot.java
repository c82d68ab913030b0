package io.toptail.detect.content;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.ResponseDetector;
import io.toptail.detect.ResponseMessage;
import io.toptail.detect.Severity;
import io.toptail.dns.ResponseRecords;
import io.toptail.name.WireName;
import java.util.Arrays;

/** A name in the data of a zone that had its zone appended once too often. */
final class MissingTrailingDot extends ResponseDetector {
  static final String ID = "missing-trailing-dot";
  private static final int TYPE_PTR = 12;

  MissingTrailingDot() {
    super(
        DetectorInfo.of(ID, 412, Severity.MEDIUM, "zone name appended twice in a record")
            .rule(
                "The target of an NS, MX, CNAME, SRV, PTR or SOA record ends with a domain twice "
                    + "in a row, of two labels or more, in which the record's owner is; or the "
                    + "target of a PTR record is a reverse name.")
            .cause(
                "In a zone file a name without a dot at its end is relative: the zone's own name "
                    + "was appended, and nobody can reach what the record means.")
            .who("The owner of the domain.")
            .fix("Add the dot at the end of the target in the zone file, and raise the serial.")
            .source("RFC 1912 §3; RFC 1035 §5.1"),
        About.NAME);
  }

  @Override
  public boolean matches(ResponseMessage response) {
    ResponseRecords records = response.records();
    if (!records.hasTargets()) {
      return false;
    }
    for (int i = 0; i < records.size(); i++) {
      if (isDoubled(response, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDoubled(ResponseMessage response, int record) {
    WireName target = response.target(record);
    if (response.records().type(record) == TYPE_PTR && isReverse(target)) {
      return true;
    }
    for (int zone = 2; 2 * zone <= target.labels(); zone++) {
      if (endsTwice(target, zone) && isIn(response.owner(record), target, zone)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isReverse(WireName name) {
    int labels = name.labels();
    return labels > 2
        && name.labelIs(labels - 1, "arpa")
        && (name.labelIs(labels - 2, "in-addr") || name.labelIs(labels - 2, "ip6"));
  }

  /** Whether the last labels are those before them again. */
  private static boolean endsTwice(WireName name, int labels) {
    int first = name.suffixOffset(2 * labels);
    int second = name.suffixOffset(labels);
    int end = name.offset() + name.length() - 1;
    return Arrays.equals(name.bytes(), first, second, name.bytes(), second, end);
  }

  /** Whether a name ends with the same labels as another. */
  private static boolean isIn(WireName name, WireName other, int labels) {
    return name.labels() >= labels
        && Arrays.equals(
            name.bytes(),
            name.suffixOffset(labels),
            name.offset() + name.length(),
            other.bytes(),
            other.suffixOffset(labels),
            other.offset() + other.length());
  }
}
