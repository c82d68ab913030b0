package io.toptail.tally;

import java.util.Arrays;

/**
 * Tallies by key: an open-addressing table over an arena of keys. Each entry has counts of events
 * and of names, the first and last time, the file of the first event, a set of clients, and an
 * attribute that the caller gives it.
 *
 * <p>Data-processing style: mutable, primitive, no object per entry, not thread-safe. An entry is a
 * number from 0 to {@link #size()} − 1 in the order of insertion, valid until {@link #clear}.
 * Merging rows in any order gives the same tallies.
 */
public final class TallyTable {
  /** The longest key, in octets. */
  public static final int MAX_KEY = 4096;

  /** Octets of a key in a {@link #keyWord}. */
  static final int WORD_OCTETS = Long.BYTES - 1;

  private static final int FIELDS = 6;
  private static final int COUNT = 0;
  private static final int NAMES = 1;
  private static final int FIRST = 2;
  private static final int LAST = 3;
  private static final int FILE_ATTRIBUTE = 4;
  private static final int KEY_CLIENTS = 5;

  // A slot is 0 (empty) or the upper 32 bits of the hash and the entry's number + 1. Its place
  // comes from the same bits, so the table grows without a look at the keys.
  private long[] slots = new long[1 << 10];
  private final EntryCells cells = new EntryCells(FIELDS);
  private final KeyChunks keys = new KeyChunks();
  private int size;
  private boolean inserted;
  private long touched;
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

  /** The entry of a key; -1 if it is not there. */
  public int find(byte[] bytes, int offset, int length) {
    long hash = KeyHash.of(bytes, offset, length);
    long found;
    for (int slot = place(hash, slots);
        (found = slots[slot]) != 0;
        slot = (slot + 1) & slots.length - 1) {
      int entry = (int) found - 1;
      boolean alike = (found ^ hash) >>> 32 == 0;
      if (alike && keyEquals(entry, bytes, offset, length)) {
        return entry;
      }
    }
    return -1;
  }

  /**
   * First of four steps that bring an entry into the processor's cache, each to be made for many
   * keys before the next: reads the slot of a hash.
   *
   * @return what to give to {@link #touchEntry}
   */
  public long touchSlot(long hash) {
    return slots[place(hash, slots)];
  }

  /**
   * Second step: reads the entry in a slot, both its ends.
   *
   * @return what to give to the next steps
   */
  public long touchEntry(long slot) {
    int entry = (int) slot - 1;
    if (entry < 0) {
      return 0;
    }
    touched += cells.get(entry, COUNT);
    return cells.get(entry, KEY_CLIENTS);
  }

  /** Third step: reads the key and where the set of clients begins. */
  public void touchKeyAndClients(long entry) {
    touched += keys.touch((int) (entry >>> 32)) + clients.touch((int) entry);
  }

  /** Fourth step: reads where a client would be in the set of clients. */
  public void touchClient(long entry, long clientHash) {
    touched += clients.touchMember((int) entry, clientHash);
  }

  /**
   * Brings entries that will be looked at into the processor's cache: reads fields, key and the
   * beginning of the set of clients of all of them, so that it waits for them together.
   */
  public void touch(int[] entries, int from, int to) {
    for (int i = from; i < to; i++) {
      touched += cells.get(entries[i], COUNT);
    }
    for (int i = from; i < to; i++) {
      touchKeyAndClients(cells.get(entries[i], KEY_CLIENTS));
    }
  }

  /** What the steps read; only so that the reads are not optimised away. */
  public long touched() {
    return touched;
  }

  /** Whether the last call of {@link #entry} created the entry. */
  public boolean inserted() {
    return inserted;
  }

  /** Adds events, all at one time and of one file. */
  public void count(int entry, long events, long timeNanos, int file) {
    cells.add(entry, COUNT, events);
    if (timeNanos > cells.get(entry, LAST)) {
      cells.set(entry, LAST, timeNanos);
    }
    seen(entry, timeNanos, file);
  }

  private void seen(int entry, long timeNanos, int file) {
    long first = cells.get(entry, FIRST);
    if (timeNanos < first || timeNanos == first && file < cells.upper(entry, FILE_ATTRIBUTE)) {
      cells.set(entry, FIRST, timeNanos);
      cells.setUpper(entry, FILE_ATTRIBUTE, file);
    }
  }

  /** Adds to the second count, which is of names where a key stands for several. */
  public void countNames(int entry, long names) {
    cells.add(entry, NAMES, names);
  }

  /** Adds a client by the hash of its address. */
  public void addClient(int entry, long clientHash) {
    int set = cells.lower(entry, KEY_CLIENTS);
    int added = clients.add(set, clientHash);
    if (added != set) {
      cells.setLower(entry, KEY_CLIENTS, added);
    }
  }

  /** Adds counts, times and clients of another table's entry; names are not added. */
  public void merge(int entry, TallyTable other, int from) {
    cells.add(entry, COUNT, other.count(from));
    cells.set(entry, LAST, Math.max(last(entry), other.last(from)));
    seen(entry, other.first(from), other.file(from));
    setClients(entry, clients.addAll(clientSet(entry), other.clients, other.clientSet(from)));
  }

  /** Adds all that a row says, and takes its attribute. */
  public int merge(TallyRow row) {
    int entry = entry(row.bytes(), row.keyOffset(), row.keyLength());
    add(entry, row);
    cells.add(entry, NAMES, row.names());
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
    cells.add(entry, NAMES, row.names());
    setAttribute(entry, row.attribute());
    return entry;
  }

  /** Adds a row's count, times and clients to an entry of another key. */
  public void add(int entry, TallyRow row) {
    cells.add(entry, COUNT, row.count());
    cells.set(entry, LAST, Math.max(last(entry), row.last()));
    seen(entry, row.first(), row.file());
    setClients(entry, row.addClientsTo(clients, clientSet(entry)));
  }

  /** Events counted. */
  public long count(int entry) {
    return cells.get(entry, COUNT);
  }

  /** Names counted. */
  public long names(int entry) {
    return cells.get(entry, NAMES);
  }

  /** Time of the first event, nanoseconds since the epoch; {@code Long.MAX_VALUE} before any. */
  public long first(int entry) {
    return cells.get(entry, FIRST);
  }

  /** Time of the last event, nanoseconds since the epoch; {@code Long.MIN_VALUE} before any. */
  public long last(int entry) {
    return cells.get(entry, LAST);
  }

  /** Number of the file of the first event; {@code Integer.MAX_VALUE} before any. */
  public int file(int entry) {
    return cells.upper(entry, FILE_ATTRIBUTE);
  }

  /** What the caller stored with {@link #setAttribute}; 0 at first. */
  public int attribute(int entry) {
    return cells.lower(entry, FILE_ATTRIBUTE);
  }

  /** Stores a value for the caller's own use; it travels with the row. */
  public void setAttribute(int entry, int attribute) {
    cells.setLower(entry, FILE_ATTRIBUTE, attribute);
  }

  /** Distinct clients, or about how many if {@link #clientsEstimated}. */
  public long clients(int entry) {
    return clients.size(clientSet(entry));
  }

  /** Whether {@link #clients} is an estimate. */
  public boolean clientsEstimated(int entry) {
    return clients.estimated(clientSet(entry));
  }

  /** The array that holds an entry's key, and those of others; replaced when the table grows. */
  public byte[] keys(int entry) {
    return keys.array(cells.upper(entry, KEY_CLIENTS));
  }

  /** Where an entry's key begins in its {@link #keys}. */
  public int keyOffset(int entry) {
    return KeyChunks.offset(cells.upper(entry, KEY_CLIENTS));
  }

  /** Octets of an entry's key. */
  public int keyLength(int entry) {
    return keys.length(cells.upper(entry, KEY_CLIENTS));
  }

  /** Entries, numbered from 0. */
  public int size() {
    return size;
  }

  /** Octets that the entries take, about; growth may have reserved twice as many. */
  public long bytes() {
    return size * (FIELDS * 8L + 2 * 8) + keys.octets() + clients.bytes();
  }

  /**
   * Part of an entry's key as an unsigned number: {@link #WORD_OCTETS} octets, the first most
   * significant, and below them how many there are and whether more follow. Keys that are alike up
   * to this part are in the order of their words, see {@link #compareKeys}; if the words are alike
   * too, and not {@link #isFollowed}, the keys are.
   *
   * @param from octets of the key to pass over, at most as many as it has
   */
  long keyWord(int entry, int from) {
    byte[] key = keys(entry);
    int at = keyOffset(entry) + from;
    int left = Math.min(keyLength(entry) - from, Long.BYTES);
    int octets = Math.min(left, WORD_OCTETS);
    long word = 0;
    for (int i = 0; i < octets; i++) {
      word = word << 8 | key[at + i] & 0xFF;
    }
    return word << 8 * (Long.BYTES - octets) | left;
  }

  /** Whether a key goes on behind the part that a {@link #keyWord} holds. */
  static boolean isFollowed(long keyWord) {
    return (keyWord & 0xFF) > WORD_OCTETS;
  }

  /** Compares two entries' keys as unsigned octets, shorter first where one begins the other. */
  public int compareKeys(int a, int b) {
    int atA = keyOffset(a);
    int atB = keyOffset(b);
    return Arrays.compareUnsigned(
        keys(a), atA, atA + keyLength(a), keys(b), atB, atB + keyLength(b));
  }

  /** Forgets all entries and keeps the memory. */
  public void clear() {
    Arrays.fill(slots, 0);
    clients.clear();
    keys.clear();
    size = 0;
  }

  DistinctSets sets() {
    return clients;
  }

  int clientSet(int entry) {
    return cells.lower(entry, KEY_CLIENTS);
  }

  private void setClients(int entry, int set) {
    cells.setLower(entry, KEY_CLIENTS, set);
  }

  private boolean keyEquals(int entry, byte[] bytes, int offset, int length) {
    return keys.holds(cells.upper(entry, KEY_CLIENTS), bytes, offset, length);
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
    int key = keys.add(bytes, offset, length);
    int entry = size++;
    cells.reserve(entry);
    cells.set(entry, COUNT, 0);
    cells.set(entry, NAMES, 0);
    cells.set(entry, FIRST, Long.MAX_VALUE);
    cells.set(entry, LAST, Long.MIN_VALUE);
    // Above every file, so that an event at the end of time sets its own.
    cells.set(entry, FILE_ATTRIBUTE, (long) Integer.MAX_VALUE << 32);
    cells.set(entry, KEY_CLIENTS, (long) key << 32);
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
