package io.toptail.capture;

/**
 * Finds the records of one format in a piece of a capture.
 *
 * <p>Stateful: pieces are given in the order of the capture, and what a call did not take comes
 * first in the next piece. Stops at the first record that is broken beyond its own bounds; to
 * search for the next good one is another role.
 */
interface RecordFinder {
  /**
   * Indexes the whole records at the beginning of the batch's bytes. A record that is broken, but
   * whose bounds are sure, becomes a damage of the batch and is stepped over.
   *
   * @return index in the batch's bytes of the first record not taken: it is not whole yet, or
   *     {@link #broken}
   */
  int find(PacketBatch batch);

  /** Why the record where {@link #find} stopped cannot be read; null if it is merely not whole. */
  String broken();

  /** Bytes that the record where {@link #find} stopped needs at least to be taken, or judged. */
  int needed();

  /** Whether later records can only be read after all earlier ones. */
  boolean needsEarlierRecords();
}
