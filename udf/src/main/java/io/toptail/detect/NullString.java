package io.toptail.detect;

import io.toptail.name.WireName;

/**
 * A word for "no value" as the first or the top label.
 *
 * <p>Plain words count only below a top label that is not delegated and with at most two labels of
 * suffix, since {@code none.example.com} may exist.
 */
final class NullString extends QuestionDetector {
  private static final String[] MARKED = {
    "(null)", "(none)", "<nil>", "<null>", "<none>", "<no value>", "n/a", "[object object]"
  };

  /** Names of hosts too, unless nothing else is there. */
  private static final String[] ALONE = {"default", "empty", "false", "true", "nan"};

  private static final String[] WORDS = {
    "null", "nil", "none", "undefined", "unknown", "noname", "no-name", "fcname", "object-object"
  };

  NullString() {
    super(
        DetectorInfo.of(
                "null-string-name",
                126,
                Severity.MEDIUM,
                "\"null\", \"undefined\" or \"none\" as a host")
            .rule(
                "The first or the top label is a word for \"no value\"; plain words only "
                    + "below a top label that is not delegated, in names of at most three labels.")
            .cause("A variable without a value was turned into text and looked up.")
            .who("The developer of the program on the asking client.")
            .fix("Find the unset setting on the client; the program should refuse an empty host.")
            .source("RFC 1123 §2.1; ITHI M3 frequent strings"),
        Fact.ODD_OCTET,
        Fact.UNDELEGATED);
  }

  @Override
  public boolean matches(Question question) {
    return isNull(question);
  }

  /** Also asked by rules that would take the same text for something else. */
  static boolean isNull(Question question) {
    int labels = question.labels();
    if (labels == 0) {
      return false;
    }
    WireName name = question.name();
    if (question.has(WireName.PUNCTUATION)
        && (isOneOf(MARKED, name, 0) || isOneOf(MARKED, name, labels - 1))) {
      return true;
    }
    if (question.tldDelegated() || labels > 3) {
      return false;
    }
    boolean first = isOneOf(WORDS, name, 0) || labels == 1 && isOneOf(ALONE, name, 0);
    return first || isOneOf(WORDS, name, labels - 1);
  }

  private static boolean isOneOf(String[] words, WireName name, int label) {
    for (String word : words) {
      if (name.labelIs(label, word)) {
        return true;
      }
    }
    return false;
  }
}
