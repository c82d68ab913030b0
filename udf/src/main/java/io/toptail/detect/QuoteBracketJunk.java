package io.toptail.detect;

import io.toptail.name.WireName;

/** Printable characters other than letters, digits, hyphen, underscore, dot and asterisk. */
final class QuoteBracketJunk extends QuestionDetector {

  QuoteBracketJunk() {
    super(
        DetectorInfo.of("quote-bracket-junk", 130, Severity.LOW, "stray punctuation in the name")
            .rule(
                "A printable character that is no letter, digit, hyphen, underscore, dot or"
                    + " asterisk, other than in the name of a service instance or a slash in a "
                    + "reverse name.")
            .cause(
                "The name holds quotes, brackets or other characters that no host name has, "
                    + "mostly left over from the text that it was copied from.")
            .who("Whoever configured the asking client.")
            .fix("Remove the characters around the configured value.")
            .source("RFC 1123 §2.1; RFC 2317 and RFC 6763 for the exceptions"),
        Fact.ODD_OCTET);
  }

  @Override
  public boolean matches(Question question) {
    if (!question.hostHas(WireName.PUNCTUATION)) {
      return false;
    }
    String text = question.pasted();
    for (int i = 0; i < text.length(); i++) {
      if (isJunk(text.charAt(i), question)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isJunk(char c, Question question) {
    boolean host = c == '-' || c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z';
    return c > 0x20
        && c < 0x7F
        && !host
        && c != '.'
        && c != '*'
        && !(c == '/' && question.isReverse4());
  }
}
