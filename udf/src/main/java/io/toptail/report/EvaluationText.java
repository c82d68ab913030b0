package io.toptail.report;

import io.toptail.report.Evaluation.NotEvaluated;
import io.toptail.report.Evaluation.Reason;
import io.toptail.report.Evaluation.SeenFrom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the report says about its own eyes, on the terminal and on the page. */
final class EvaluationText {
  private static final int SHOWN = 2;

  private EvaluationText() {}

  /** {@code client side of a resolver (inferred from 12,301 responses)}. */
  static String seenFrom(Manifest manifest) {
    SeenFrom seenFrom = manifest.evaluation().seenFrom();
    String basis = seenFrom.basis().isEmpty() ? "" : " (" + seenFrom.basis() + ")";
    return Printable.text(seenFrom.place() + basis);
  }

  /**
   * {@code 43 checks: 38 need responses (no responses in the capture): capture both directions; 5
   * are not in this version: …}. Empty if every check was made.
   */
  static String notEvaluated(Manifest manifest) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<Reason, Integer> count : manifest.evaluation().counts().entrySet()) {
      String ids = String.join(", ", manifest.evaluation().detectors(count.getKey()));
      parts.add(count.getValue() + " " + why(count.getKey(), count.getValue(), ids, manifest));
    }
    int checks = manifest.evaluation().notEvaluated().size();
    return parts.isEmpty() ? "" : Figures.plural(checks, "check") + ": " + String.join("; ", parts);
  }

  /** {@code are not in this version: …}, with only the first of the checks. */
  static String reason(Reason reason, Manifest manifest) {
    List<String> ids = manifest.evaluation().detectors(reason);
    return why(reason, ids.size(), first(ids), manifest);
  }

  /** Some of the ids and how many more; all if only one more was left out. */
  private static String first(List<String> ids) {
    return ids.size() <= SHOWN + 1
        ? String.join(", ", ids)
        : String.join(", ", ids.subList(0, SHOWN)) + " and " + (ids.size() - SHOWN) + " more";
  }

  private static String why(Reason reason, int count, String ids, Manifest manifest) {
    boolean one = count == 1;
    return switch (reason) {
      case RESPONSES ->
          (one ? "needs responses" : "need responses")
              + details(manifest, reason)
              + ": capture both directions";
      case HISTORY ->
          (one ? "needs" : "need")
              + " the history of clients, which is switched off (--no-history)";
      case TCP -> (one ? "needs" : "need") + " DNS over TCP, of which the capture has none: " + ids;
      case VANTAGE -> vantage(one, ids, manifest);
      case REGISTRY ->
          (one ? "needs a registry that is" : "need registries that are") + " missing: " + ids;
      case SWITCHED_OFF -> (one ? "is" : "are") + " switched off: " + ids;
      case VERSION -> (one ? "is" : "are") + " not in this version: " + ids;
    };
  }

  /** {@code (no responses in the capture)}. */
  private static String details(Manifest manifest, Reason reason) {
    String details =
        manifest.evaluation().notEvaluated().stream()
            .filter(one -> one.reason() == reason && !one.detail().isEmpty())
            .map(NotEvaluated::detail)
            .distinct()
            .collect(Collectors.joining(", "));
    return details.isEmpty() ? "" : " (" + Printable.text(details) + ")";
  }

  private static String vantage(boolean one, String ids, Manifest manifest) {
    String checks = " (" + ids + ")";
    SeenFrom seenFrom = manifest.evaluation().seenFrom();
    return seenFrom.vantage().equals("unknown")
        ? (one ? "depends" : "depend") + " on where the capture was taken: say --vantage" + checks
        : (one ? "does" : "do") + " not apply where it was taken" + checks;
  }
}
