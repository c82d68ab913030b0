package io.toptail.report;

import java.util.List;

/**
 * Whom to call about one window.
 *
 * @param rows all clients with a mistake of severity low or above, the worst first; may be longer
 *     than memory, so whoever reads them iterates
 * @param high how many of them have a worst symptom of this severity
 * @param misconfigured how many of them sent a misconfigured query, one that {@code totals} counts
 * @param behaving how many of the others show something in their behaviour; what is left sent only
 *     messages that are no queries
 * @param names the names asked most of each detector, severest first
 */
public record Offenders(
    List<Offender> rows,
    long high,
    long medium,
    long low,
    long misconfigured,
    long behaving,
    List<MistakenName> names) {
  /** Of a window in which nobody made a mistake. */
  public static final Offenders NONE = new Offenders(List.of(), 0, 0, 0, 0, 0, List.of());

  /** How many clients there are. */
  public long clients() {
    return high + medium + low;
  }

  /** How many sent nothing wrong but messages that are no queries. */
  public long withoutQueries() {
    return clients() - misconfigured - behaving;
  }
}
