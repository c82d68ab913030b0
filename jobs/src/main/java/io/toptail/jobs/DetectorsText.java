package io.toptail.jobs;

import io.toptail.detect.Detector;
import io.toptail.detect.DetectorCatalogue.NotEvaluated;
import io.toptail.detect.DetectorInfo;
import java.util.List;

/** Detectors for a terminal, a paragraph each. */
final class DetectorsText implements DetectorsFormat {
  private static final int WIDTH = 100;
  private static final int INDENT = 10;

  @Override
  public String write(List<Detector> detectors, List<NotEvaluated> notYet) {
    StringBuilder text = new StringBuilder();
    text.append(detectors.size()).append(" detectors, by precedence\n\n");
    detectors.forEach(detector -> paragraph(text, detector));
    text.append(notYet.size()).append(" misconfigurations that are not looked for yet\n\n");
    for (NotEvaluated left : notYet) {
      text.append(left.id()).append("  needs ").append(left.needs());
      text.append(": ").append(left.reason()).append('\n');
    }
    return text.toString();
  }

  private static void paragraph(StringBuilder text, Detector detector) {
    DetectorInfo info = detector.info();
    text.append(info.id()).append("  ").append(DetectorsFormat.severity(detector));
    text.append("  ").append(info.title()).append('\n');
    line(text, "rule", info.rule());
    detector.parameters().forEach(p -> line(text, "set", DetectorsFormat.parameter(p)));
    if (!info.vantages().isEmpty()) {
      line(text, "only at", String.join(", ", DetectorsFormat.vantages(detector)));
    }
    line(text, "cause", info.cause());
    line(text, "who", info.who());
    line(text, "fix", info.fix());
    line(text, "source", info.source());
    if (!detector.registries().isEmpty()) {
      line(text, "lists", String.join(", ", detector.registries()));
    }
    text.append('\n');
  }

  private static void line(StringBuilder text, String label, String content) {
    int column = INDENT;
    text.append("  ").append(label).append(" ".repeat(INDENT - 2 - label.length()));
    for (String word : content.split(" ")) {
      if (column > INDENT && column + word.length() >= WIDTH) {
        text.append('\n').append(" ".repeat(INDENT));
        column = INDENT;
      }
      text.append(column > INDENT ? " " : "").append(word);
      column += word.length() + 1;
    }
    text.append('\n');
  }
}
