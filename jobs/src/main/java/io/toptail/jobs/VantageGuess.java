package io.toptail.jobs;

import io.toptail.capture.CaptureReader;
import io.toptail.capture.Captures;
import io.toptail.combine.VantageProbe;
import io.toptail.row.AnalysisSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Looks at the beginnings of captures on this machine for where they were taken. */
final class VantageGuess {
  private static final int FILES = 8;

  private VantageGuess() {}

  /**
   * The settings with a guess, unless the vantage is declared. Only a guess: what cannot be read
   * here is left to the analysis, which also finds out whether the guess was right.
   */
  static AnalysisSettings made(AnalysisSettings settings, List<Input> inputs) {
    if (settings.detectors().declared()) {
      return settings;
    }
    VantageProbe probe = new VantageProbe(settings);
    inputs.stream()
        .filter(input -> input.bytes() > 0)
        .limit(FILES)
        .forEach(input -> look(probe, input));
    return settings.withVantage(probe.guess());
  }

  private static void look(VantageProbe probe, Input input) {
    try (InputStream in = Files.newInputStream(Path.of(URI.create(input.uri())));
        CaptureReader reader = Captures.open(in, input.path())) {
      probe.add(reader);
    } catch (IOException e) {
      // The analysis reads the same and says what is wrong with it.
    }
  }

  /** Whether all inputs are files; standard input is read once. */
  static boolean canReadAgain(List<Input> inputs) {
    return inputs.stream().noneMatch(Input::isStandardInput);
  }
}
