package io.toptail.detect;

import io.toptail.name.WireName;

/**
 * Names in or around in-addr.arpa and ip6.arpa that stand for no address. Words are allowed for
 * types other than PTR, and delegations of parts of a /24 (RFC 2317).
 */
final class PtrMalformed extends QuestionDetector {

  PtrMalformed() {
    super(
        DetectorInfo.of("ptr-malformed", 140, Severity.LOW, "reverse name that cannot exist")
            .rule(
                "Below in-addr.arpa more than four labels, a number above 255 or with a "
                    + "leading zero, or with PTR a word; below ip6.arpa more than 32 nibbles, or "
                    + "with PTR anything else; or either tree with labels behind it.")
            .cause(
                "A name of the reverse tree has too many labels, a label that is no octet or "
                    + "nibble, or a search suffix behind in-addr.arpa or ip6.arpa.")
            .who(
                "The developer of the program on the asking client. Also: the administrator of "
                    + "the network that the client is in.")
            .fix(
                "Build reverse names with a library, and end them with a dot so that no suffix "
                    + "is added.")
            .source("RFC 1035 §3.5; RFC 3596 §2.5; RFC 2317"),
        Fact.ARPA);
  }

  @Override
  public boolean matches(Question question) {
    if (question.isReverse4()) {
      return !question.has(WireName.UNDERSCORE) && badReverse4(question);
    }
    if (question.isReverse6()) {
      return !question.has(WireName.UNDERSCORE) && badReverse6(question);
    }
    WireName name = question.name();
    for (int i = 1; i < question.labels() - 1; i++) {
      if (name.labelIs(i, "arpa")
          && (name.labelIs(i - 1, "in-addr") || name.labelIs(i - 1, "ip6"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean badReverse4(Question question) {
    WireName name = question.name();
    int address = question.labels() - 2;
    boolean classless = false;
    boolean word = false;
    for (int i = 0; i < address; i++) {
      boolean digits = name.octetClasses(i) == WireName.DIGIT;
      if (digits && !question.octet(i)) {
        return true;
      }
      classless |= (name.octetClasses(i) & (WireName.HYPHEN | WireName.PUNCTUATION)) != 0;
      word |= !digits;
    }
    if (classless || word && isBrowse(name)) {
      return false;
    }
    return word ? question.type() == QueryType.PTR : address > 4;
  }

  private static boolean badReverse6(Question question) {
    WireName name = question.name();
    int address = question.labels() - 2;
    boolean nibbles = true;
    for (int i = 0; i < address; i++) {
      nibbles &= name.labelLength(i) == 1 && Ip6Text.hex(name.octet(i, 0));
    }
    return nibbles ? address > 32 : question.type() == QueryType.PTR && !isBrowse(name);
  }

  /** The leftmost labels with which service discovery browses a reverse zone (RFC 6763 §11). */
  private static boolean isBrowse(WireName name) {
    return DnsSdUnicast.isBrowseLabel(name);
  }
}
