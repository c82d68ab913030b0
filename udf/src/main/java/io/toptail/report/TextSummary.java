package io.toptail.report;

import io.toptail.report.Evaluation.Reason;
import io.toptail.report.TextPage.Style;
import io.toptail.report.WindowReport.IgnoreCandidate;
import io.toptail.report.WindowReport.IgnoredRow;
import io.toptail.report.WindowReport.Totals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What came in: the window's size, what rules left out, and what could not be judged. */
final class TextSummary {
  private static final int LABELS = 20;
  private static final int RULES_SHOWN = 10;

  private TextSummary() {}

  static void write(TextPage page, Manifest manifest, WindowReport window) throws IOException {
    Totals totals = window.totals();
    page.blank();
    page.wrapped(Style.PLAIN, 2, String.join(" · ", sizes(totals)));
    leftOut(page, window);
    notEvaluated(page, manifest);
    for (IgnoreCandidate candidate : window.ignoreCandidates()) {
      candidate(page, candidate);
    }
    if (anyEstimate(window)) {
      page.labelled("estimates", LABELS, Sentences.estimates(manifest));
    }
  }

  /** A line or two for each reason: nobody looks for a check among all of them here. */
  private static void notEvaluated(TextPage page, Manifest manifest) throws IOException {
    Map<Reason, Integer> counts = manifest.evaluation().counts();
    if (counts.isEmpty()) {
      return;
    }
    int checks = manifest.evaluation().notEvaluated().size();
    page.labelled("not evaluated", LABELS, Figures.plural(checks, "check") + ", see manifest.json");
    int digits = counts.values().stream().mapToInt(n -> n.toString().length()).max().orElseThrow();
    for (Map.Entry<Reason, Integer> reason : counts.entrySet()) {
      String count = reason.getValue().toString();
      String start = " ".repeat(LABELS + digits - count.length()) + count + " ";
      page.hanging(start, EvaluationText.reason(reason.getKey(), manifest));
    }
  }

  private static List<String> sizes(Totals totals) {
    List<String> sizes = new ArrayList<>();
    sizes.add(Figures.queries(totals.queries()));
    long nanos = totals.measuredNanos();
    if (nanos > 0) {
      sizes.add(Figures.perSecond(totals.queries(), nanos));
    }
    sizes.add(Figures.plural(totals.names(), "name"));
    sizes.add(Figures.plural(totals.domains(), "domain"));
    sizes.add(Figures.plural(totals.clients(), "client"));
    sizes.add(Sentences.responses(totals));
    return sizes;
  }

  private static void leftOut(TextPage page, WindowReport window) throws IOException {
    Totals totals = window.totals();
    long removed = window.leftOut();
    if (window.ignored().isEmpty() && removed == 0) {
      return;
    }
    String rules = Figures.plural(window.ignored().size(), "rule");
    page.labelled(
        "left out by rule",
        LABELS,
        (totals.countedFromResponses()
                ? Figures.plural(removed, "question of a response", "questions of responses")
                : Figures.queries(removed))
            + " ("
            + Figures.percent(window.leftOutShare())
            + " %) by "
            + rules
            + "; "
            + Figures.count(totals.countedQueries())
            + (totals.countedQueries() == 1 ? " is" : " are")
            + " left and counted");
    TextTable table = new TextTable().figures("queries").figures("%").figures("names");
    table.figures("clients").text("rule", 20, Style.PLAIN);
    for (IgnoredRow row :
        window.ignored().subList(0, Math.min(RULES_SHOWN, window.ignored().size()))) {
      table.row(
          Figures.count(row.queries()),
          Figures.percent(row.share()),
          Figures.count(row.names()),
          Figures.count(row.clients(), row.clientsEstimated()),
          Printable.name(row.rule()));
    }
    for (String line : table.isEmpty() ? List.<String>of() : table.lines(page, 4, page.width())) {
      page.line(line);
    }
    if (window.ignored().size() > RULES_SHOWN) {
      page.line("    … " + (window.ignored().size() - RULES_SHOWN) + " more in summary.json");
    }
  }

  private static void candidate(TextPage page, IgnoreCandidate candidate) throws IOException {
    page.labelled(
        "worth a rule?",
        LABELS,
        Sentences.candidate(candidate) + ": to leave it out, run again with");
    String option = "--ignore " + shellWord(Printable.name(candidate.entry()));
    page.line(Style.CYAN, " ".repeat(LABELS) + option);
  }

  /** Quoted if a shell would read anything into it, since people paste what they are shown. */
  static String shellWord(String text) {
    return text.matches("[A-Za-z0-9._:/-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** Whether any row of the window holds an estimate. */
  static boolean anyEstimate(WindowReport window) {
    return window.totals().misconfiguredClientsEstimated()
        || window.top().stream().anyMatch(WindowReport.TopRow::clientsEstimated)
        || window.ignored().stream().anyMatch(IgnoredRow::clientsEstimated)
        || window.ignoreCandidates().stream().anyMatch(IgnoreCandidate::clientsEstimated)
        || window.misconfigurations().stream()
            .anyMatch(WindowReport.MisconfigurationRow::clientsEstimated)
        || window.tail().view().lanes().stream()
            .flatMap(lane -> lane.first().stream())
            .anyMatch(TailRow::clientsEstimated);
  }
}
