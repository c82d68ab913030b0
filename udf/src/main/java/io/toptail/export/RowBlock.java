package io.toptail.export;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Encoded rows of one piece of one file, with what orders them. Immutable; the arrays must not be
 * changed.
 */
public final class RowBlock {
  /** The position of rows that lie at no one place of their file. */
  public static final long NOWHERE = -1;

  private final int file;
  private final long position;
  private final byte[] bytes;
  private final int[] ends;
  private final long[] times;

  /**
   * @param file number of the file
   * @param position of the piece in its file, growing; {@link #NOWHERE} for rows whose order within
   *     a block means nothing, as of messages put together from packets
   * @param ends where each row ends in {@code bytes}
   * @param times of the rows, nanoseconds since the epoch
   */
  public RowBlock(int file, long position, byte[] bytes, int[] ends, long[] times) {
    this.file = file;
    this.position = position;
    this.bytes = bytes;
    this.ends = ends;
    this.times = times;
  }

  /** How many rows there are. */
  public int size() {
    return ends.length;
  }

  int file() {
    return file;
  }

  long position() {
    return position;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return bytes.length;
  }

  int start(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  int end(int row) {
    return ends[row];
  }

  long time(int row) {
    return times[row];
  }

  /** Writes the form that {@link #read} reads. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(file);
    out.writeLong(position);
    out.writeInt(bytes.length);
    out.write(bytes);
    out.writeInt(ends.length);
    for (int i = 0; i < ends.length; i++) {
      out.writeInt(ends[i]);
      out.writeLong(times[i]);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static RowBlock read(DataInput in) throws IOException {
    int file = in.readInt();
    long position = in.readLong();
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    int size = in.readInt();
    int[] ends = new int[size];
    long[] times = new long[size];
    for (int i = 0; i < size; i++) {
      ends[i] = in.readInt();
      times[i] = in.readLong();
    }
    return new RowBlock(file, position, bytes, ends, times);
  }
}
