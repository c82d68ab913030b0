package io.toptail.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.toptail.detect.Detector;
import io.toptail.detect.DetectorCatalogue;
import io.toptail.detect.DetectorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorsCommandTest {
  private static final Path PAGE = Path.of("../docs/detectors.md");
  private static final Path SETTINGS = Path.of("../conf/detectors.yaml");

  private static String list(String format) {
    CommandRun run = CommandRun.of("detectors", "--format", format);
    assertThat(run.exitCode).isZero();
    return run.out;
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "markdown", "yaml"})
  void everyFormatNamesEveryDetector(String format) {
    String text = list(format);
    assertThat(DetectorCatalogue.describe())
        .hasSizeGreaterThan(65)
        .allSatisfy(detector -> assertThat(text).contains(detector.id()));
  }

  @Test
  void jsonHoldsWhatADetectorSays() throws IOException {
    JsonNode root = new ObjectMapper().readTree(list("json"));
    List<Detector> detectors = DetectorCatalogue.describe();
    assertThat(root.path("detectors")).hasSize(detectors.size());
    for (int i = 0; i < detectors.size(); i++) {
      JsonNode node = root.path("detectors").get(i);
      assertThat(node.path("id").asText()).isEqualTo(detectors.get(i).id());
      assertThat(node.path("rule").asText()).isEqualTo(detectors.get(i).info().rule());
      assertThat(node.path("parameters")).hasSize(detectors.get(i).parameters().size());
    }
    assertThat(root.path("not_evaluated")).hasSize(DetectorCatalogue.notYet().size());
  }

  @Test
  void thePageIsUpToDate() throws IOException {
    assertThat(Files.readString(PAGE))
        .as(
            "the list of docs/detectors.md is what 'scripts/toptail detectors --format markdown' prints")
        .contains("<!-- detectors: begin -->\n\n" + list("markdown") + "\n<!-- detectors: end -->");
  }

  @Test
  void theShippedSettingsAreUpToDateAndSetNothing() throws IOException {
    assertThat(Files.readString(SETTINGS))
        .as("conf/detectors.yaml is what 'scripts/toptail detectors --format yaml' prints")
        .isEqualTo(list("yaml"));
  }

  @Test
  void theShippedSettingsAreAcceptedWithoutTheirHashes() {
    StringBuilder yaml = new StringBuilder();
    list("yaml")
        .lines()
        .dropWhile(line -> line.startsWith("#"))
        .filter(line -> line.matches("#([^ ]|  ).*"))
        .forEach(line -> yaml.append(line.substring(1)).append('\n'));
    assertThat(yaml.toString()).contains("wpad-leak:");
    assertThatCode(
            () ->
                DetectorSettings.read(
                    yaml.toString(), "detectors.yaml", DetectorCatalogue.describe()))
        .doesNotThrowAnyException();
  }

  @Test
  void anUnknownFormatIsWrongUsage() {
    CommandRun run = CommandRun.of("detectors", "--format", "xml");
    assertThat(run.exitCode).isEqualTo(2);
    assertThat(run.err).contains("expected one of json, markdown, text, yaml");
  }
}
