package io.toptail.detect;

import io.toptail.name.WireName;
import java.util.Arrays;
import java.util.List;

/**
 * Two or more labels at the end that the labels before them repeat. A single label twice may be
 * real.
 */
final class DoubledDomain extends QuestionDetector {

  static final String ID = "doubled-domain";
  static final Parameter LABELS =
      Parameter.number("labels", 2, 2, 60, "labels that must be there twice");
  private final int least;

  DoubledDomain(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 154, Severity.LOW, "domain written twice")
            .rule(
                "The name ends with the same two or more labels twice. Not one label four times "
                    + "below a delegated one, which may be a name on purpose.")
            .cause(
                "The name ends with the same two or more labels twice: a search list was "
                    + "applied to a full name, or a zone file misses a final dot.")
            .who(
                "The administrator of the network that the client is in. Also: the owner of the"
                    + " zone.")
            .fix(
                "Add the missing final dot in the zone or the configuration; shorten the search"
                    + " list.")
            .source("RFC 1912 §2; RFC 1535"),
        Fact.TWICE);
    least = settings.number(LABELS);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(LABELS);
  }

  @Override
  public boolean matches(Question question) {
    int labels = question.labels();
    if (labels < 2 * least || question.isReverse4() || question.isReverse6()) {
      return false;
    }
    for (int size = least; size * 2 <= labels; size++) {
      if (isTwice(question.name(), size)) {
        return !question.tldDelegated() || !isOneLabel(question.name(), size);
      }
    }
    return false;
  }

  /** Whether the last labels are all alike, as in {@code one.one.one.one}. */
  private static boolean isOneLabel(WireName name, int size) {
    String top = name.label(name.labels() - 1);
    for (int i = name.labels() - size; i < name.labels(); i++) {
      if (!name.labelIs(i, top)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isTwice(WireName name, int size) {
    int last = name.suffixOffset(size);
    int before = name.suffixOffset(2 * size);
    int length = name.suffixOffset(0) - last;
    byte[] bytes = name.bytes();
    return length == last - before
        && Arrays.equals(bytes, before, last, bytes, last, last + length);
  }
}
