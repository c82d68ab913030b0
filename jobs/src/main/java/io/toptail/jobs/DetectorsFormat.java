package io.toptail.jobs;

import io.toptail.detect.Detector;
import io.toptail.detect.DetectorCatalogue.NotEvaluated;
import io.toptail.detect.Parameter;
import io.toptail.detect.QuestionDetector;
import io.toptail.detect.Vantage;
import java.util.List;
import java.util.Locale;

/** One way to write down what detectors say about themselves. */
@FunctionalInterface
interface DetectorsFormat {
  /**
   * All of them as one text with a final line end.
   *
   * @param detectors by precedence
   * @param notYet what no detector looks for
   */
  String write(List<Detector> detectors, List<NotEvaluated> notYet);

  /** The word for a severity. */
  static String severity(Detector detector) {
    return detector.info().severity().name().toLowerCase(Locale.ROOT);
  }

  /** What a detector is shown: one question, or a whole message with its sender. */
  static String scope(Detector detector) {
    return detector instanceof QuestionDetector ? "question" : "message";
  }

  /** The words of the vantages at which it runs, in order; empty for all. */
  static List<String> vantages(Detector detector) {
    return detector.info().vantages().stream().sorted().map(Vantage::word).toList();
  }

  /** {@code labels: 2 (labels that must be there twice)}. */
  static String parameter(Parameter parameter) {
    return parameter.key() + ": " + parameter.usualText() + " (" + parameter.meaning() + ")";
  }
}
