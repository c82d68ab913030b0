package io.toptail.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFolderTest {
  @TempDir Path folder;

  @Test
  void aNewFolderIsFineAlsoBelowNewOnes() {
    assertThat(problems(folder.resolve("report"))).isEmpty();
    assertThat(problems(folder.resolve("a/b/report"))).isEmpty();
    assertThat(folder.resolve("a")).doesNotExist();
  }

  @Test
  void anEmptyFolderIsFine() {
    assertThat(problems(folder)).isEmpty();
  }

  @Test
  void anEarlierReportIsFine() throws IOException {
    manifest("{\"inputs\": [{\"tool\": 1}], \"tool\": \"toptail\", \"version\": \"0.1.0\"}");
    assertThat(problems(folder)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "not JSON",
        "{\"tool\": \"webpack\"}",
        "{\"a\": {\"tool\": \"toptail\"}}",
        "{\"tool\": [\"toptail\"]}"
      })
  void aFolderWithAnotherManifestIsRefused(String manifest) throws IOException {
    manifest(manifest);
    assertThat(problems(folder))
        .singleElement()
        .asString()
        .contains("exists and is not a report of toptail")
        .contains("give another folder");
  }

  @Test
  void aFolderOfSomethingElseIsRefused() throws IOException {
    Files.createFile(folder.resolve("thesis.tex"));
    assertThat(problems(folder)).hasSize(1);
  }

  @Test
  void aFileIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("report"));
    assertThat(problems(file)).singleElement().asString().contains("exists and is not a folder");
    assertThat(problems(file.resolve("below")))
        .singleElement()
        .asString()
        .contains("cannot be made");
  }

  private void manifest(String text) throws IOException {
    Files.writeString(folder.resolve("manifest.json"), text);
  }

  private static List<String> problems(Path out) {
    List<String> problems = new ArrayList<>();
    OutputFolder.check(out.toString(), problems);
    return problems;
  }
}
