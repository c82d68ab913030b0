package io.toptail.tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Many sets of 64-bit hashes in one arena: exact up to {@link #EXACT} members, a HyperLogLog sketch
 * of 8 KiB above. Most names are asked by one client, so a set begins with room for one and
 * doubles.
 *
 * <p>A set is a reference: 0 is the empty set, and every call that adds returns the reference to
 * use from then on. Equality of members is equality of hashes: among a million members the chance
 * that any two are mistaken for one is below 10<sup>-7</sup>.
 */
public final class DistinctSets {
  /** The largest set that is counted exactly. */
  public static final int EXACT = 1024;

  /** The standard error of an estimated size, as a fraction. */
  public static final double STANDARD_ERROR = 0.0115;

  private static final int SKETCH = -1;
  private static final int FIRST_CAPACITY = 1;
  private static final int HASHED_FROM = 16;
  private static final int CLASSES = 11;

  // Memory in chunks, so that growing copies nothing; no set lies in two of them.
  private static final int CHUNK_BITS = 15;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final int FIRST_CHUNK = 1 << 10;

  // A set at r: its header, that is size (or SKETCH) in the lower and capacity in the upper half,
  // then the members: a list below HASHED_FROM, an open-addressing table of twice the capacity from
  // there; or the sketch's number.
  private long[][] chunks = {new long[FIRST_CHUNK]};
  private int end = 1;
  private final int[] free = new int[CLASSES];
  private final List<byte[]> sketches = new ArrayList<>();

  /** Adds a member and returns the set's new reference. */
  public int add(int set, long member) {
    long hash = member == 0 ? 1 : member;
    if (set == 0) {
      int created = allocate(FIRST_CAPACITY);
      long[] chunk = chunk(created);
      int at = created & CHUNK - 1;
      chunk[at]++;
      chunk[at + 1] = hash;
      return created;
    }
    if (estimated(set)) {
      HyperLogLog.add(sketch(set), hash);
      return set;
    }
    return insert(set, hash);
  }

  /** Adds all members of a set of {@code other} and returns the new reference. */
  public int addAll(int set, DistinctSets other, int from) {
    if (from == 0) {
      return set;
    }
    if (other.estimated(from)) {
      return addSketch(set, other.sketch(from), 0);
    }
    int result = set;
    int slots = other.slots(from);
    for (int i = 1; i <= slots; i++) {
      long hash = other.get(from + i);
      if (hash != 0) {
        result = add(result, hash);
      }
    }
    return result;
  }

  /** Adds a sketch in the form of {@link #sketchOf} and returns the new reference. */
  int addSketch(int set, byte[] registers, int offset) {
    int result = set == 0 ? allocate(FIRST_CAPACITY) : set;
    if (!estimated(result)) {
      result = toSketch(result);
    }
    HyperLogLog.merge(sketch(result), registers, offset);
    return result;
  }

  /** Reads where a set begins, to bring it into the processor's cache. */
  long touch(int set) {
    return get(set);
  }

  /** Reads where a member of a larger set would be, once {@link #touch} brought its beginning. */
  long touchMember(int set, long member) {
    long header = get(set);
    int capacity = capacity(header);
    if (capacity >= HASHED_FROM) {
      return get(set + 1 + ((int) member & capacity * 2 - 1));
    }
    return size(header) == SKETCH ? HyperLogLog.touch(sketch(set), member) : 0;
  }

  /** How many members a set has, or about how many if {@link #estimated}. */
  public long size(int set) {
    return estimated(set) ? HyperLogLog.estimate(sketch(set)) : size(get(set));
  }

  /** Whether {@link #size} of the set is an estimate. */
  public boolean estimated(int set) {
    return size(get(set)) == SKETCH;
  }

  /** The registers of an estimated set; the caller must not change them. */
  byte[] sketchOf(int set) {
    return sketch(set);
  }

  /** Copies the members of an exact set to {@code into} and returns how many there are. */
  int copyTo(int set, long[] into) {
    int count = 0;
    if (set != 0) {
      int slots = slots(set);
      long[] chunk = chunk(set);
      int at = set & CHUNK - 1;
      for (int i = at + 1; i <= at + slots; i++) {
        if (chunk[i] != 0) {
          into[count++] = chunk[i];
        }
      }
    }
    return count;
  }

  /** Octets that the sets take, with what they outgrew and the next will get. */
  public long bytes() {
    return end * 8L + sketches.size() * (HyperLogLog.REGISTERS + 24L);
  }

  /** Forgets all sets and keeps the memory. */
  public void clear() {
    for (int i = 0; i <= end - 1 >>> CHUNK_BITS; i++) {
      Arrays.fill(chunks[i], 0);
    }
    Arrays.fill(free, 0);
    sketches.clear();
    end = 1;
  }

  private int insert(int set, long hash) {
    long[] chunk = chunk(set);
    int at = set & CHUNK - 1;
    int size = size(chunk[at]);
    int capacity = capacity(chunk[at]);
    int slot = at + 1 + size;
    if (capacity < HASHED_FROM) {
      for (int i = at + 1; i < slot; i++) {
        if (chunk[i] == hash) {
          return set;
        }
      }
    } else {
      slot = slot(chunk, at, capacity, hash);
      if (chunk[slot] == hash) {
        return set;
      }
      if (size == EXACT) {
        int sketched = toSketch(set);
        HyperLogLog.add(sketch(sketched), hash);
        return sketched;
      }
    }
    if (size == capacity) {
      return insert(grow(set), hash);
    }
    chunk[slot] = hash;
    chunk[at]++;
    return set;
  }

  private static int slot(long[] chunk, int at, int capacity, long hash) {
    int mask = capacity * 2 - 1;
    int slot = (int) hash & mask;
    while (chunk[at + 1 + slot] != 0 && chunk[at + 1 + slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return at + 1 + slot;
  }

  private int grow(int set) {
    int capacity = capacity(get(set)) * 2;
    int grown = allocate(capacity);
    long[] from = chunk(set);
    int first = (set & CHUNK - 1) + 1;
    long[] to = chunk(grown);
    int at = grown & CHUNK - 1;
    int count = 0;
    for (int i = first; i < first + slots(set); i++) {
      if (from[i] != 0) {
        to[capacity < HASHED_FROM ? at + 1 + count : slot(to, at, capacity, from[i])] = from[i];
        count++;
      }
    }
    to[at] += count;
    release(set);
    return grown;
  }

  private int toSketch(int set) {
    byte[] registers = new byte[HyperLogLog.REGISTERS];
    for (int i = 1; i <= slots(set); i++) {
      long hash = get(set + i);
      if (hash != 0) {
        HyperLogLog.add(registers, hash);
      }
    }
    release(set);
    int result = allocate(FIRST_CAPACITY);
    long[] chunk = chunk(result);
    int at = result & CHUNK - 1;
    chunk[at] |= SKETCH & 0xFFFFFFFFL;
    chunk[at + 1] = sketches.size();
    sketches.add(registers);
    return result;
  }

  private byte[] sketch(int set) {
    return sketches.get((int) get(set + 1));
  }

  private long get(int index) {
    return chunks[index >>> CHUNK_BITS][index & CHUNK - 1];
  }

  private long[] chunk(int set) {
    return chunks[set >>> CHUNK_BITS];
  }

  private static int size(long header) {
    return (int) header;
  }

  private static int capacity(long header) {
    return (int) (header >>> 32);
  }

  private int slots(int set) {
    return slotsOf(capacity(get(set)));
  }

  private static int slotsOf(int capacity) {
    return capacity < HASHED_FROM ? capacity : capacity * 2;
  }

  private int allocate(int capacity) {
    int sizeClass = Integer.numberOfTrailingZeros(capacity);
    int set = free[sizeClass];
    if (set != 0) {
      free[sizeClass] = (int) get(set);
    } else {
      set = reserve(1 + slotsOf(capacity));
    }
    chunk(set)[set & CHUNK - 1] = (long) capacity << 32;
    return set;
  }

  private int reserve(int length) {
    int start = end;
    if ((start & CHUNK - 1) + length > CHUNK) {
      start = (start | CHUNK - 1) + 1;
    }
    end = start + length;
    int chunk = start >>> CHUNK_BITS;
    if (chunk == chunks.length) {
      chunks = Arrays.copyOf(chunks, chunk * 2);
    }
    int needed = (start & CHUNK - 1) + length;
    if (chunks[chunk] == null) {
      chunks[chunk] = new long[CHUNK];
    } else if (chunks[chunk].length < needed) {
      chunks[chunk] = Arrays.copyOf(chunks[chunk], Math.min(CHUNK, 2 * Math.max(needed, 1)));
    }
    return start;
  }

  private void release(int set) {
    long[] chunk = chunk(set);
    int at = set & CHUNK - 1;
    int sizeClass = Integer.numberOfTrailingZeros(capacity(chunk[at]));
    Arrays.fill(chunk, at, at + 1 + slots(set), 0);
    chunk[at] = free[sizeClass];
    free[sizeClass] = set;
  }
}
