package io.toptail.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegistriesTest {
  private static final String HEADER = "value\tkind\tsource\tdate\tnote\n";

  static List<String> files() {
    return Registries.FILES;
  }

  private static Registries with(String path, String text) {
    return Registries.with(List.of(new Registries.File(path, text)));
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyBundledRegistryCanBeRead(String file) {
    assertThat(Registries.bundled().get(file).entries()).isNotEmpty();
    assertThat(Registries.bundled().isMissing(file)).isFalse();
  }

  @Test
  void saysHowManyEntriesWhichDateAndWhereFrom() {
    assertThat(Registries.bundled().versions())
        .hasSameSizeAs(Registries.FILES)
        .hasEntrySatisfying(
            "special use",
            text -> assertThat(text).matches("\\d+ entries, 20\\d\\d-\\d\\d-\\d\\d \\(bundled\\)"));
  }

  @Test
  void anOperatorsFileReplacesABundledOne() {
    String row = "acme\tsuffix\tour network\t2026-01-31\t\n";
    Registries registries = with("conf/registries/private-suffixes.tsv", HEADER + row);
    assertThat(registries.get("private-suffixes.tsv").values("suffix")).containsExactly("acme");
    assertThat(registries.versions())
        .containsEntry(
            "private suffixes", "1 entries, 2026-01-31 (conf/registries/private-suffixes.tsv)");
    assertThat(registries.get("probes.tsv").entries()).isNotEmpty();
  }

  @Test
  void anEmptyFileTakesARegistryAway() {
    Registries registries = with("probes.tsv", HEADER);
    assertThat(registries.isMissing("probes.tsv")).isTrue();
    assertThat(registries.versions()).containsEntry("probes", "0 entries, no date (probes.tsv)");
  }

  @Test
  void refusesOtherFilesAndOtherFormats() {
    assertThatThrownBy(() -> with("conf/registries/probs.tsv", HEADER))
        .hasMessage(
            "conf/registries/probs.tsv: there is no registry of this name."
                + " Did you mean probes.tsv?");
    assertThatThrownBy(() -> with("probes.tsv", HEADER + "one\ttwo\n"))
        .hasMessageContaining("probes.tsv:2");
  }
}
