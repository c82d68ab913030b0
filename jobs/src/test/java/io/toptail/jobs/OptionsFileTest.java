package io.toptail.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsFileTest {
  private static final List<String> KNOWN = List.of("ignore", "port", "top", "window");

  @TempDir Path folder;

  @Test
  void valuesKeepTheirTextAndPlace() throws Exception {
    OptionsFile file = read("# ours\ntop: 50\n\nwindow: 10m\nport: [53, 5353]\n");
    assertThat(file.get("top").value()).isEqualTo("50");
    assertThat(file.get("top").origin()).endsWith("options.yaml:2: top");
    assertThat(file.get("window").value()).isEqualTo("10m");
    assertThat(file.get("port").values()).containsExactly("53", "5353");
    assertThat(file.get("ignore")).isNull();
  }

  @Test
  void aKeyWithoutAValueIsNotSet() throws Exception {
    assertThat(read("top:\nwindow: ~\nignore: []\n").get("top")).isNull();
    assertThat(read("top:\nwindow: ~\nignore: []\n").get("window")).isNull();
    assertThat(read("ignore: []\n").get("ignore")).isNull();
  }

  @ParameterizedTest
  @CsvSource({"''", "'\n\n'", "'# only a comment\n'", "'---\n'"})
  void anEmptyFileSetsNothing(String text) throws Exception {
    assertThat(read(text).get("top")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "top: 1\\ntpo: 2 | :2: unknown key 'tpo'. Did you mean top?",
        "windows: 1m | :1: unknown key 'windows'. Did you mean window?",
        "zzz: 1 | :1: unknown key 'zzz'. The keys are the long options of analyze --help.",
        "top: 1\\ntop: 2 | :2: not valid: Duplicate field 'top'",
        "ignore: [*.example] | :1: not valid: ",
        "ignore: [*.example] | quote a text that begins with *",
        "top: {a: 1} | :1: top: expected a value or a list of values",
        "port: [53, [54]] | :1: port: expected a value or a list of values",
        "- top | :1: expected lines of 'key: value'",
        "just text | :1: expected lines of 'key: value'",
        "top: 1\\n---\\ntop: 2 | a second document",
        "top: 1\\n top: [ | not valid",
      })
  void whatIsWrongIsNamedWithItsLine(String text, String message) {
    assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("options.yaml:")
        .hasMessageContaining(message);
  }

  @Test
  void everyUnknownKeyIsNamed() {
    assertThatThrownBy(() -> read("tpo: 1\nprot: 2\n"))
        .hasMessageContaining("Did you mean top?")
        .hasMessageContaining("Did you mean port?");
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws IOException {
    Path latin =
        Files.write(folder.resolve("latin"), new byte[] {'t', ':', ' ', (byte) 0xE9, '\n'});
    assertThatThrownBy(() -> OptionsFile.read(latin, KNOWN)).isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> OptionsFile.read(folder, KNOWN)).isInstanceOf(UsageException.class);
  }

  @Test
  void pathsAreRelativeToTheFilesFolder() throws Exception {
    assertThat(read("top: 1").resolve("x.yaml")).isEqualTo(folder.resolve("x.yaml"));
    assertThat(read("top: 1").resolve("/etc/x.yaml")).isEqualTo(Path.of("/etc/x.yaml"));
  }

  private OptionsFile read(String text) throws IOException, UsageException {
    return OptionsFile.read(Files.writeString(folder.resolve("options.yaml"), text), KNOWN);
  }
}
