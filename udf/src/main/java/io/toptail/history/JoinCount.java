package io.toptail.history;

/** What the join counts beside the outcomes of queries. */
public enum JoinCount {
  /** A query sent again before it was answered. */
  RETRANSMISSION("retransmissions"),
  /** A response that is no other's: its query is not in the capture, or came too long before. */
  ORPHAN("responses without a query"),
  /** The same at the beginning of the capture, where the query may have come before it. */
  EARLY_ORPHAN("responses at the beginning, without a query"),
  /** A response to queries that all have one already. */
  DUPLICATE("responses to a query answered before"),
  /** A response with the id of an open query, but another question. */
  MISMATCH("responses with another question than the query"),
  /** A response without a question section that was matched by the rest. */
  WITHOUT_QUESTION("responses without a question section"),
  /** A truncated response whose question was asked again over TCP. */
  RETRIED("truncated, then asked over TCP"),
  NOT_RETRIED("truncated, and not asked over TCP"),
  /** A truncated response after which the capture ended. */
  RETRY_UNDETERMINED("truncated at the end"),
  /** An open query that was given up because too many others of its client waited. */
  EVICTED("queries given up for lack of memory");

  private final String text;

  JoinCount(String text) {
    this.text = text;
  }

  /** A few words for people. */
  public String text() {
    return text;
  }
}
