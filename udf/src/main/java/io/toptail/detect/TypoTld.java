package io.toptail.detect;

import io.toptail.dns.DnsName;
import io.toptail.name.WireName;
import java.util.List;

/** A top label at distance 1 of a common one, below which there is a host. */
final class TypoTld extends QuestionDetector {
  static final Parameter TARGETS =
      Parameter.list(
          "targets",
          Parameter.Kind.LABELS,
          "top labels that somebody may have meant",
          "com",
          "net",
          "org",
          "edu",
          "gov",
          "info");
  static final String ID = "typo-tld";
  private final String[] targets;

  TypoTld(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 230, Severity.INFO, "mistyped top-level domain, perhaps")
            .rule(
                "The top label is not delegated and one insertion, deletion, replacement or"
                    + " swap away from one of the targets, and there is a label in front of it.")
            .cause(
                "The top label is one keystroke away from com, net, org, edu, gov or info. "
                    + "Without the answer this is a guess.")
            .who("Whoever configured the asking client.")
            .fix("Correct the name in the configuration of the client.")
            .source("Damerau–Levenshtein distance 1"),
        Fact.UNDELEGATED);
    targets = settings.list(TARGETS).toArray(String[]::new);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(TARGETS);
  }

  @Override
  public boolean matches(Question question) {
    int top = question.labels() - 1;
    if (question.tldDelegated() || top < 1) {
      return false;
    }
    for (String target : targets) {
      if (isOneEditAway(question.name(), top, target)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String meant(WireName name) {
    int top = name.labels() - 1;
    for (String target : targets) {
      if (top > 0 && isOneEditAway(name, top, target)) {
        String text = DnsName.toText(name.bytes(), name.offset());
        return text.substring(0, text.length() - DnsName.toText(name.suffix(1), 0).length())
            + target;
      }
    }
    return "";
  }

  /** One octet more, less or other, or two neighbours swapped. */
  private static boolean isOneEditAway(WireName name, int label, String target) {
    int length = name.labelLength(label);
    int size = target.length();
    if (length < 2 || Math.abs(length - size) > 1) {
      return false;
    }
    int shorter = Math.min(length, size);
    int head = 0;
    while (head < shorter && name.octet(label, head) == target.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && name.octet(label, length - 1 - tail) == target.charAt(size - 1 - tail)) {
      tail++;
    }
    int left = length - head - tail;
    int missing = size - head - tail;
    if (left == 2 && missing == 2) {
      return name.octet(label, head) == target.charAt(head + 1)
          && name.octet(label, head + 1) == target.charAt(head);
    }
    return left <= 1 && missing <= 1 && left + missing > 0;
  }
}
