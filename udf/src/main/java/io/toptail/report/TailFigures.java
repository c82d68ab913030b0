package io.toptail.report;

import java.util.List;

/**
 * The long tail in figures: never the word alone, but how it is cut off, and in which unit.
 *
 * @param domains distinct registrable domains
 * @param templates distinct templates of names
 * @param askedOnce names that were asked exactly once; of all queries, about that share is the
 *     chance that the next one asks a name that was not seen yet (Good–Turing)
 * @param parts the tail by each definition
 * @param topShares share of the queries of the first 10, 100 and 1,000 names, as far as there are
 *     so many
 * @param slope of log count against log rank from rank 10 to a tenth of the names (Zipf's exponent
 *     with its sign), 0 if there are too few names
 */
public record TailFigures(
    long domains,
    long templates,
    long askedOnce,
    List<Part> parts,
    List<RankShare> topShares,
    double slope) {

  /**
   * The tail by one definition.
   *
   * @param definition {@code asked at most 3 times}, {@code beyond rank 1,000}, …
   * @param fromRank rank of its first name, 0 if it is empty
   */
  public record Part(String id, String definition, long names, long queries, long fromRank) {}

  /** The first {@code rank} names take {@code share} of the queries. */
  public record RankShare(long rank, double share) {}

  /** For windows without queries. */
  public static final TailFigures NONE = new TailFigures(0, 0, 0, List.of(), List.of(), 0);
}
