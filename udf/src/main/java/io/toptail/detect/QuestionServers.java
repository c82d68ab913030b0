package io.toptail.detect;

import java.util.Arrays;

/**
 * The server that each question was asked of last. Data-processing style; grows to the largest
 * number of a question.
 */
public final class QuestionServers {
  /** Octets of the length and the longest address. */
  private static final int ROOM = 17;

  private byte[] servers = new byte[16 * ROOM];

  /** Remembers the server of a query. */
  public void put(Transaction query) {
    int at = query.question() * ROOM;
    if (at >= servers.length) {
      servers = Arrays.copyOf(servers, Math.max(at + ROOM, 2 * servers.length));
    }
    int length = query.serverLength();
    servers[at] = (byte) length;
    System.arraycopy(query.serverBytes(), query.serverOffset(), servers, at + 1, length);
  }

  /** Whether it is that of a query; meaningful if one was remembered. */
  public boolean isOf(Transaction query) {
    int at = query.question() * ROOM;
    int from = query.serverOffset();
    int length = query.serverLength();
    return at < servers.length
        && servers[at] == length
        && Arrays.equals(
            servers, at + 1, at + 1 + length, query.serverBytes(), from, from + length);
  }

  /** Reports what was counted of a question if it is at least so much, with the server. */
  public void report(QuestionCounts counts, int question, long least, HistoryFindings findings) {
    int counted = counts.of(question);
    if (counted > 0 && counted >= least) {
      int at = question * ROOM;
      CountedQueries queries = counts.queries(question);
      findings.heldQuestion(question, queries.askedOf(servers, at + 1, servers[at]));
    }
  }
}
