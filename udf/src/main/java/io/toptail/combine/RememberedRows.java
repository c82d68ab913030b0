package io.toptail.combine;

import io.toptail.packet.NetworkOrder;
import java.util.Arrays;

/**
 * The rows of addresses that were found last: few of a kind get most events, so they are tried
 * before a key is built and the table is asked.
 */
final class RememberedRows {
  private final int[] entries;
  private final long[] fields;
  private final long[] upper;
  private final long[] lower;
  private int slot;

  /**
   * @param rows how many are remembered; a power of two
   */
  RememberedRows(int rows) {
    this.entries = new int[rows];
    this.fields = new long[rows];
    this.upper = new long[rows];
    this.lower = new long[rows];
    forget();
  }

  /**
   * The entry of a row; −1 if it is not remembered, and {@link #remember} takes its place.
   *
   * @param rowFields whatever the row's key has besides the address, and whether that is short
   * @param length octets of the address: 4 or 16
   */
  int find(long rowFields, byte[] address, int at, int length) {
    boolean isShort = length == Integer.BYTES;
    long high = isShort ? 0 : NetworkOrder.u64(address, at);
    long low = isShort ? NetworkOrder.u32(address, at) : NetworkOrder.u64(address, at + Long.BYTES);
    slot = (int) (low ^ rowFields) & entries.length - 1;
    if (fields[slot] == rowFields && lower[slot] == low && upper[slot] == high) {
      return entries[slot];
    }
    fields[slot] = rowFields;
    upper[slot] = high;
    lower[slot] = low;
    entries[slot] = -1;
    return -1;
  }

  /** Takes the entry that was last not found. */
  int remember(int entry) {
    entries[slot] = entry;
    return entry;
  }

  /** Starts anew after the table was cleared. */
  void forget() {
    Arrays.fill(entries, -1);
  }
}
