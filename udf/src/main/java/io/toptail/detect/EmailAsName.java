package io.toptail.detect;

import io.toptail.name.WireName;

/** Exactly one @ with something on both sides. */
final class EmailAsName extends QuestionDetector {

  EmailAsName() {
    super(
        DetectorInfo.of("email-as-name", 123, Severity.LOW, "mail address looked up")
            .rule("Exactly one @ with something right before and behind it, other than a dot.")
            .cause("A whole mail address went into a field that wants a domain.")
            .who("Whoever configured the asking client.")
            .fix("Enter the part behind the @ only.")
            .source("RFC 5321 §2.3.11"),
        Fact.ODD_OCTET);
  }

  @Override
  public boolean matches(Question question) {
    if (!question.hostHas(WireName.PUNCTUATION)
        || question.hostHas(WireName.HIGH | WireName.CONTROL_OR_SPACE)) {
      return false;
    }
    String text = question.pasted();
    int at = text.indexOf('@');
    return at > 0
        && at == text.lastIndexOf('@')
        && at < text.length() - 1
        && text.charAt(at - 1) != '.'
        && text.charAt(at + 1) != '.';
  }
}
