package io.toptail.history;

import java.util.Arrays;

/**
 * Queries of one client that a response may still come for, oldest first, in groups of the same
 * {@linkplain EventRecord key}. A ring of slots that grows up to a bound; a slot is reused for
 * another query once its own is removed. Groups are found by key, and by all of the key but the
 * question. Data-processing style: no object per query once it has grown.
 */
final class PendingQueries {
  /** Queries that one client may have open at the same time. */
  static final int MOST = 1 << 17;

  /** Octets kept of a response: all before its key. */
  private static final int RESPONSE_ROOM = 32;

  private static final int RECORD_ROOM = 112;
  private static final int MOST_GROUPS_TRIED = 64;
  private static final int NONE = -1;

  private static final int ANSWERED = 1;
  private static final int RETRANSMISSION = 2;
  private static final int SENT_ONCE = 4;

  private final int most;
  private byte[][] records = new byte[64][];
  private byte[] responses = new byte[64 * RESPONSE_ROOM];
  private byte[] states = new byte[64];
  private int[] groupOf = new int[64];
  private int[] nextInGroup = new int[64];
  private int first;
  private int size;
  private final QueryGroups groups = new QueryGroups();

  PendingQueries() {
    this(MOST);
  }

  /**
   * @param most a power of two, at least 64
   */
  PendingQueries(int most) {
    this.most = most;
  }

  boolean isEmpty() {
    return size == 0;
  }

  boolean isFull() {
    return size == most;
  }

  /** The slot of the oldest query; there is one. */
  int first() {
    return first;
  }

  byte[] record(int slot) {
    return records[slot];
  }

  boolean isAnswered(int slot) {
    return (states[slot] & ANSWERED) != 0;
  }

  boolean isRetransmission(int slot) {
    return (states[slot] & RETRANSMISSION) != 0;
  }

  boolean isSentOnce(int slot) {
    return (states[slot] & SENT_ONCE) != 0;
  }

  /** The array of the records of responses, without their keys. */
  byte[] responses() {
    return responses;
  }

  /** Where the response to an answered query begins in {@link #responses}. */
  int responseAt(int slot) {
    return slot * RESPONSE_ROOM;
  }

  /**
   * Adds the youngest query; not if {@link #isFull}.
   *
   * @param since copies that were sent before are none any more
   */
  void add(byte[] record, int at, long since) {
    if (size == records.length) {
      grow();
    }
    int slot = first + size & records.length - 1;
    size++;
    int length = EventRecord.length(record, at);
    if (records[slot] == null || records[slot].length < length) {
      records[slot] = new byte[Math.max(RECORD_ROOM, length)];
    }
    System.arraycopy(record, at, records[slot], 0, length);
    nextInGroup[slot] = NONE;
    int key = EventRecord.key(record, at);
    int group = group(record, key);
    if (group >= 0 && lastTime(group) < since) {
      groups.spare[group] = 0;
    }
    boolean again = group >= 0 && firstOpenSince(group, since) != NONE;
    states[slot] = (byte) (again ? RETRANSMISSION : 0);
    if (group < 0) {
      group = groups.add(EventRecord.keyHash(record, key), EventRecord.tupleHash(record, key));
      groups.head[group] = slot;
    } else {
      nextInGroup[groups.tail[group]] = slot;
    }
    groups.tail[group] = slot;
    if (!again) {
      groups.firstOpen[group] = slot;
    }
    groupOf[slot] = group;
  }

  /** Removes the oldest query. */
  void removeFirst() {
    int slot = first;
    int group = groupOf[slot];
    groups.head[group] = nextInGroup[slot];
    if (groups.firstOpen[group] == slot) {
      groups.firstOpen[group] = nextInGroup[slot];
    }
    if (groups.head[group] == NONE) {
      groups.remove(group);
    }
    first = first + 1 & records.length - 1;
    size--;
  }

  /** The group of queries with a key; −1 for none. */
  int group(byte[] record, int key) {
    long hash = EventRecord.keyHash(record, key);
    for (int group = groups.withKey(hash); group >= 0; group = groups.nextWithKey(group, hash)) {
      byte[] query = records[groups.head[group]];
      if (EventRecord.sameKey(query, EventRecord.key(query, 0), record, key)) {
        return group;
      }
    }
    return NONE;
  }

  /**
   * A group with an open query since a time and all of a key but its question: of a few such
   * groups, the one whose open query is the oldest; −1 for none.
   */
  int openGroupOfTuple(byte[] record, int key, long since) {
    int found = NONE;
    int tried = 0;
    long hash = EventRecord.tupleHash(record, key);
    int group = groups.withTuple(hash);
    while (group >= 0 && tried++ < MOST_GROUPS_TRIED) {
      int open = firstOpenSince(group, since);
      if (open != NONE && (found == NONE || age(open) > age(groups.firstOpen[found]))) {
        byte[] query = records[open];
        found =
            EventRecord.sameTuple(query, EventRecord.key(query, 0), record, key) ? group : found;
      }
      group = groups.nextWithTuple(group, hash);
    }
    return found;
  }

  /** How many places a slot is before the youngest. */
  private int age(int slot) {
    return first + size - 1 - slot & records.length - 1;
  }

  /** Gives up what was open before a time, and tells the first query that still is. */
  private int firstOpenSince(int group, long since) {
    int slot = groups.firstOpen[group];
    while (slot != NONE && EventRecord.time(records[slot], 0) < since) {
      slot = nextInGroup[slot];
    }
    groups.firstOpen[group] = slot;
    return slot;
  }

  /** When the youngest query of a group was sent. */
  long lastTime(int group) {
    return EventRecord.time(records[groups.tail[group]], 0);
  }

  byte[] lastRecord(int group) {
    return records[groups.tail[group]];
  }

  /**
   * Answers all open queries of a group that were sent since a time.
   *
   * @return how many
   */
  int answer(int group, byte[] response, int at, long since) {
    int slot = firstOpenSince(group, since);
    int answered = 0;
    boolean once = slot != NONE && nextInGroup[slot] == NONE;
    int length = EventRecord.RESPONSE + EventRecord.RESPONSE_LENGTH;
    for (; slot != NONE; slot = nextInGroup[slot]) {
      System.arraycopy(response, at, responses, responseAt(slot), length);
      states[slot] |= (byte) (once ? ANSWERED | SENT_ONCE : ANSWERED);
      answered++;
    }
    groups.firstOpen[group] = NONE;
    groups.spare[group] += Math.max(0, answered - 1);
    return answered;
  }

  /** Whether a further response to a group is that to a copy of its query. */
  boolean takeSpare(int group) {
    return groups.spare[group] > 0 && groups.spare[group]-- > 0;
  }

  private void grow() {
    int before = records.length;
    rotate();
    records = Arrays.copyOf(records, 2 * before);
    responses = Arrays.copyOf(responses, 2 * responses.length);
    states = Arrays.copyOf(states, 2 * before);
    groupOf = Arrays.copyOf(groupOf, 2 * before);
    nextInGroup = Arrays.copyOf(nextInGroup, 2 * before);
  }

  /** Moves the oldest query to slot 0 of a full ring. */
  private void rotate() {
    if (first == 0) {
      return;
    }
    int length = records.length;
    byte[][] movedRecords = new byte[length][];
    byte[] movedResponses = new byte[responses.length];
    byte[] movedStates = new byte[length];
    int[] movedGroups = new int[length];
    int[] movedNext = new int[length];
    for (int i = 0; i < length; i++) {
      int from = first + i & length - 1;
      movedRecords[i] = records[from];
      System.arraycopy(responses, responseAt(from), movedResponses, responseAt(i), RESPONSE_ROOM);
      movedStates[i] = states[from];
      movedGroups[i] = groupOf[from];
      movedNext[i] = moved(nextInGroup[from]);
    }
    groups.renumber(this::moved);
    records = movedRecords;
    responses = movedResponses;
    states = movedStates;
    groupOf = movedGroups;
    nextInGroup = movedNext;
    first = 0;
  }

  private int moved(int slot) {
    return slot == NONE ? NONE : slot - first & records.length - 1;
  }
}
