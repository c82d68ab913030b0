package io.toptail.detect;

import io.toptail.name.WireName;
import java.util.regex.Pattern;

/**
 * Forms of variables in templates and scripts; words such as {@code changeme} only as the host or
 * the domain of a name that cannot exist.
 */
final class TemplatePlaceholder extends QuestionDetector {
  private static final Pattern VARIABLE =
      Pattern.compile(
          "%[sdiuvx@](?![a-z0-9])"
              + "|%[a-z_][a-z0-9_]{2,}%(?![0-9a-f]{2})"
              + "|\\$[a-z_({]"
              + "|\\{\\{"
              + "|\\{(?![0-9a-f]{8}-)[^}]*[a-z][^}]*}"
              + "|<[^>]*>"
              + "|\\[[a-z_][^\\]:]*]"
              + "|@[a-z_][a-z0-9_]*@"
              + "|(^|\\.)__[^.]+__(\\.|$)");

  private static final String[] WORDS = {
    "your-domain", "yourdomain", "your_domain", "changeme", "change-me", "hostname", "servername",
    "host-name", "fqdn", "my-host", "todo", "tbd", "placeholder", "insert-name-here"
  };

  TemplatePlaceholder() {
    super(
        DetectorInfo.of(
                "template-placeholder", 125, Severity.MEDIUM, "variable that nobody filled in")
            .rule(
                "The text holds a form such as %s, %NAME%, $NAME, ${...}, {{...}}, <...>, "
                    + "[...], @NAME@ or __NAME__; or, below a top label that is not delegated, a "
                    + "label at either end is a word such as changeme or your-domain.")
            .cause(
                "A placeholder of a template is looked up as it stands: a deployment or a "
                    + "configuration was rendered without its values.")
            .who("Whoever deploys or configures the asking client.")
            .fix(
                "Search the configuration of the client for this very text and fill in the "
                    + "value.")
            .source("RFC 1123 §2.1; RFC 8552 for labels with one underscore"),
        Fact.ODD_OCTET,
        Fact.UNDERSCORE,
        Fact.UNDELEGATED);
  }

  @Override
  public boolean matches(Question question) {
    if (question.hostHas(WireName.PUNCTUATION)) {
      return !question.hostHas(WireName.HIGH)
          && !NullString.isNull(question)
          && VARIABLE.matcher(question.pasted()).find();
    }
    WireName name = question.name();
    for (int i = question.firstHostLabel(); i < question.labels(); i++) {
      boolean edge = i == 0 || i >= question.labels() - 2;
      if (isDunder(name, i) || edge && !question.tldDelegated() && isWord(name, i)) {
        return true;
      }
    }
    return false;
  }

  /** {@code __NAME__}. */
  private static boolean isDunder(WireName name, int label) {
    int length = name.labelLength(label);
    return length > 4
        && name.startsWith(label, "__")
        && name.octet(label, length - 1) == '_'
        && name.octet(label, length - 2) == '_';
  }

  private static boolean isWord(WireName name, int label) {
    for (String word : WORDS) {
      if (name.labelIs(label, word)) {
        return true;
      }
    }
    return false;
  }
}
