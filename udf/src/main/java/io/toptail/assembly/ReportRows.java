package io.toptail.assembly;

import io.toptail.row.Knowledge;
import io.toptail.row.RowIndex;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.row.RowOrder;
import io.toptail.tail.TailNovelty;
import io.toptail.tail.TailOrder;
import io.toptail.tally.BlockFile;
import io.toptail.tally.TallyBlockWriter;
import io.toptail.tally.TallyRow;
import io.toptail.tally.TallyTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Rows of the report that nothing is added to any more, and of which there may be millions. Within
 * a budget they stay in memory; beyond it they are sorted in runs in one temporary file, once for
 * each order in which they are wanted.
 */
final class ReportRows implements AutoCloseable {
  /** The place of findings by client among the arrangements of their kind. */
  static final int BY_CLIENT = 1;

  private static final int MANY = 100_000;

  private final Arrangements arrangements;
  private final long budget;
  private final Supplier<Path> spillFile;
  private final TallyTable table = new TallyTable();
  private final Map<Arranged, List<RowRun.Range>> runs = new HashMap<>();
  private RowIndex index;
  private BlockFile file;

  /** In which orders the rows of each kind are wanted. */
  @FunctionalInterface
  interface Arrangements {
    /**
     * @param kind without {@link RowKind#FROM_RESPONSES}
     * @return at least one
     */
    List<Arrangement> of(int kind);
  }

  /** Rows in one of the orders of their kind. */
  private record Arranged(RowIndex.Group group, int arrangement) {}

  /**
   * @param budget octets of rows in memory, about
   * @param spillFile gives a path for a temporary file, if one is needed
   */
  ReportRows(Arrangements arrangements, long budget, Supplier<Path> spillFile) {
    this.arrangements = arrangements;
    this.budget = budget;
    this.spillFile = spillFile;
  }

  /** Findings, severest first and by client; groups of the tail; and counts over time. */
  static ReportRows of(Knowledge knowledge, long budget, Supplier<Path> spillFile) {
    List<Arrangement> findings =
        List.of(
            Arrangement.ofAll(FindingAssembler.order(knowledge)),
            ClientSymptoms.arrangement(knowledge));
    List<Arrangement> series = List.of(Arrangement.ofAll(new RowOrder(RowKey.HEADER)));
    List<Arrangement> tail =
        List.of(Arrangement.ofAll(new TailOrder(knowledge, TailNovelty.NONE, null).rows()));
    Arrangements arrangements =
        kind ->
            switch (kind) {
              case RowKind.FINDING -> findings;
              case RowKind.SERIES -> series;
              default -> tail;
            };
    return new ReportRows(arrangements, budget, spillFile);
  }

  /** Takes a row whose key is in no other row. */
  void add(TallyRow row) {
    table.append(row);
  }

  /** The rows in memory, to add one that is not there. */
  TallyTable table() {
    return table;
  }

  /** Spills what is in memory if that is more than the budget. */
  void limit() {
    if (table.bytes() > budget) {
      spill();
    }
  }

  private void spill() {
    if (file == null) {
      file = new BlockFile(spillFile.get());
    }
    new RowIndex(table).forEach(this::spill);
    table.clear();
  }

  private void spill(RowIndex.Group group, int[] entries) {
    TallyBlockWriter writer = new TallyBlockWriter(1, file::write);
    List<Arrangement> all = arrangements(group.kind());
    for (int i = 0; i < all.size(); i++) {
      long start = file.size();
      int[] chosen = all.get(i).chosen(table, entries);
      for (int entry : all.get(i).order().sorted(table, chosen)) {
        writer.write(0, table, entry);
      }
      writer.flush();
      runs.computeIfAbsent(new Arranged(group, i), k -> new ArrayList<>())
          .add(new RowRun.Range(start, file.size(), chosen.length));
    }
  }

  /** No row comes any more. */
  void finish() {
    if (file != null) {
      spill();
    }
    index = new RowIndex(table);
  }

  /** Whether it takes long to order the rows. */
  boolean areMany() {
    return file != null || table.size() > MANY;
  }

  /** The rows of a kind in a window, after {@link #finish} and until {@link #close}. */
  OrderedRows of(int kind, int window) {
    return of(kind, window, 0);
  }

  /**
   * The same in another order.
   *
   * @param which of the arrangements of the kind
   */
  OrderedRows of(int kind, int window, int which) {
    Arrangement arrangement = arrangements(kind).get(which);
    if (file == null) {
      int[] chosen = arrangement.chosen(table, index.of(kind, window));
      return new RowsInMemory(table, arrangement.order(), chosen);
    }
    Arranged arranged = new Arranged(new RowIndex.Group(kind, window), which);
    List<RowRun.Range> ranges = runs.getOrDefault(arranged, List.of());
    return new RowsOnDisk(file, arrangement.order(), ranges);
  }

  private List<Arrangement> arrangements(int kind) {
    return arrangements.of(kind & ~RowKind.FROM_RESPONSES);
  }

  /** Deletes the temporary file, if there is one. */
  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
