package io.toptail.capture;

import java.io.Closeable;
import java.io.IOException;

/**
 * Reads one capture, or a {@link Split} of it, from its beginning to its end, batch by batch. Not
 * thread-safe.
 *
 * <h2>Damage</h2>
 *
 * Damaged bytes are never an exception: they are stepped over, up to the next place where a chain
 * of plausible records begins, and named in {@link PacketBatch#damages()}. Only an error of the
 * underlying stream is thrown, as an {@link IOException} that names the path and the offset; then
 * the reader can only be closed.
 *
 * <h2>Checkpoints</h2>
 *
 * {@link PacketBatch#position()} is all that is needed to go on after a batch: open the same bytes
 * again, from where this reader began, and {@link #skipTo} that position. It counts uncompressed
 * bytes and lies between two records, or where damage begins.
 */
public interface CaptureReader extends Closeable {
  /**
   * Clears the batch and fills it with the next packets. Blocks until the batch is full or the
   * stream ends.
   *
   * @return false only when nothing is left, neither packet nor damage nor a count of lost packets
   */
  boolean read(PacketBatch batch) throws IOException;

  /** Uncompressed offset of the record with which reading goes on. */
  long position();

  /**
   * Goes on where a batch ended. Call it at most once, before the first {@link #read}. A position
   * at or before the first record (0, for instance) changes nothing. What lies before is read
   * again: what records mean may depend on it.
   *
   * @param position of a {@link PacketBatch} that was read from the same bytes
   * @throws IOException if the capture ends before the position or no record begins there, as when
   *     the file was replaced since
   * @throws IllegalStateException after the first {@link #read}
   */
  void skipTo(long position) throws IOException;

  /** How the reading went; only after {@link #read} has returned false. */
  SplitSpan span();

  /** What holds the packets, compression aside. */
  CaptureFormat format();

  /** The format and its compression for people, for instance {@code pcapng, gzip}. */
  String container();
}
