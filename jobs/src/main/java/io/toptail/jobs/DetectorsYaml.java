package io.toptail.jobs;

import io.toptail.detect.Detector;
import io.toptail.detect.DetectorCatalogue.NotEvaluated;
import io.toptail.detect.Parameter;
import java.util.List;

/** {@code conf/detectors.yaml}: everything that may be set, each thing at its default. */
final class DetectorsYaml implements DetectorsFormat {
  private static final String HEAD =
      """
      # Settings of the detectors, each at its default: remove the # before a detector's id and before
      # the lines of it that you want to change. Unknown ids and keys are errors. Lists replace the
      # default as a whole.
      #
      # enabled   false: not looked for; the report says so
      # severity  info, low, medium or high; what is info is no mistake in the report
      # except    names that are all right, with everything below them: [corp.example.com]
      #
      # What each rule looks at: scripts/toptail detectors. Written by: scripts/toptail detectors
      # --format yaml
      """;

  @Override
  public String write(List<Detector> detectors, List<NotEvaluated> notYet) {
    StringBuilder text = new StringBuilder(HEAD);
    for (Detector detector : detectors) {
      text.append("\n# ").append(detector.info().title()).append('\n');
      text.append('#').append(detector.id()).append(":\n");
      text.append("#  enabled: true\n#  severity: ").append(DetectorsFormat.severity(detector));
      text.append("\n#  except: []\n");
      detector.parameters().forEach(parameter -> line(text, parameter));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, Parameter parameter) {
    text.append("#  # ").append(parameter.meaning());
    if (parameter.kind() == Parameter.Kind.NUMBER) {
      text.append(", ").append(parameter.least()).append(" to ").append(parameter.most());
    }
    text.append("\n#  ").append(parameter.key()).append(": ").append(parameter.usualText());
    text.append('\n');
  }
}
