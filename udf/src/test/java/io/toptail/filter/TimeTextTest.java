package io.toptail.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-31T14:05:00Z, 1769868300000000000",
    "2026-01-31 14:05:00, 1769868300000000000",
    "2026-01-31T14:05, 1769868300000000000",
    "2026-01-31T15:05:00.25+01:00, 1769868300250000000",
    "1769868300.25, 1769868300250000000",
    "1769868300.000000001, 1769868300000000001",
    "2026-01-31, 1769817600000000000",
    "0, 0",
  })
  void timesAreReadInEveryForm(String text, long nanos) {
    assertThat(TimeText.parse(text)).isEqualTo(nanos);
  }

  @Property
  void whatIsWrittenIsReadAgain(@ForAll @LongRange(min = 0) long nanos) {
    assertThat(TimeText.parse(TimeText.format(nanos))).isEqualTo(nanos);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "14:05",
        "2026-02-30",
        "2026-01-31T25:00",
        "1969-12-31T23:59:59Z",
        "9999-01-01",
        "999999999999",
        "-1",
        "1.0000000001",
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> TimeText.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ISO 8601");
  }
}
