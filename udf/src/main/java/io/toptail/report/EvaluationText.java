package io.toptail.report;

import io.toptail.report.Evaluation.Reason;
import io.toptail.report.Evaluation.SeenFrom;
import io.toptail.report.WindowReport.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the report says about its own eyes, alike on the terminal and on the page. */
final class EvaluationText {
  private EvaluationText() {}

  /** {@code client side of a resolver (inferred from 12,301 responses)}. */
  static String seenFrom(Manifest manifest) {
    SeenFrom seenFrom = manifest.evaluation().seenFrom();
    String basis = seenFrom.basis().isEmpty() ? "" : " (" + seenFrom.basis() + ")";
    return Printable.text(seenFrom.place() + basis);
  }

  /**
   * {@code 64 checks: 38 need responses, 24 the history of clients, 2 are switched off}. Empty if
   * every check was made.
   */
  static String notEvaluated(Manifest manifest, Totals totals) {
    Map<Reason, Integer> counts = manifest.evaluation().counts();
    List<String> parts = new ArrayList<>();
    counts.forEach((reason, count) -> parts.add(part(reason, count, manifest, totals)));
    int checks = counts.values().stream().mapToInt(Integer::intValue).sum();
    return parts.isEmpty()
        ? ""
        : (checks == 1 ? "1 check: " : checks + " checks: ") + String.join("; ", parts);
  }

  private static String part(Reason reason, int count, Manifest manifest, Totals totals) {
    boolean one = count == 1;
    return count
        + switch (reason) {
          case RESPONSES ->
              (one ? " needs responses" : " need responses")
                  + (totals.responses() == 0
                      ? ": capture both directions to get " + (one ? "it" : "them")
                      : " to queries, which were too few or are not looked at yet");
          case HISTORY ->
              (one ? " needs" : " need") + " the history of clients, which is not looked at yet";
          case VANTAGE -> vantage(one, manifest);
          case REGISTRY ->
              (one ? " needs a registry that is" : " need registries that are")
                  + " missing: "
                  + String.join(", ", manifest.evaluation().detectors(Reason.REGISTRY));
          case SWITCHED_OFF ->
              (one ? " is" : " are")
                  + " switched off: "
                  + String.join(", ", manifest.evaluation().detectors(Reason.SWITCHED_OFF));
        };
  }

  private static String vantage(boolean one, Manifest manifest) {
    String checks = " (" + String.join(", ", manifest.evaluation().detectors(Reason.VANTAGE)) + ")";
    SeenFrom seenFrom = manifest.evaluation().seenFrom();
    return seenFrom.vantage().equals("unknown")
        ? (one ? " depends" : " depend") + " on where the capture was taken: say --vantage" + checks
        : (one ? " does" : " do") + " not apply where it was taken" + checks;
  }
}
