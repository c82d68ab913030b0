package io.toptail.tally;

import java.util.Arrays;

/**
 * Tallies by key: an open-addressing table over a byte arena. Each entry has counts of events and
 * of names, the first and last time, the file of the first event, a set of clients, and an
 * attribute that the caller gives it.
 *
 * <p>Data-processing style: mutable, primitive, no object per entry, not thread-safe. An entry is a
 * number from 0 to {@link #size()} − 1 in the order of insertion, valid until {@link #clear}.
 * Merging rows in any order gives the same tallies.
 */
public final class TallyTable {
  /** The longest key, in octets. */
  public static final int MAX_KEY = 4096;

  private static final int STRIDE = 6;
  private static final int COUNT = 0;
  private static final int NAMES = 1;
  private static final int FIRST = 2;
  private static final int LAST = 3;
  private static final int FILE_ATTRIBUTE = 4;
  private static final int KEY_CLIENTS = 5;

  // A slot is 0 (empty) or the upper 32 bits of the hash and the entry's number + 1. Its place
  // comes from the same bits, so the table grows without a look at the keys.
  private long[] slots = new long[1 << 10];
  private long[] cells = new long[STRIDE << 9];
  private byte[] keys = new byte[1 << 14];
  private int keysEnd;
  private int size;
  private boolean inserted;
  private final DistinctSets clients = new DistinctSets();

  /**
   * The entry of a key, created with no counts if it is not there; see {@link #inserted}.
   *
   * @param length at most {@link #MAX_KEY}
   */
  public int entry(byte[] bytes, int offset, int length) {
    return entry(bytes, offset, length, KeyHash.of(bytes, offset, length));
  }

  /**
   * The entry of a key whose hash is known.
   *
   * @param hash {@link KeyHash} of the key
   */
  public int entry(byte[] bytes, int offset, int length, long hash) {
    int mask = slots.length - 1;
    int slot = place(hash, slots);
    long upper = hash & 0xFFFFFFFF00000000L;
    long found;
    while ((found = slots[slot]) != 0) {
      int entry = (int) found - 1;
      if ((found & 0xFFFFFFFF00000000L) == upper && keyEquals(entry, bytes, offset, length)) {
        inserted = false;
        return entry;
      }
      slot = (slot + 1) & mask;
    }
    inserted = true;
    return insert(slot, upper, bytes, offset, length);
  }

  /**
   * First of three steps that bring an entry into the processor's cache, each to be made for many
   * keys before the next: reads the slot of a hash.
   *
   * @return what to give to {@link #touchEntry}
   */
  public long touchSlot(long hash) {
    return slots[place(hash, slots)];
  }

  /**
   * Second step: reads the entry in a slot.
   *
   * @return what to give to {@link #touchKeyAndClients}
   */
  public long touchEntry(long slot) {
    int entry = (int) slot - 1;
    return entry < 0 ? 0 : cells[entry * STRIDE + KEY_CLIENTS];
  }

  /** Third step: reads the key and the set of clients. */
  public long touchKeyAndClients(long entry) {
    return keys[(int) (entry >>> 32)] + clients.touch((int) entry);
  }

  /** Whether the last call of {@link #entry} created the entry. */
  public boolean inserted() {
    return inserted;
  }

  /** Adds events, all at one time and of one file. */
  public void count(int entry, long events, long timeNanos, int file) {
    int cell = entry * STRIDE;
    cells[cell + COUNT] += events;
    if (timeNanos > cells[cell + LAST]) {
      cells[cell + LAST] = timeNanos;
    }
    seen(cell, timeNanos, file);
  }

  private void seen(int cell, long timeNanos, int file) {
    long first = cells[cell + FIRST];
    if (timeNanos < first
        || timeNanos == first && file < (int) (cells[cell + FILE_ATTRIBUTE] >>> 32)) {
      cells[cell + FIRST] = timeNanos;
      cells[cell + FILE_ATTRIBUTE] =
          (long) file << 32 | (cells[cell + FILE_ATTRIBUTE] & 0xFFFFFFFFL);
    }
  }

  /** Adds to the second count, which is of names where a key stands for several. */
  public void countNames(int entry, long names) {
    cells[entry * STRIDE + NAMES] += names;
  }

  /** Adds a client by the hash of its address. */
  public void addClient(int entry, long clientHash) {
    int cell = entry * STRIDE + KEY_CLIENTS;
    long value = cells[cell];
    int set = clients.add((int) value, clientHash);
    if (set != (int) value) {
      cells[cell] = (value & 0xFFFFFFFF00000000L) | set;
    }
  }

  /** Adds counts, times and clients of another table's entry; names are not added. */
  public void merge(int entry, TallyTable other, int from) {
    int cell = entry * STRIDE;
    cells[cell + COUNT] += other.count(from);
    cells[cell + LAST] = Math.max(cells[cell + LAST], other.last(from));
    seen(cell, other.first(from), other.file(from));
    setClients(entry, clients.addAll(clientSet(entry), other.clients, other.clientSet(from)));
  }

  /** Adds all that a row says, and takes its attribute. */
  public int merge(TallyRow row) {
    int entry = entry(row.bytes(), row.keyOffset(), row.keyLength());
    add(entry, row);
    cells[entry * STRIDE + NAMES] += row.names();
    setAttribute(entry, row.attribute());
    return entry;
  }

  /**
   * Takes a row whose key is in no other row, and never asked for: the entry is not found by its
   * key.
   */
  public int append(TallyRow row) {
    int entry = store(row.bytes(), row.keyOffset(), row.keyLength());
    add(entry, row);
    cells[entry * STRIDE + NAMES] += row.names();
    setAttribute(entry, row.attribute());
    return entry;
  }

  /** Adds a row's count, times and clients to an entry of another key. */
  public void add(int entry, TallyRow row) {
    int cell = entry * STRIDE;
    cells[cell + COUNT] += row.count();
    cells[cell + LAST] = Math.max(cells[cell + LAST], row.last());
    seen(cell, row.first(), row.file());
    setClients(entry, row.addClientsTo(clients, clientSet(entry)));
  }

  /** Events counted. */
  public long count(int entry) {
    return cells[entry * STRIDE + COUNT];
  }

  /** Names counted. */
  public long names(int entry) {
    return cells[entry * STRIDE + NAMES];
  }

  /** Time of the first event, nanoseconds since the epoch; {@code Long.MAX_VALUE} before any. */
  public long first(int entry) {
    return cells[entry * STRIDE + FIRST];
  }

  /** Time of the last event, nanoseconds since the epoch; {@code Long.MIN_VALUE} before any. */
  public long last(int entry) {
    return cells[entry * STRIDE + LAST];
  }

  /** Number of the file of the first event; {@code Integer.MAX_VALUE} before any. */
  public int file(int entry) {
    return (int) (cells[entry * STRIDE + FILE_ATTRIBUTE] >>> 32);
  }

  /** What the caller stored with {@link #setAttribute}; 0 at first. */
  public int attribute(int entry) {
    return (int) cells[entry * STRIDE + FILE_ATTRIBUTE];
  }

  /** Stores a value for the caller's own use; it travels with the row. */
  public void setAttribute(int entry, int attribute) {
    int cell = entry * STRIDE + FILE_ATTRIBUTE;
    cells[cell] = (cells[cell] & 0xFFFFFFFF00000000L) | (attribute & 0xFFFFFFFFL);
  }

  /** Distinct clients, or about how many if {@link #clientsEstimated}. */
  public long clients(int entry) {
    return clients.size(clientSet(entry));
  }

  /** Whether {@link #clients} is an estimate. */
  public boolean clientsEstimated(int entry) {
    return clients.estimated(clientSet(entry));
  }

  /** The array that holds all keys; replaced when the table grows. */
  public byte[] keys() {
    return keys;
  }

  /** Where an entry's key begins in {@link #keys}. */
  public int keyOffset(int entry) {
    return (int) (cells[entry * STRIDE + KEY_CLIENTS] >>> 32) + 2;
  }

  /** Octets of an entry's key. */
  public int keyLength(int entry) {
    int at = keyOffset(entry) - 2;
    return (keys[at] & 0xFF) << 8 | (keys[at + 1] & 0xFF);
  }

  /** Entries, numbered from 0. */
  public int size() {
    return size;
  }

  /** Octets that the entries take, about; growth may have reserved twice as many. */
  public long bytes() {
    return size * (STRIDE * 8L + 2 * 8) + keysEnd + clients.bytes();
  }

  /**
   * Eight octets of an entry's key as one number, the first most significant; zeroes behind its
   * end.
   *
   * @param from octets of the key to pass over; may be beyond its end
   */
  public long keyWord(int entry, int from) {
    int at = keyOffset(entry) + from;
    int end = keyOffset(entry) + keyLength(entry);
    long word = 0;
    for (int i = 0; i < Long.BYTES; i++, at++) {
      word = word << 8 | (at < end ? keys[at] & 0xFF : 0);
    }
    return word;
  }

  /** Compares two entries' keys as unsigned octets, shorter first where one begins the other. */
  public int compareKeys(int a, int b) {
    int atA = keyOffset(a);
    int atB = keyOffset(b);
    return Arrays.compareUnsigned(keys, atA, atA + keyLength(a), keys, atB, atB + keyLength(b));
  }

  /** Forgets all entries and keeps the memory. */
  public void clear() {
    Arrays.fill(slots, 0);
    clients.clear();
    keysEnd = 0;
    size = 0;
  }

  DistinctSets sets() {
    return clients;
  }

  int clientSet(int entry) {
    return (int) cells[entry * STRIDE + KEY_CLIENTS];
  }

  private void setClients(int entry, int set) {
    int cell = entry * STRIDE + KEY_CLIENTS;
    cells[cell] = (cells[cell] & 0xFFFFFFFF00000000L) | set;
  }

  private boolean keyEquals(int entry, byte[] bytes, int offset, int length) {
    int at = keyOffset(entry);
    return keyLength(entry) == length
        && Arrays.equals(keys, at, at + length, bytes, offset, offset + length);
  }

  private int insert(int slot, long upper, byte[] bytes, int offset, int length) {
    int entry = store(bytes, offset, length);
    slots[slot] = upper | (entry + 1);
    if (size * 2 > slots.length) {
      rehash();
    }
    return entry;
  }

  private int store(byte[] bytes, int offset, int length) {
    if (length > MAX_KEY) {
      throw new IllegalArgumentException("key of " + length + " octets");
    }
    int entry = size++;
    if (cells.length < size * STRIDE) {
      cells = Arrays.copyOf(cells, cells.length + (cells.length >> 1) / STRIDE * STRIDE + STRIDE);
    }
    if (keys.length < keysEnd + length + 2) {
      keys = Arrays.copyOf(keys, Math.max(keysEnd + length + 2, keys.length + (keys.length >> 1)));
    }
    int cell = entry * STRIDE;
    Arrays.fill(cells, cell, cell + STRIDE, 0);
    cells[cell + FIRST] = Long.MAX_VALUE;
    cells[cell + LAST] = Long.MIN_VALUE;
    // Above every file, so that an event at the end of time sets its own.
    cells[cell + FILE_ATTRIBUTE] = (long) Integer.MAX_VALUE << 32;
    cells[cell + KEY_CLIENTS] = (long) keysEnd << 32;
    keys[keysEnd] = (byte) (length >> 8);
    keys[keysEnd + 1] = (byte) length;
    System.arraycopy(bytes, offset, keys, keysEnd + 2, length);
    keysEnd += length + 2;
    return entry;
  }

  private static int place(long hash, long[] slots) {
    return (int) (hash >>> Long.numberOfLeadingZeros(slots.length - 1));
  }

  private void rehash() {
    long[] larger = new long[slots.length * 2];
    int mask = larger.length - 1;
    for (long full : slots) {
      if (full != 0) {
        int slot = place(full, larger);
        while (larger[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        larger[slot] = full;
      }
    }
    slots = larger;
  }
}
