package io.toptail.tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Many sets of 64-bit hashes in one arena: exact up to {@link #EXACT} members, a HyperLogLog sketch
 * of 8 KiB above. Most names are asked by very few clients, so a set of one costs nothing and small
 * ones double from four members.
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
  private static final int FIRST_CAPACITY = 4;
  private static final int HASHED_FROM = 16;
  private static final int CLASSES = 13;

  // A set at r: members[r] = size (or SKETCH), members[r + 1] = capacity (or sketch number), then
  // the members: a list below HASHED_FROM, an open-addressing table of twice the size from there.
  private long[] members = new long[1 << 12];
  private int end = 1;
  private final int[] free = new int[CLASSES];
  private final List<byte[]> sketches = new ArrayList<>();

  /** Adds a member and returns the set's new reference. */
  public int add(int set, long member) {
    long hash = member == 0 ? 1 : member;
    if (set == 0) {
      int created = allocate(FIRST_CAPACITY);
      members[created] = 1;
      members[created + 2] = hash;
      return created;
    }
    if (members[set] == SKETCH) {
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
    if (other.members[from] == SKETCH) {
      return addSketch(set, other.sketch(from), 0);
    }
    int result = set;
    int last = from + 2 + other.slots(from);
    for (int i = from + 2; i < last; i++) {
      // The array may be replaced while adding to a set of the same arena, so read it anew.
      long hash = other.members[i];
      if (hash != 0) {
        result = add(result, hash);
      }
    }
    return result;
  }

  /** Adds a sketch in the form of {@link #sketchOf} and returns the new reference. */
  int addSketch(int set, byte[] registers, int offset) {
    int result = set == 0 ? allocate(FIRST_CAPACITY) : set;
    if (members[result] != SKETCH) {
      result = toSketch(result);
    }
    HyperLogLog.merge(sketch(result), registers, offset);
    return result;
  }

  /** Reads where a set begins, to bring it into the processor's cache. */
  long touch(int set) {
    return members[set];
  }

  /** How many members a set has, or about how many if {@link #estimated}. */
  public long size(int set) {
    if (set == 0) {
      return 0;
    }
    return members[set] == SKETCH ? HyperLogLog.estimate(sketch(set)) : members[set];
  }

  /** Whether {@link #size} of the set is an estimate. */
  public boolean estimated(int set) {
    return set != 0 && members[set] == SKETCH;
  }

  /** The registers of an estimated set; the caller must not change them. */
  byte[] sketchOf(int set) {
    return sketch(set);
  }

  /** Copies the members of an exact set to {@code into} and returns how many there are. */
  int copyTo(int set, long[] into) {
    int count = 0;
    if (set != 0) {
      int last = set + 2 + slots(set);
      for (int i = set + 2; i < last; i++) {
        if (members[i] != 0) {
          into[count++] = members[i];
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
    Arrays.fill(members, 0, end, 0);
    Arrays.fill(free, 0);
    sketches.clear();
    end = 1;
  }

  private int insert(int set, long hash) {
    int size = (int) members[set];
    int capacity = (int) members[set + 1];
    if (capacity < HASHED_FROM) {
      for (int i = set + 2; i < set + 2 + size; i++) {
        if (members[i] == hash) {
          return set;
        }
      }
      if (size < capacity) {
        members[set + 2 + size] = hash;
        members[set] = size + 1;
        return set;
      }
      return insert(grow(set), hash);
    }
    int slot = slot(set, capacity, hash);
    if (members[slot] == hash) {
      return set;
    }
    if (size == EXACT) {
      int sketched = toSketch(set);
      HyperLogLog.add(sketch(sketched), hash);
      return sketched;
    }
    if (size == capacity) {
      return insert(grow(set), hash);
    }
    members[slot] = hash;
    members[set] = size + 1;
    return set;
  }

  private int slot(int set, int capacity, long hash) {
    int mask = capacity * 2 - 1;
    int slot = (int) hash & mask;
    while (members[set + 2 + slot] != 0 && members[set + 2 + slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return set + 2 + slot;
  }

  private int grow(int set) {
    int capacity = (int) members[set + 1] * 2;
    int grown = allocate(capacity);
    int count = 0;
    int last = set + 2 + slots(set);
    for (int i = set + 2; i < last; i++) {
      long hash = members[i];
      if (hash != 0) {
        members[capacity < HASHED_FROM ? grown + 2 + count : slot(grown, capacity, hash)] = hash;
        count++;
      }
    }
    members[grown] = count;
    release(set);
    return grown;
  }

  private int toSketch(int set) {
    byte[] registers = new byte[HyperLogLog.REGISTERS];
    int last = set + 2 + slots(set);
    for (int i = set + 2; i < last; i++) {
      if (members[i] != 0) {
        HyperLogLog.add(registers, members[i]);
      }
    }
    release(set);
    int result = allocate(FIRST_CAPACITY);
    members[result] = SKETCH;
    members[result + 2] = sketches.size();
    sketches.add(registers);
    return result;
  }

  private byte[] sketch(int set) {
    return sketches.get((int) members[set + 2]);
  }

  private int slots(int set) {
    int capacity = (int) members[set + 1];
    return capacity < HASHED_FROM ? capacity : capacity * 2;
  }

  private int allocate(int capacity) {
    int sizeClass = Integer.numberOfTrailingZeros(capacity);
    int set = free[sizeClass];
    if (set != 0) {
      free[sizeClass] = (int) members[set];
    } else {
      set = end;
      end += 2 + (capacity < HASHED_FROM ? capacity : capacity * 2);
      if (end > members.length) {
        members = Arrays.copyOf(members, Math.max(end, members.length + (members.length >> 1)));
      }
    }
    members[set] = 0;
    members[set + 1] = capacity;
    return set;
  }

  private void release(int set) {
    int slots = slots(set);
    int sizeClass = Integer.numberOfTrailingZeros((int) members[set + 1]);
    Arrays.fill(members, set, set + 2 + slots, 0);
    members[set] = free[sizeClass];
    free[sizeClass] = set;
  }
}
