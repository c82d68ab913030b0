package io.toptail.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What matters most is dated by name, the rest by its span. */
class RegistryDatesTest {
  private static final Map<String, String> BUNDLED =
      Map.of(
          "public suffixes", "2025-11-27_12-00-00_UTC",
          "delegated TLDs", "Version 2026062300, 2026-06-23",
          "abandoned trees", "3 entries, 2005-08-01 (bundled)",
          "probes", "9 entries, 2026-11-24 (bundled)");

  private static String text(Map<String, String> registries) {
    return RegistryDates.of(
        new Manifest("0.1.0", List.of(), Map.of(), registries, List.of(), 0, 0));
  }

  @Test
  void datesTheListsThatChangeMostAndTheRestByItsSpan() {
    assertThat(text(BUNDLED))
        .isEqualTo(
            "delegated TLDs 2026-06-23 · public suffixes 2025-11-27"
                + " · 2 more of 2005-08-01 to 2026-11-24, see manifest.json");
  }

  @Test
  void namesWhatAnOperatorReplaced() {
    assertThat(
            text(
                Map.of(
                    "probes", "1 entries, 2026-12-01 (/etc/toptail/probes.tsv)",
                    "opcodes", "0 entries, no date (/etc/toptail/opcodes.tsv)")))
        .isEqualTo("opcodes* without a date · probes* 2026-12-01");
    assertThat(text(Map.of())).isEmpty();
  }
}
