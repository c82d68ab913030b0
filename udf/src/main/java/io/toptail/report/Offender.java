package io.toptail.report;

import java.util.List;

/**
 * A client to call, with everything of severity low or above that is wrong with it.
 *
 * @param rank from 1, the worst
 * @param severity of its worst symptom
 * @param importance what its rank comes from, among clients of one severity
 * @param queries queries and unreadable payloads with a mistake as their primary class, so that
 *     each counts once: the sum of the symptoms that do not overlap
 * @param together what several of the symptoms point to; {@link Advice#NONE} if that is not known
 * @param symptoms severest first, then most queries; at least one
 */
public record Offender(
    long rank,
    String client,
    String severity,
    long importance,
    long queries,
    long firstSeenNanos,
    long lastSeenNanos,
    Advice together,
    List<Symptom> symptoms) {

  /** What to tell the client first: about all, or else about the worst. */
  public Advice advice() {
    return together.isNone() ? symptoms.get(0).advice() : together;
  }
}
