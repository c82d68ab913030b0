package io.toptail.history;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Groups of pending queries, found by a hash of their whole key, or of all but the question. The
 * slots of a group's queries are the caller's.
 */
final class QueryGroups {
  private static final int NONE = -1;

  /** Slots of the oldest and the youngest query. */
  int[] head = new int[16];

  int[] tail = new int[16];

  /** Slot of the oldest query without a response; −1 for none. All after it have none either. */
  int[] firstOpen = new int[16];

  /** Responses that may still come to copies of an answered query. */
  int[] spare = new int[16];

  private long[] keyHash = new long[16];
  private long[] tupleHash = new long[16];
  private int[] nextOfKey = new int[16];
  private int[] nextOfTuple = new int[16];
  private int[] previousOfTuple = new int[16];
  private int[] lastOfTuple = new int[32];
  private int[] byKey = new int[32];
  private int[] byTuple = new int[32];
  private int made;
  private int free = NONE;

  QueryGroups() {
    Arrays.fill(byKey, NONE);
    Arrays.fill(byTuple, NONE);
  }

  /** A new group without queries. */
  int add(long ofKey, long ofTuple) {
    int group = free;
    if (group != NONE) {
      free = nextOfKey[group];
    } else {
      if (made == head.length) {
        grow();
      }
      group = made++;
    }
    keyHash[group] = ofKey;
    tupleHash[group] = ofTuple;
    firstOpen[group] = NONE;
    spare[group] = 0;
    link(group);
    return group;
  }

  private void link(int group) {
    int place = place(keyHash[group], byKey);
    nextOfKey[group] = byKey[place];
    byKey[place] = group;
    place = place(tupleHash[group], byTuple);
    // At the end, so that the oldest are found first.
    int last = byTuple[place] == NONE ? NONE : lastOfTuple[place];
    previousOfTuple[group] = last;
    nextOfTuple[group] = NONE;
    if (last == NONE) {
      byTuple[place] = group;
    } else {
      nextOfTuple[last] = group;
    }
    lastOfTuple[place] = group;
  }

  void remove(int group) {
    int place = place(keyHash[group], byKey);
    if (byKey[place] == group) {
      byKey[place] = nextOfKey[group];
    } else {
      int before = byKey[place];
      while (nextOfKey[before] != group) {
        before = nextOfKey[before];
      }
      nextOfKey[before] = nextOfKey[group];
    }
    removeFromTuple(group);
    nextOfKey[group] = free;
    free = group;
  }

  private void removeFromTuple(int group) {
    int place = place(tupleHash[group], byTuple);
    int before = previousOfTuple[group];
    int after = nextOfTuple[group];
    if (before == NONE) {
      byTuple[place] = after;
    } else {
      nextOfTuple[before] = after;
    }
    if (after == NONE) {
      lastOfTuple[place] = before;
    } else {
      previousOfTuple[after] = before;
    }
  }

  /** A group whose key has this hash; −1 for none. */
  int withKey(long hash) {
    return sameKey(byKey[place(hash, byKey)], hash);
  }

  int nextWithKey(int group, long hash) {
    return sameKey(nextOfKey[group], hash);
  }

  private int sameKey(int from, long hash) {
    int group = from;
    while (group != NONE && keyHash[group] != hash) {
      group = nextOfKey[group];
    }
    return group;
  }

  /** The oldest group of which all but the question has this hash; −1 for none. */
  int withTuple(long hash) {
    return sameTuple(byTuple[place(hash, byTuple)], hash);
  }

  int nextWithTuple(int group, long hash) {
    return sameTuple(nextOfTuple[group], hash);
  }

  private int sameTuple(int from, long hash) {
    int group = from;
    while (group != NONE && tupleHash[group] != hash) {
      group = nextOfTuple[group];
    }
    return group;
  }

  /** Changes all slots. */
  void renumber(IntUnaryOperator slots) {
    for (int group = 0; group < made; group++) {
      head[group] = slots.applyAsInt(head[group]);
      tail[group] = slots.applyAsInt(tail[group]);
      firstOpen[group] = slots.applyAsInt(firstOpen[group]);
    }
  }

  private static int place(long hash, int[] table) {
    return (int) (hash >>> 32) & table.length - 1;
  }

  /** All groups are in use. */
  private void grow() {
    int size = 2 * made;
    head = Arrays.copyOf(head, size);
    tail = Arrays.copyOf(tail, size);
    firstOpen = Arrays.copyOf(firstOpen, size);
    spare = Arrays.copyOf(spare, size);
    keyHash = Arrays.copyOf(keyHash, size);
    tupleHash = Arrays.copyOf(tupleHash, size);
    nextOfKey = Arrays.copyOf(nextOfKey, size);
    nextOfTuple = Arrays.copyOf(nextOfTuple, size);
    previousOfTuple = Arrays.copyOf(previousOfTuple, size);
    int[] order = inOrder();
    byKey = new int[2 * size];
    byTuple = new int[2 * size];
    lastOfTuple = new int[2 * size];
    Arrays.fill(byKey, NONE);
    Arrays.fill(byTuple, NONE);
    for (int group : order) {
      link(group);
    }
  }

  /** All groups, those that share a place by tuple in their order there. */
  private int[] inOrder() {
    int[] order = new int[made];
    int at = 0;
    for (int first : byTuple) {
      for (int group = first; group != NONE; group = nextOfTuple[group]) {
        order[at++] = group;
      }
    }
    return order;
  }
}
