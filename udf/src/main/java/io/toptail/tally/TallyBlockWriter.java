package io.toptail.tally;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Consumer;

/** Packs entries of a table into blocks of about 64 KiB, one open block for each partition. */
public final class TallyBlockWriter {
  private static final int BLOCK = 1 << 16;
  private static final int MAX_VARINT = 10;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[][] blocks;
  private final int[] lengths;
  private final Consumer<TallyBlock> output;
  private final long[] members = new long[DistinctSets.EXACT];
  private byte[] bytes;
  private int at;

  /**
   * @param partitions number of receivers
   * @param output is given every block that is full, and the rest on {@link #flush}; it may keep it
   */
  public TallyBlockWriter(int partitions, Consumer<TallyBlock> output) {
    this.blocks = new byte[partitions][];
    this.lengths = new int[partitions];
    this.output = output;
  }

  /** Writes an entry under its own key. */
  public void write(int partition, TallyTable table, int entry) {
    write(
        partition, table, entry, table.keys(entry), table.keyOffset(entry), table.keyLength(entry));
  }

  /** Writes an entry under another key. */
  public void write(
      int partition, TallyTable table, int entry, byte[] key, int keyOffset, int keyLength) {
    DistinctSets sets = table.sets();
    int set = table.clientSet(entry);
    boolean sketched = sets.estimated(set);
    int clients = sketched ? TallyRow.SKETCHED : sets.copyTo(set, members);
    open(partition, keyLength + 8 * MAX_VARINT + (sketched ? HyperLogLog.REGISTERS : clients * 8));
    varint(keyLength);
    System.arraycopy(key, keyOffset, bytes, at, keyLength);
    at += keyLength;
    boolean seen = table.last(entry) != Long.MIN_VALUE;
    varint(table.count(entry));
    varint(table.names(entry));
    varint(table.first(entry));
    varint(seen ? table.last(entry) - table.first(entry) : Long.MIN_VALUE - table.first(entry));
    varint(table.file(entry) & 0xFFFFFFFFL);
    varint(table.attribute(entry) & 0xFFFFFFFFL);
    varint(clients);
    if (sketched) {
      System.arraycopy(sets.sketchOf(set), 0, bytes, at, HyperLogLog.REGISTERS);
      at += HyperLogLog.REGISTERS;
    } else {
      for (int i = 0; i < clients; i++, at += 8) {
        LONG.set(bytes, at, members[i]);
      }
    }
    lengths[partition] = at;
  }

  /** Hands out every block that holds a row. */
  public void flush() {
    for (int partition = 0; partition < blocks.length; partition++) {
      if (lengths[partition] > 0) {
        emit(partition);
      }
    }
  }

  static long getLong(byte[] bytes, int offset) {
    return (long) LONG.get(bytes, offset);
  }

  private void open(int partition, int needed) {
    if (blocks[partition] != null && blocks[partition].length < lengths[partition] + needed) {
      emit(partition);
    }
    if (blocks[partition] == null) {
      blocks[partition] = new byte[Math.max(BLOCK, needed)];
    }
    bytes = blocks[partition];
    at = lengths[partition];
  }

  private void emit(int partition) {
    byte[] block = blocks[partition];
    int length = lengths[partition];
    output.accept(new TallyBlock(partition, trim(block, length), length));
    blocks[partition] = null;
    lengths[partition] = 0;
  }

  private static byte[] trim(byte[] block, int length) {
    return length * 2 < block.length ? Arrays.copyOf(block, length) : block;
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[at++] = (byte) rest;
  }
}
