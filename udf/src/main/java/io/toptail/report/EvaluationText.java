package io.toptail.report;

import io.toptail.report.Evaluation.NotEvaluated;
import io.toptail.report.Evaluation.Reason;
import io.toptail.report.Evaluation.SeenFrom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
   * {@code 43 checks: 38 need responses (no responses in the capture): capture both directions to
   * get them; 5 are not in this version: …}. Empty if every check was made.
   */
  static String notEvaluated(Manifest manifest) {
    Map<Reason, Integer> counts = manifest.evaluation().counts();
    List<String> parts = new ArrayList<>();
    counts.forEach((reason, count) -> parts.add(part(reason, count, manifest)));
    int checks = counts.values().stream().mapToInt(Integer::intValue).sum();
    return parts.isEmpty()
        ? ""
        : (checks == 1 ? "1 check: " : checks + " checks: ") + String.join("; ", parts);
  }

  private static String part(Reason reason, int count, Manifest manifest) {
    boolean one = count == 1;
    String ids = String.join(", ", manifest.evaluation().detectors(reason));
    return count
        + switch (reason) {
          case RESPONSES ->
              (one ? " needs responses" : " need responses")
                  + details(manifest, reason)
                  + ": capture both directions to get "
                  + (one ? "it" : "them");
          case HISTORY ->
              (one ? " needs" : " need")
                  + " the history of clients, which is switched off (--no-history)";
          case TCP ->
              (one ? " needs" : " need") + " DNS over TCP, of which the capture has none: " + ids;
          case VANTAGE -> vantage(one, manifest);
          case REGISTRY ->
              (one ? " needs a registry that is" : " need registries that are")
                  + " missing: "
                  + ids;
          case SWITCHED_OFF -> (one ? " is" : " are") + " switched off: " + ids;
          case VERSION -> (one ? " is" : " are") + " not in this version: " + ids;
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

  private static String vantage(boolean one, Manifest manifest) {
    String checks = " (" + String.join(", ", manifest.evaluation().detectors(Reason.VANTAGE)) + ")";
    SeenFrom seenFrom = manifest.evaluation().seenFrom();
    return seenFrom.vantage().equals("unknown")
        ? (one ? " depends" : " depend") + " on where the capture was taken: say --vantage" + checks
        : (one ? " does" : " do") + " not apply where it was taken" + checks;
  }
}
