package io.toptail.jobs;

import io.toptail.detect.Detector;
import io.toptail.detect.DetectorCatalogue.NotEvaluated;
import io.toptail.detect.DetectorInfo;
import java.util.List;
import java.util.stream.Collectors;

/** Detectors as tables of Markdown, for {@code docs/detectors.md}. */
final class DetectorsMarkdown implements DetectorsFormat {
  @Override
  public String write(List<Detector> detectors, List<NotEvaluated> notYet) {
    StringBuilder text = new StringBuilder();
    text.append(
        "| detector | severity | what | rule | may be set | who can end it, how | source |\n");
    text.append("|---|---|---|---|---|---|---|\n");
    detectors.forEach(detector -> row(text, detector));
    text.append(
        "\nNot looked for yet:\n\n| misconfiguration | needs | more exactly |\n|---|---|---|\n");
    for (NotEvaluated left : notYet) {
      cells(text, "`" + left.id() + "`", left.needs(), escape(left.reason()));
    }
    return text.toString();
  }

  private static void row(StringBuilder text, Detector detector) {
    DetectorInfo info = detector.info();
    String parameters =
        detector.parameters().stream()
            .map(p -> "`" + p.key() + ": " + p.usualText() + "` " + escape(p.meaning()))
            .collect(Collectors.joining("; "));
    String where = String.join(", ", DetectorsFormat.vantages(detector));
    cells(
        text,
        "`" + info.id() + "`",
        DetectorsFormat.severity(detector),
        escape(info.title()),
        escape(info.rule()) + (where.isEmpty() ? "" : " Only at: " + where + "."),
        parameters,
        escape(info.who() + " " + info.fix()),
        escape(info.source()));
  }

  private static void cells(StringBuilder text, String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String escape(String text) {
    return text.replaceAll("([\\\\|<>*_`\\[\\]])", "\\\\$1");
  }
}
