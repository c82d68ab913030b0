package io.toptail.detect;

import io.toptail.name.WireName;

/** Takes what a {@link ClientWatch} found of the client that it watches; views are not kept. */
public interface HistoryFindings {
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
