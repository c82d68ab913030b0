package io.toptail.assembly;

import io.toptail.tally.TallyRow;
import java.util.Arrays;
import java.util.TreeSet;

/** The first keys of rows in the order of their octets, however many rows there are. */
final class FirstKeys {
  private final int most;
  private final TreeSet<byte[]> keys = new TreeSet<>(Arrays::compareUnsigned);

  /**
   * @param most how many are kept, at least 1
   */
  FirstKeys(int most) {
    this.most = most;
  }

  /** Considers the key of a row. */
  void add(TallyRow row) {
    int from = row.keyOffset();
    int to = from + row.keyLength();
    if (keys.size() < most || isBeforeLast(row.bytes(), from, to)) {
      keys.add(Arrays.copyOfRange(row.bytes(), from, to));
      if (keys.size() > most) {
        keys.pollLast();
      }
    }
  }

  private boolean isBeforeLast(byte[] bytes, int from, int to) {
    byte[] last = keys.last();
    return Arrays.compareUnsigned(bytes, from, to, last, 0, last.length) < 0;
  }

  /** The keys kept, in their order. */
  Iterable<byte[]> keys() {
    return keys;
  }
}
