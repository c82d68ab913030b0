package io.toptail.assembly;

import io.toptail.row.RowIndex;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.row.TimeWindows;
import io.toptail.tally.BlockFile;
import io.toptail.tally.Ranking;
import io.toptail.tally.TallyBlockWriter;
import io.toptail.tally.TallyRow;
import io.toptail.tally.TallyTable;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Chooses the windows that get a report: those with most packets, of equals the earliest. With
 * clocks gone wild each packet may have a window of its own, and their reports would not fit.
 *
 * <p>Rows come in any order, so when there are too many windows the rest of the rows is held back
 * on disk until all packets are counted. Of windows without a report only the ledger is kept, in
 * one sum.
 */
final class WindowChoice implements AutoCloseable {
  /** Octets of rows that are written to disk together. */
  private static final int CHUNK = 1 << 20;

  private final Supplier<Path> spillFile;
  private final Set<Integer> seen = new HashSet<>();
  private final TallyTable held = new TallyTable();
  private final TallyTable others = new TallyTable();
  private final byte[] key = new byte[2 * TallyTable.MAX_KEY];
  private Set<Integer> chosen;
  private BlockFile file;
  private long otherWindows;

  /**
   * @param spillFile gives a path for a temporary file, if one is needed
   */
  WindowChoice(Supplier<Path> spillFile) {
    this.spillFile = spillFile;
  }

  /** Takes a row if it has to wait; what concerns the whole input, and window 0, never has. */
  boolean holdsBack(TallyRow row) {
    int window = RowKey.window(row.bytes(), row.keyOffset());
    boolean needed = RowKey.kind(row.bytes(), row.keyOffset()) == RowKind.WINDOW;
    if (window == 0 || needed) {
      return false;
    }
    if (file == null) {
      seen.add(window);
      if (seen.size() <= TimeWindows.MOST_REPORTED) {
        return false;
      }
      file = new BlockFile(spillFile.get());
    }
    held.append(row);
    if (held.bytes() > CHUNK) {
      spill();
    }
    return true;
  }

  private void spill() {
    TallyBlockWriter writer = new TallyBlockWriter(1, file::write);
    for (int entry = 0; entry < held.size(); entry++) {
      writer.write(0, held, entry);
    }
    writer.flush();
    held.clear();
  }

  /**
   * Chooses, when all rows have come.
   *
   * @param table the rows that did not have to wait
   * @param taker of those that did, if they are of a chosen window
   */
  void choose(TallyTable table, Consumer<TallyRow> taker) {
    choose(table, new RowIndex(table));
    sumOthers(table);
    if (file != null) {
      spill();
      TallyRow row = new TallyRow();
      file.forEach(
          block -> {
            row.wrap(block);
            while (row.next()) {
              take(row, taker);
            }
          });
    }
  }

  private void choose(TallyTable table, RowIndex index) {
    Ranking ranking = new Ranking(table, TimeWindows.MOST_REPORTED);
    for (int window : index.windows()) {
      ranking.offer(index.only(RowKind.WINDOW, window));
      otherWindows++;
    }
    chosen = new HashSet<>();
    for (int entry : ranking.sorted()) {
      chosen.add(RowKey.window(table, entry));
    }
    otherWindows -= chosen.size();
    for (int entry : index.of(RowKind.OTHER_WINDOWS, 0)) {
      otherWindows += table.names(entry);
    }
  }

  private void sumOthers(TallyTable table) {
    for (int entry = 0; entry < table.size(); entry++) {
      if (isSummed(table.keys(entry), table.keyOffset(entry))) {
        others.merge(
            other(table.keys(entry), table.keyOffset(entry), table.keyLength(entry)), table, entry);
      }
    }
  }

  private void take(TallyRow row, Consumer<TallyRow> taker) {
    if (chosen.contains(RowKey.window(row.bytes(), row.keyOffset()))) {
      taker.accept(row);
    } else if (isSummed(row.bytes(), row.keyOffset())) {
      others.add(other(row.bytes(), row.keyOffset(), row.keyLength()), row);
    }
  }

  private boolean isSummed(byte[] keys, int at) {
    return RowKey.kind(keys, at) == RowKind.LEDGER && !chosen.contains(RowKey.window(keys, at));
  }

  /** The entry of a key with window 0. */
  private int other(byte[] keys, int from, int length) {
    System.arraycopy(keys, from, key, 0, length);
    for (int i = 1; i < RowKey.HEADER; i++) {
      key[i] = 0;
    }
    return others.entry(key, 0, length);
  }

  /** Whether a window has a report, after {@link #choose}. */
  boolean has(int window) {
    return chosen.contains(window);
  }

  /** How many windows have none. */
  long otherWindows() {
    return otherWindows;
  }

  /** Their ledger, as that of window 0. */
  TallyTable others() {
    return others;
  }

  /** Deletes the temporary file, if there is one. */
  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
