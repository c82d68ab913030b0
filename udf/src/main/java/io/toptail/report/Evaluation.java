package io.toptail.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * With which eyes a run looked: where its captures were taken, and what it did not look for.
 *
 * @param seenFrom where the captures were taken
 * @param notEvaluated checks that were not made, by precedence
 */
public record Evaluation(SeenFrom seenFrom, List<NotEvaluated> notEvaluated) {
  /** Nothing known, nothing left out. */
  public static final Evaluation NONE =
      new Evaluation(new SeenFrom("unknown", "not known", "", 0, 0), List.of());

  /**
   * Where captures were taken.
   *
   * @param vantage the word for it in options; {@code unknown} if no rule may rely on it
   * @param place the same in a few words
   * @param basis how that is known, for people; may be empty
   * @param responses that it was inferred from, or could have been
   * @param servers that sent them
   */
  public record SeenFrom(
      String vantage, String place, String basis, long responses, long servers) {}

  /** Why a check was not made. */
  public enum Reason {
    /** It needs responses, paired with queries. */
    RESPONSES,
    /** It needs messages in the order of clients and time, which the operator switched off. */
    HISTORY,
    /** It needs DNS over TCP. */
    TCP,
    /** It makes no sense where the captures were taken, or that is not known. */
    VANTAGE,
    /** A registry that it needs is missing. */
    REGISTRY,
    /** The operator switched it off. */
    SWITCHED_OFF,
    /** This version does not look for it. */
    VERSION;

    /** The word for it in files. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * A check that was not made.
   *
   * @param detector its id
   * @param detail what is missing, in a few words
   */
  public record NotEvaluated(String detector, Reason reason, String detail) {}

  /** How many checks were not made, by reason; reasons without any are left out. */
  Map<Reason, Integer> counts() {
    Map<Reason, Integer> counts = new TreeMap<>();
    notEvaluated.forEach(one -> counts.merge(one.reason(), 1, Integer::sum));
    return counts;
  }

  /** The ids of checks that were not made for a reason. */
  List<String> detectors(Reason reason) {
    List<String> ids = new ArrayList<>();
    notEvaluated.stream().filter(o -> o.reason() == reason).forEach(o -> ids.add(o.detector()));
    return ids;
  }
}
