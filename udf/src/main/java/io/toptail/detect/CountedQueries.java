package io.toptail.detect;

/**
 * A view of the queries of a client that show something: how many, when, and where the first of
 * them is, which is the evidence. Mutable and reusable; holds until whoever gave it moves on, and
 * does not own the octets.
 */
public final class CountedQueries {
  private static final byte[] NOBODY = {};

  private long count;
  private long firstNanos;
  private long lastNanos;
  private int file;
  private byte[] server = NOBODY;
  private int serverOffset;
  private int serverLength;

  /**
   * Moves the view to other queries, that no server is known of.
   *
   * @param queries at least 1
   * @param fileOfFirst number of the file that holds the first of them
   * @return this
   */
  public CountedQueries set(long queries, long first, long last, int fileOfFirst) {
    count = queries;
    firstNanos = first;
    lastNanos = last;
    file = fileOfFirst;
    return askedOf(NOBODY, 0, 0);
  }

  /**
   * Tells the address of the server that was asked.
   *
   * @return this
   */
  public CountedQueries askedOf(byte[] bytes, int offset, int length) {
    server = bytes;
    serverOffset = offset;
    serverLength = length;
    return this;
  }

  public long count() {
    return count;
  }

  public long firstNanos() {
    return firstNanos;
  }

  public long lastNanos() {
    return lastNanos;
  }

  /** Number of the file that holds the first of them. */
  public int file() {
    return file;
  }

  /** The array that the server's address is in. */
  public byte[] serverBytes() {
    return server;
  }

  public int serverOffset() {
    return serverOffset;
  }

  /** Octets of the server's address; 0 if it is not known. */
  public int serverLength() {
    return serverLength;
  }
}
