package io.toptail.history;

import io.toptail.detect.ClientWatch;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Numbers of the questions of one client: small and dense, by a 64-bit hash; equality of questions
 * is equality of hashes. Beyond {@link ClientWatch#MOST_QUESTIONS} the one that was asked longest
 * ago gives its number away.
 */
final class QuestionIndex {
  private static final int NONE = -1;
  private static final int NAME_ROOM = 64;

  private final int most;
  private final IntConsumer ended;
  private int[] table = new int[64];
  private long[] hashes = new long[32];
  private long[] asked = new long[32];
  private int[] nextInPlace = new int[32];
  private int[] older = new int[32];
  private int[] younger = new int[32];
  private byte[][] names = new byte[32][];
  private byte[] registrable = new byte[32];
  private int size;
  private int oldest = NONE;
  private int youngest = NONE;
  private long gap;

  /**
   * @param ended takes the number of a question whose number is given away, or that is the client's
   *     last; its name can still be asked for
   */
  QuestionIndex(int most, IntConsumer ended) {
    this.most = most;
    this.ended = ended;
    Arrays.fill(table, NONE);
  }

  /** The number of the question of a transaction, which is asked now. */
  int number(JoinedTransaction transaction) {
    long hash = transaction.questionHash();
    int found = table[place(hash)];
    while (found != NONE && hashes[found] != hash) {
      found = nextInPlace[found];
    }
    long now = transaction.timeNanos();
    if (found == NONE) {
      gap = JoinedTransaction.NO_GAP;
      found = add(hash, transaction);
    } else {
      gap = Math.max(0, now - asked[found]);
      unlink(found);
    }
    asked[found] = now;
    linkYoungest(found);
    return found;
  }

  /** Nanoseconds since the question last given to {@link #number} was asked before; −1 for none. */
  long gap() {
    return gap;
  }

  /** The name of a question: wire form, from the array's start. */
  byte[] name(int number) {
    return names[number];
  }

  /** Octets of a name in wire form; 1 for a message without a question, which reads as the root. */
  int nameLength(int number) {
    byte[] name = names[number];
    int at = 0;
    while (name[at] != 0) {
      at += 1 + name[at];
    }
    return at + 1;
  }

  /** Labels of the registrable domain of a question's name; 0 if it has none. */
  int registrableLabels(int number) {
    return registrable[number];
  }

  /** Questions that have a number, those included that end while {@link #clear} goes on. */
  int size() {
    return size;
  }

  /** Ends all questions, in the order in which they were asked last. */
  void clear() {
    while (oldest != NONE) {
      int number = oldest;
      ended.accept(number);
      unlink(number);
      table[place(hashes[number])] = NONE;
    }
    size = 0;
  }

  private int add(long hash, JoinedTransaction transaction) {
    int number;
    if (size == most) {
      number = oldest;
      ended.accept(number);
      unlink(number);
      removeFromTable(number);
    } else {
      if (size == hashes.length) {
        grow();
      }
      number = size++;
    }
    hashes[number] = hash;
    nextInPlace[number] = table[place(hash)];
    table[place(hash)] = number;
    keepName(number, transaction);
    registrable[number] = (byte) transaction.registrableLabels();
    return number;
  }

  private void keepName(int number, JoinedTransaction transaction) {
    int length = transaction.nameLength();
    if (names[number] == null || names[number].length < length) {
      names[number] = new byte[Math.max(NAME_ROOM, length)];
    }
    names[number][0] = 0;
    System.arraycopy(transaction.nameBytes(), transaction.nameOffset(), names[number], 0, length);
  }

  private void removeFromTable(int number) {
    int place = place(hashes[number]);
    if (table[place] == number) {
      table[place] = nextInPlace[number];
      return;
    }
    int before = table[place];
    while (nextInPlace[before] != number) {
      before = nextInPlace[before];
    }
    nextInPlace[before] = nextInPlace[number];
  }

  private void linkYoungest(int number) {
    older[number] = youngest;
    younger[number] = NONE;
    if (youngest == NONE) {
      oldest = number;
    } else {
      younger[youngest] = number;
    }
    youngest = number;
  }

  private void unlink(int number) {
    if (older[number] == NONE) {
      oldest = younger[number];
    } else {
      younger[older[number]] = younger[number];
    }
    if (younger[number] == NONE) {
      youngest = older[number];
    } else {
      older[younger[number]] = older[number];
    }
  }

  private int place(long hash) {
    return (int) (hash >>> 32) & table.length - 1;
  }

  private void grow() {
    int grown = 2 * size;
    hashes = Arrays.copyOf(hashes, grown);
    asked = Arrays.copyOf(asked, grown);
    nextInPlace = Arrays.copyOf(nextInPlace, grown);
    older = Arrays.copyOf(older, grown);
    younger = Arrays.copyOf(younger, grown);
    names = Arrays.copyOf(names, grown);
    registrable = Arrays.copyOf(registrable, grown);
    table = new int[2 * grown];
    Arrays.fill(table, NONE);
    for (int number = 0; number < size; number++) {
      int place = place(hashes[number]);
      nextInPlace[number] = table[place];
      table[place] = number;
    }
  }
}
