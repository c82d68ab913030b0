package io.toptail.capture;

/**
 * Finds the records of one format in a piece of a capture, and the first good one after damage.
 *
 * <p>Stateful: pieces are given in the order of the capture, and what a call did not take comes
 * first in the next piece. What is taken from an offset on depends on nothing but the {@link
 * #state} there and the bytes from there on: not on where pieces end, and not on the records
 * before. So a capture can be read from the middle.
 */
interface RecordFinder {
  /** {@link #broken} of a record that the end of the capture cuts. */
  String CUT = "file ends within a record";

  /**
   * Learns from the first bytes of a capture what applies to records far behind them.
   *
   * @param length of the head; the capture may go on
   */
  void assume(byte[] head, int length);

  /**
   * Indexes the whole records of the batch's bytes from an index on, up to the first that is
   * broken. A record that is broken, but whose bounds are sure, becomes a damage of the batch and
   * is stepped over.
   *
   * @param from index of a record
   * @param stop index from which on nothing is taken
   * @param border index from which on no record is taken that {@link #search} would find
   * @param last whether the capture ends with the batch's bytes
   * @return index of the first record not taken: more bytes are {@link #needed}, or it is {@link
   *     #broken}, or else it is behind one of these or the end of the capture
   */
  int take(PacketBatch batch, int from, int stop, int border, boolean last);

  /**
   * Looks for the first index at which a chain of plausible records begins.
   *
   * @param from first index to try
   * @param stop first index not to try
   * @param end of the bytes
   * @param last whether the capture ends there
   * @return an index that is {@link #found}; or one from which on more bytes are {@link #needed};
   *     or else {@code stop}, or {@code end} if that is less
   */
  int search(byte[] bytes, int from, int stop, int end, boolean last);

  /** Whether {@link #search} found a record. */
  boolean found();

  /** Why the record where {@link #take} stopped cannot be read; null if it can. */
  String broken();

  /** Bytes that the record where the last call stopped needs to be judged; 0 if it is. */
  int needed();

  /**
   * All that earlier records say about later ones, as text that two readers can compare; without
   * {@link #time}.
   */
  String state();

  /** Time of the last packet, if records without a time of their own take it over; else 0. */
  default long time() {
    return 0;
  }

  /** Whether a packet took over the time of a packet before the first record. */
  default boolean tookEarlierTime() {
    return false;
  }
}
