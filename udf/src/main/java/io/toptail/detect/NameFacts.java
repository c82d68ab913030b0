package io.toptail.detect;

import io.toptail.name.WireName;
import java.util.Arrays;

/** Works out those facts that are in the octets of a name alone, in one pass over its labels. */
final class NameFacts {
  private static final int ODD = WireName.PUNCTUATION | WireName.CONTROL_OR_SPACE | WireName.HIGH;
  private static final int LONG_NAME = 120;
  private static final int LONG_LABEL = 40;
  private static final int MANY_LABELS = 12;

  private NameFacts() {}

  /** Bits of {@link Fact}. */
  static int of(WireName name) {
    int classes = name.octetClasses();
    int facts = (classes & ODD) != 0 ? Fact.ODD_OCTET : 0;
    facts |= (classes & WireName.UNDERSCORE) != 0 ? Fact.UNDERSCORE : 0;
    int labels = name.labels();
    boolean large = name.length() >= LONG_NAME || labels >= MANY_LABELS;
    int topLength = labels > 0 ? name.labelLength(labels - 1) : 0;
    for (int i = 0; i < labels; i++) {
      int length = name.labelLength(i);
      large |= length >= LONG_LABEL;
      if (length == 4 && name.labelIs(i, "arpa")) {
        facts |= Fact.ARPA;
      }
      if (length == topLength && i < labels - 2 && same(name, i, labels - 1)) {
        facts |= Fact.TWICE;
      }
      if ((name.octetClasses(i) & WireName.HYPHEN) != 0 && isOddlyHyphenated(name, i)) {
        facts |= Fact.HYPHENS;
      }
    }
    return large ? facts | Fact.LONG : facts;
  }

  private static boolean isOddlyHyphenated(WireName name, int label) {
    int length = name.labelLength(label);
    boolean edge = name.octet(label, 0) == '-' || name.octet(label, length - 1) == '-';
    return edge || length > 3 && name.octet(label, 2) == '-' && name.octet(label, 3) == '-';
  }

  private static boolean same(WireName name, int label, int other) {
    byte[] bytes = name.bytes();
    int length = name.labelLength(label);
    int at = name.labelStart(label);
    int its = name.labelStart(other);
    return bytes[at] == bytes[its]
        && Arrays.equals(bytes, at, at + length, bytes, its, its + length);
  }
}
