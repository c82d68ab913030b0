package io.toptail.report;

import io.toptail.compare.Comparison;
import java.util.List;
import java.util.stream.Stream;

/**
 * What changed more than chance explains.
 *
 * @param baseline the whole input against an earlier report; null if none was named
 * @param windows each window against the one before it, from the second on; empty if there is one
 */
public record Surprises(Against baseline, List<Comparison> windows) {
  /** Nothing was compared. */
  public static final Surprises NONE = new Surprises(null, List.of());

  /**
   * A comparison with an earlier report.
   *
   * @param folder the report, as the user named it
   * @param warnings what makes the comparison unfair
   */
  public record Against(String folder, List<String> warnings, Comparison comparison) {}

  /** All comparisons, that with the earlier report first. */
  List<Comparison> all() {
    Stream<Comparison> first = baseline == null ? Stream.of() : Stream.of(baseline.comparison());
    return Stream.concat(first, windows.stream()).toList();
  }
}
