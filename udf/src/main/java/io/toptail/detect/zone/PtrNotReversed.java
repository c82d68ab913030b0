package io.toptail.detect.zone;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.NameDetector;
import io.toptail.detect.NameHistory;
import io.toptail.detect.Severity;
import io.toptail.detect.TypeGroup;
import io.toptail.dns.Outcome;
import io.toptail.name.WireName;

/** A reverse name with the octets of the address in the order in which people write them. */
final class PtrNotReversed extends NameDetector {
  static final String ID = "ptr-not-reversed";
  private static final int QUAD = 4;
  private static final int OTHER = -1;

  PtrNotReversed() {
    super(
        DetectorInfo.of(ID, 141, Severity.INFO, "reverse name with the octets in forward order")
            .rule(
                "A PTR query was denied, none succeeded, and the four labels before in-addr.arpa "
                    + "read from left to right as 192.168.x.y or 172.16–31.x.y, while the address "
                    + "that they mean is not private. 10.x.y.z cannot be told.")
            .cause(
                "A program builds reverse names without turning the address round, and asks "
                    + "strangers about addresses of the own network.")
            .who("The developer of the program on the asking client.")
            .fix("Reverse the octets before in-addr.arpa is appended.")
            .source("RFC 1035 §3.5"),
        true,
        1);
  }

  @Override
  public boolean matches(NameHistory history) {
    return history.outcomes().of(TypeGroup.PTR, Outcome.NXDOMAIN) > 0
        && history.outcomes().withoutError(TypeGroup.PTR) == 0
        && isForward(history.name());
  }

  private static boolean isForward(WireName name) {
    boolean reverse =
        name.labels() == QUAD + 2
            && name.labelIs(QUAD, "in-addr")
            && name.labelIs(QUAD + 1, "arpa");
    if (!reverse) {
      return false;
    }
    int first = octet(name, 0);
    int second = octet(name, 1);
    int third = octet(name, 2);
    int fourth = octet(name, 3);
    return third != OTHER
        && fourth != OTHER
        && isPrivate(first, second)
        && !isPrivate(fourth, third)
        && fourth != 10;
  }

  private static boolean isPrivate(int first, int second) {
    return first == 192 && second == 168 || first == 172 && second >= 16 && second < 32;
  }

  /** 0 to 255 without a leading zero. */
  private static int octet(WireName name, int label) {
    int length = name.labelLength(label);
    if (length > 3 || name.octetClasses(label) != WireName.DIGIT) {
      return OTHER;
    }
    int value = 0;
    for (int i = 0; i < length; i++) {
      value = value * 10 + name.octet(label, i) - '0';
    }
    return value <= 255 && (length == 1 || name.octet(label, 0) != '0') ? value : OTHER;
  }

  @Override
  public long shown(NameHistory history) {
    return history.outcomes().of(TypeGroup.PTR, Outcome.NXDOMAIN);
  }
}
