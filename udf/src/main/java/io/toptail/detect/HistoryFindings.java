package io.toptail.detect;

/**
 * Takes what a {@link ClientWatch} found of the client that it watches, and tells what the finding
 * may depend on.
 */
public interface HistoryFindings {
  /**
   * Whether the client asks for so many registrable domains that it may be many machines behind one
   * address: what they ask together looks like haste or rhythm of one. Also if it asks more
   * questions than are remembered.
   *
   * @param many more than so many are many
   */
  boolean areDomainsMany(long many);

  /**
   * A finding about a question of the client that has not ended.
   *
   * @param queries how many queries show it, at least 1
   * @param firstNanos time of the first of them, which is the evidence
   * @param file number of the file that holds that one
   */
  void question(int question, long queries, long firstNanos, long lastNanos, int file);

  /**
   * The same, if {@link HistoryDetector#holds} says so of the server that was asked, once all
   * clients are counted.
   */
  default void question(
      int question,
      byte[] server,
      int serverOffset,
      int serverLength,
      long queries,
      long firstNanos,
      long lastNanos,
      int file) {
    question(question, queries, firstNanos, lastNanos, file);
  }

  /**
   * A finding about the client and any name, such as one of its domains.
   *
   * @param name wire form, lower case; copied
   */
  void name(
      byte[] name, int offset, int length, long queries, long firstNanos, long lastNanos, int file);

  /**
   * What the search list of the client shows of a suffix, for rules about single questions.
   *
   * @param name wire form, lower case; copied
   */
  void searchSuffix(SearchSuffix what, byte[] name, int offset, int length, long nanos);
}
