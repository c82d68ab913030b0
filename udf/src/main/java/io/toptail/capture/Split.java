package io.toptail.capture;

/**
 * A range of an uncompressed capture that one reader reads: the records that begin in it.
 *
 * <p>Of a range that does not begin with the file, the reader finds the first record by a chain of
 * plausible headers. It ends with the first record at or behind the range's end at which such a
 * chain begins, so that the readers of two ranges meet, damage or not. What applies to all records
 * is assumed to be what the head of the file says. Both are guesses: whether they held, the {@link
 * SplitSpan}s of all ranges tell together.
 *
 * @param start first offset, 0 or more
 * @param end first offset behind; {@link #TO_THE_END} for the end of the file, wherever that is
 */
public record Split(long start, long end) {
  /** {@link #end} of the last split. */
  public static final long TO_THE_END = Long.MAX_VALUE;

  /** The whole file. */
  public static final Split WHOLE = new Split(0, TO_THE_END);
}
