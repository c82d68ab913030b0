package io.toptail.combine;

import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.KeyHash;
import io.toptail.tally.TallyTable;

/**
 * The findings of a group of staged questions, which wait for their look-ups as those did; see
 * {@link StagedQuestions}.
 */
final class StagedFindings {
  private static final int KEY_ROOM = 512;

  private final byte[] keys = new byte[StagedQuestions.CAPACITY * KEY_ROOM];
  private final int[] length = new int[StagedQuestions.CAPACITY];
  private final long[] hash = new long[StagedQuestions.CAPACITY];
  private final int[] question = new int[StagedQuestions.CAPACITY];
  private final long[] found = new long[StagedQuestions.CAPACITY];
  private final RowKey key = new RowKey();
  private int size;

  /**
   * Takes what a detector found in the staged question of a number.
   *
   * @param reason number of one of the detector's reasons; 0 for none
   */
  void add(StagedQuestions staged, int number, int detector, int reason) {
    int addressLength = staged.addressLength[number];
    key.start(staged.base[number] | RowKind.FINDING, staged.window[number]);
    key.putByte(detector).putByte(reason).putByte(addressLength);
    key.put(staged.clientKeys, staged.clientKeyOffset(number) + RowKey.HEADER, addressLength);
    if (staged.questionLength[number] > 0) {
      key.put(staged.questionKeys, staged.nameOffset(number), staged.nameLength(number));
    }
    int i = size++;
    question[i] = number;
    length[i] = key.copyTo(keys, i * KEY_ROOM);
    hash[i] = KeyHash.of(keys, i * KEY_ROOM, length[i]);
  }

  /** Counts what was added, and forgets it. */
  void count(TallyTable table, StagedQuestions staged) {
    for (int i = 0; i < size; i++) {
      found[i] = table.touchSlot(hash[i]);
    }
    for (int i = 0; i < size; i++) {
      found[i] = table.touchEntry(found[i]);
    }
    for (int i = 0; i < size; i++) {
      table.touchKeyAndClients(found[i]);
    }
    for (int i = 0; i < size; i++) {
      int entry = table.entry(keys, i * KEY_ROOM, length[i], hash[i]);
      table.count(entry, 1, staged.time[question[i]], staged.file[question[i]]);
    }
    size = 0;
  }
}
