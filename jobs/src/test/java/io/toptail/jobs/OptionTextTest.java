package io.toptail.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.toptail.name.Nearest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionTextTest {
  @ParameterizedTest
  @CsvSource({
    "1s, 1, 1s",
    "90s, 90, 90s",
    "10m, 600, 10m",
    "60s, 60, 1m",
    "1h, 3600, 1h",
    "1h30m, 5400, 90m",
    "2d, 172800, 2d",
    "1d1s, 86401, 86401s",
    "PT10M, 600, 10m",
    "pt1h, 3600, 1h",
    "P1D, 86400, 1d",
    "3660d, 316224000, 3660d",
  })
  void durationsAreReadAndWritten(String text, long seconds, String written) {
    assertThat(DurationText.parse(text)).hasSeconds(seconds);
    assertThat(DurationText.format(DurationText.parse(text))).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10",
        "0s",
        "-1s",
        "1.5h",
        "10 m",
        "m",
        "10ms",
        "PT0.5S",
        "PT-1S",
        "3661d",
        "1m1h",
        "999999999d",
        "9999999999s",
        "PT9999999999999999H",
        "soon"
      })
  void whatIsNoDurationSaysWhatIs(String text) {
    assertThatThrownBy(() -> DurationText.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("90s, 10m or 1h30m");
  }

  @ParameterizedTest
  @CsvSource({
    "1m, 1048576, 1m",
    "256M, 268435456, 256m",
    "256MiB, 268435456, 256m",
    "256 mb, 268435456, 256m",
    "1g, 1073741824, 1g",
    "1024m, 1073741824, 1g",
    "64g, 68719476736, 64g",
    "1536k, 1572864, 1536k",
    "1048577, 1048577, 1048577",
  })
  void sizesAreReadAndWritten(String text, long bytes, String written) {
    assertThat(SizeText.parse(text)).isEqualTo(bytes);
    assertThat(SizeText.format(bytes)).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "256", "0", "-1m", "1.5g", "65g", "999999999999g", "1t", "m", "lots"})
  void whatIsNoSizeSaysWhatIs(String text) {
    assertThatThrownBy(() -> SizeText.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1m to 64g");
  }

  @ParameterizedTest
  @CsvSource({
    "--tpo, --top",
    "--windows, --window",
    "--ingore, --ignore",
    "--public-sufixes, --public-suffixes",
    "--top, --top",
    "--xyzzy,",
    "-q,",
  })
  void theNearestWordIsFound(String word, String nearest) {
    List<String> known = List.of("--top", "--window", "--ignore", "--public-suffixes");
    assertThat(Nearest.of(word, known)).isEqualTo(nearest);
  }

  @Test
  void textOfOthersCannotSteerATerminal() {
    assertThat(PlainText.of("a\u001b[2Jb\r\n\u202e\u2028é😀"))
        .isEqualTo("a\\u001b[2Jb\\u000d\\u000a\\u202e\\u2028é😀");
  }
}
