package io.toptail.tail;

import io.toptail.dns.DnsName;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.KeyHash;
import io.toptail.tally.TallyTable;
import java.util.Arrays;

/**
 * Finds the domain that many clients ask for and that another one is a keystroke away from: one
 * letter more, less or other, or two neighbours swapped (Damerau–Levenshtein distance 1), in the
 * label left of the same public suffix. A digit in place of a digit is no slip.
 *
 * <p>Every popular label is listed under each text that leaving out one of its letters gives; two
 * labels at distance 1 share such a text. Immutable once made; any number of threads may ask.
 */
public final class TailTypos {
  /** The most clients of a mistyped domain. */
  static final int MOST_CLIENTS = 3;

  private static final int CLIENTS_OF_TARGET = 1000;
  private static final int SHORTEST = 5;

  private static final long[] POWERS = powers();

  private final TallyTable table;
  private final int[] targets;
  private long[] hashes;
  private int[] listed;
  private int mask;
  private int size;

  /**
   * @param popular entries of kind {@link RowKind#POPULAR}
   */
  public TailTypos(TallyTable table, int[] popular) {
    this.table = table;
    this.targets = popular;
    this.mask = 63;
    this.hashes = new long[64];
    this.listed = new int[64];
    long[] labels = new long[POWERS.length];
    for (int i = 0; i < popular.length; i++) {
      int at = offset(i);
      byte[] keys = table.keys(popular[i]);
      long suffix = suffixHash(keys, at);
      labelHashes(keys, at, labels);
      for (int hash = 0; hash <= keys[at]; hash++) {
        put(labels[hash] ^ suffix, i);
      }
    }
  }

  private int offset(int target) {
    return table.keyOffset(targets[target]) + RowKey.HEADER;
  }

  private void put(long hash, int target) {
    if (2 * size > mask) {
      grow();
    }
    int slot = slot(hash);
    while (hashes[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    hashes[slot] = hash | 1;
    listed[slot] = target;
    size++;
  }

  /** Where to look first; the lowest bit, which marks slots that are taken, does not count. */
  private int slot(long hash) {
    return (int) (hash >>> 24) & mask;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldListed = listed;
    mask = 2 * mask + 1;
    hashes = new long[mask + 1];
    listed = new int[mask + 1];
    size = 0;
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldHashes[i] != 0) {
        put(oldHashes[i], oldListed[i]);
      }
    }
  }

  private static long suffixHash(byte[] wire, int at) {
    int suffix = at + 1 + wire[at];
    return KeyHash.of(wire, suffix, length(wire, suffix)) & ~1L;
  }

  private static int length(byte[] wire, int from) {
    int at = from;
    while (wire[at] != 0) {
      at += 1 + wire[at];
    }
    return at + 1 - from;
  }

  /**
   * Hashes of a label whole and without each of its octets, all even: polynomials, so that each
   * comes from the hashes of what is left and right of the octet.
   *
   * @param hashes takes one more than the label has octets; the first is that of the whole
   */
  private static void labelHashes(byte[] wire, int at, long[] hashes) {
    int length = wire[at];
    long right = 0;
    for (int i = length - 1; i >= 0; i--) {
      hashes[i + 1] = right;
      right = wire[at + 1 + i] * POWERS[length - 1 - i] + right;
    }
    hashes[0] = mixed(right);
    long left = 0;
    for (int i = 0; i < length; i++) {
      hashes[i + 1] = mixed(left * POWERS[length - 1 - i] + hashes[i + 1]);
      left = left * POWERS[1] + wire[at + 1 + i];
    }
  }

  private static long mixed(long hash) {
    long product = hash * 0x9E3779B97F4A7C15L;
    return (product ^ product >>> 32) & ~1L;
  }

  private static long[] powers() {
    long[] powers = new long[64];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 0xD6E8FEB86659FD93L;
    }
    return powers;
  }

  /**
   * The domain that a domain is mistyped for: of several the one with most clients, then the first.
   *
   * @param wire holds the domain in wire form, at {@code at}
   * @param small whether no more than {@link #MOST_CLIENTS} clients ask for it
   * @param clients that ask for it, about
   * @return an entry of kind {@link RowKind#POPULAR}; -1 if there is none
   */
  int target(byte[] wire, int at, boolean small, long clients) {
    if (targets.length == 0 || wire[at] < SHORTEST) {
      return -1;
    }
    long suffix = suffixHash(wire, at);
    int best = -1;
    long[] labels = new long[1 + wire[at]];
    labelHashes(wire, at, labels);
    for (int i = 0; i <= wire[at]; i++) {
      long hash = labels[i] ^ suffix | 1;
      for (int slot = slot(hash); hashes[slot] != 0; slot = (slot + 1) & mask) {
        if (hashes[slot] == hash && isMeant(listed[slot], wire, at, small, clients)) {
          best = better(best, targets[listed[slot]]);
        }
      }
    }
    return best;
  }

  private int better(int a, int b) {
    if (a < 0) {
      return b;
    }
    long more = table.names(a) - table.names(b);
    return more > 0 || more == 0 && table.compareKeys(a, b) <= 0 ? a : b;
  }

  private boolean isMeant(int target, byte[] wire, int at, boolean small, long clients) {
    int other = offset(target);
    byte[] keys = table.keys(targets[target]);
    int suffix = at + 1 + wire[at];
    int otherSuffix = other + 1 + keys[other];
    int length = length(wire, suffix);
    long most = table.names(targets[target]) / CLIENTS_OF_TARGET;
    return keys[other] >= SHORTEST
        && (small || clients <= most)
        && length == length(keys, otherSuffix)
        && Arrays.equals(wire, suffix, suffix + length, keys, otherSuffix, otherSuffix + length)
        && isOneSlip(wire, at, keys, other);
  }

  /** Whether one edit, that is no digit in place of a digit, makes one label of the other. */
  private static boolean isOneSlip(byte[] a, int atA, byte[] b, int atB) {
    int lengthA = a[atA];
    int lengthB = b[atB];
    int shorter = Math.min(lengthA, lengthB);
    int head = 0;
    while (head < shorter && a[atA + 1 + head] == b[atB + 1 + head]) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head && a[atA + lengthA - tail] == b[atB + lengthB - tail]) {
      tail++;
    }
    int leftA = lengthA - head - tail;
    int leftB = lengthB - head - tail;
    byte inA = a[atA + 1 + Math.min(head, lengthA - 1)];
    byte inB = b[atB + 1 + Math.min(head, lengthB - 1)];
    if (leftA == 2 && leftB == 2) {
      return inA == b[atB + 2 + head] && inB == a[atA + 2 + head];
    }
    boolean digits = leftA == 1 && leftB == 1 && isDigit(inA) && isDigit(inB);
    return leftA <= 1 && leftB <= 1 && leftA + leftB > 0 && !digits;
  }

  private static boolean isDigit(byte octet) {
    return octet >= '0' && octet <= '9';
  }

  /** How many clients ask for a target. */
  long clients(int target) {
    return table.names(target);
  }

  /** A target as people read it. */
  String text(int target) {
    return DnsName.toText(table.keys(target), table.keyOffset(target) + RowKey.HEADER);
  }

  /**
   * Whether a domain differs from its target in one bit of one octet, and not by neighbouring keys:
   * rather memory that failed than a finger that slipped.
   */
  boolean isBitFlip(byte[] wire, int at, int target) {
    byte[] keys = table.keys(target);
    int other = table.keyOffset(target) + RowKey.HEADER;
    if (wire[at] != keys[other]) {
      return false;
    }
    int changed = -1;
    for (int i = 1; i <= wire[at]; i++) {
      if (wire[at + i] != keys[other + i]) {
        if (changed >= 0) {
          return false;
        }
        changed = i;
      }
    }
    byte mine = wire[at + changed];
    byte its = keys[other + changed];
    return Integer.bitCount(mine ^ its) == 1 && !Keyboard.areNeighbours(mine, its);
  }
}
