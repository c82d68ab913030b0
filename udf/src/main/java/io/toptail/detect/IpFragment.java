package io.toptail.detect;

import io.toptail.name.WireName;

/** Up to four numbers that are no dotted quad; the last may be a prefix or a range. */
final class IpFragment extends QuestionDetector {

  IpFragment() {
    super(
        DetectorInfo.of("ip-fragment", 114, Severity.LOW, "part, range or odd form of an address")
            .rule(
                "One to four labels that are all numbers, in decimal or 0x form, and no "
                    + "IPv4 address; the last may be a range or end in a prefix length.")
            .cause(
                "The name is a piece of an address, a network, a range, or an address with a "
                    + "hexadecimal part, a leading zero or an octet above 255.")
            .who("Whoever configured the asking client.")
            .fix(
                "The field wants a host: enter one name or one whole address, not a network or "
                    + "a range.")
            .source("RFC 3696 §2; RFC 6943 §3.1.1"),
        Fact.UNDELEGATED);
  }

  @Override
  public boolean matches(Question question) {
    WireName name = question.name();
    int labels = question.labels();
    if (labels == 0 || labels > 4 || question.isQuad() || !question.has(WireName.DIGIT)) {
      return false;
    }
    for (int i = 0; i < labels - 1; i++) {
      if (!isNumber(name, i)) {
        return false;
      }
    }
    return isNumber(name, labels - 1) || labels > 1 && isRange(name, labels - 1);
  }

  private static boolean isNumber(WireName name, int label) {
    if (name.octetClasses(label) == WireName.DIGIT) {
      return true;
    }
    boolean hex = name.startsWith(label, "0x") && name.labelLength(label) > 2;
    for (int i = 2; hex && i < name.labelLength(label); i++) {
      hex = Ip6Text.hex(name.octet(label, i));
    }
    return hex;
  }

  /** Digits, a slash or a hyphen, digits. */
  private static boolean isRange(WireName name, int label) {
    int marks = 0;
    int length = name.labelLength(label);
    for (int i = 0; i < length; i++) {
      int c = name.octet(label, i);
      boolean mark = c == '/' || c == '-';
      marks += mark ? 1 : 0;
      if (mark ? i == 0 || i == length - 1 : c < '0' || c > '9') {
        return false;
      }
    }
    return marks == 1;
  }
}
