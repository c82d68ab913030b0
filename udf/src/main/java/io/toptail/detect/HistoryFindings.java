package io.toptail.detect;

import io.toptail.name.WireName;

/**
 * Takes what a {@link ClientWatch} found of the client that it watches, and tells what the finding
 * may depend on. Views are not kept.
 */
public interface HistoryFindings {
  /**
   * Whether the client asks for so many registrable domains that it may be many machines behind one
   * address: what they ask together looks like haste or rhythm of one. Also if it asks more
   * questions than are remembered. To be asked when a question ends.
   *
   * @param many more than so many are many
   */
  boolean areDomainsMany(long many);

  /** A finding about a question of the client that has not ended. */
  void question(int question, CountedQueries queries);

  /**
   * The same, if {@link HistoryDetector#holds} says so of the server that was asked, once all
   * clients are counted.
   *
   * @param queries with their server
   */
  default void heldQuestion(int question, CountedQueries queries) {
    question(question, queries);
  }

  /** A finding about the client and any name, such as one of its domains. */
  void name(WireName name, CountedQueries queries);

  /** What the search list of the client shows of a suffix, for rules about single questions. */
  void searchSuffix(SearchSuffix what, WireName suffix, long nanos);
}
