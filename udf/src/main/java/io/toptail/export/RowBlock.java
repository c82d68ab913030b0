package io.toptail.export;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Encoded rows with what orders them. Immutable; the arrays must not be changed.
 *
 * @param late whether the rows are known only after everything was read, as of messages put
 *     together from several packets; others come in the order of the packets
 * @param bytes the rows, one after the other
 * @param ends where each row ends in {@code bytes}
 * @param times of the rows, nanoseconds since the epoch
 * @param files numbers of the files of the rows
 * @param positions of the rows in their files; rows of one position lie in one block, in order
 */
public record RowBlock(
    boolean late, byte[] bytes, int[] ends, long[] times, int[] files, long[] positions) {
  /** No rows. */
  public static final RowBlock EMPTY =
      new RowBlock(false, new byte[0], new int[0], new long[0], new int[0], new long[0]);

  /** How many rows there are. */
  public int size() {
    return ends.length;
  }

  int start(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  int end(int row) {
    return ends[row];
  }

  /** Writes the form that {@link #read} reads. */
  public void write(DataOutput out) throws IOException {
    out.writeBoolean(late);
    out.writeInt(bytes.length);
    out.write(bytes);
    out.writeInt(ends.length);
    for (int i = 0; i < ends.length; i++) {
      out.writeInt(ends[i]);
      out.writeLong(times[i]);
      out.writeInt(files[i]);
      out.writeLong(positions[i]);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static RowBlock read(DataInput in) throws IOException {
    boolean late = in.readBoolean();
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    int size = in.readInt();
    int[] ends = new int[size];
    long[] times = new long[size];
    int[] files = new int[size];
    long[] positions = new long[size];
    for (int i = 0; i < size; i++) {
      ends[i] = in.readInt();
      times[i] = in.readLong();
      files[i] = in.readInt();
      positions[i] = in.readLong();
    }
    return new RowBlock(late, bytes, ends, times, files, positions);
  }
}
