package io.toptail.analysis;

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
 * Rows of the report that nothing is added to any more, and of which there may be millions:
 * findings, groups of the tail, and counts over time. Within a budget they stay in memory; beyond
 * it they are sorted in runs in one temporary file.
 */
final class ReportRows implements AutoCloseable {
  private static final RowOrder SERIES = new RowOrder(RowKey.HEADER);

  private final RowOrder findings;
  private final RowOrder tail;
  private final long budget;
  private final Supplier<Path> spillFile;
  private final TallyTable table = new TallyTable();
  private final Map<RowIndex.Group, List<RowRun.Range>> runs = new HashMap<>();
  private RowIndex index;
  private BlockFile file;

  /**
   * @param budget octets of rows in memory, about
   * @param spillFile gives a path for a temporary file, if one is needed
   */
  ReportRows(Knowledge knowledge, long budget, Supplier<Path> spillFile) {
    this.findings = FindingAssembler.order(knowledge);
    this.tail = new TailOrder(knowledge, TailNovelty.NONE, null).rows();
    this.budget = budget;
    this.spillFile = spillFile;
  }

  /** Takes a row whose key is in no other row. */
  void add(TallyRow row) {
    table.append(row);
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
    TallyBlockWriter writer = new TallyBlockWriter(1, file::write);
    new RowIndex(table)
        .forEach(
            (group, entries) -> {
              long start = file.size();
              for (int entry : order(group.kind()).sorted(table, entries)) {
                writer.write(0, table, entry);
              }
              writer.flush();
              runs.computeIfAbsent(group, k -> new ArrayList<>())
                  .add(new RowRun.Range(start, file.size(), entries.length));
            });
    table.clear();
  }

  /** No row comes any more. */
  void finish() {
    if (file != null) {
      spill();
    }
    index = new RowIndex(table);
  }

  /** The rows of a kind in a window, after {@link #finish} and until {@link #close}. */
  OrderedRows of(int kind, int window) {
    if (file == null) {
      return new RowsInMemory(table, order(kind), index.of(kind, window));
    }
    List<RowRun.Range> ranges = runs.getOrDefault(new RowIndex.Group(kind, window), List.of());
    return new RowsOnDisk(file, order(kind), ranges);
  }

  private RowOrder order(int kind) {
    return switch (kind & ~RowKind.FROM_RESPONSES) {
      case RowKind.FINDING -> findings;
      case RowKind.SERIES -> SERIES;
      default -> tail;
    };
  }

  /** Deletes the temporary file, if there is one. */
  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
