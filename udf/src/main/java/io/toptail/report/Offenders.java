package io.toptail.report;

import java.util.List;

/**
 * Whom to call about one window.
 *
 * @param rows all clients with a mistake of severity low or above, the worst first; may be longer
 *     than memory, so whoever reads them iterates
 * @param high how many of them have a worst symptom of this severity
 * @param names the names asked most of each detector, severest first
 */
public record Offenders(
    List<Offender> rows, long high, long medium, long low, List<MistakenName> names) {
  /** Of a window in which nobody made a mistake. */
  public static final Offenders NONE = new Offenders(List.of(), 0, 0, 0, List.of());

  /** How many clients there are. */
  public long clients() {
    return high + medium + low;
  }
}
