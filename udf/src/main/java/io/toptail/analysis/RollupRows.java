package io.toptail.analysis;

import io.toptail.tally.TallyBlock;
import io.toptail.tally.TallyBlockWriter;
import io.toptail.tally.TallyRow;
import io.toptail.tally.TallyTable;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * The merged rows of one partition, or of a part of it, within a budget: when they outgrow it, all
 * go to disk in parts, and at the end the parts are merged and summed up one after the other. A
 * part that outgrows the budget too is split again.
 *
 * <p>A part holds whole registrable domains, so its summary is complete or a sum, like that of a
 * partition. Names of a domain that is too large alone are spread over parts; the domains of those
 * are then sums too, which are merged in a step of their own.
 */
final class RollupRows implements AutoCloseable {
  /** From here on names are spread, even if no part dominates: the domains are few and large. */
  private static final int DOMAIN_LEVELS = 3;

  /** 16 parts at each level; only hashes that are alike to the last bit would come so far. */
  private static final int MOST_LEVELS = 12;

  private final Knowledge knowledge;
  private final int top;
  private final long budget;
  private final Supplier<Path> spillFile;
  private final TallyTable table;
  private final int level;
  private final boolean byName;
  private final TallyRow row = new TallyRow();
  private SpilledParts spilled;

  /**
   * @param budget octets of rows in memory, about; their summary adds about half as much
   * @param spillFile gives paths for temporary files
   */
  RollupRows(Knowledge knowledge, int top, long budget, Supplier<Path> spillFile) {
    this(knowledge, top, budget, spillFile, new TallyTable(), 0, false);
  }

  private RollupRows(
      Knowledge knowledge,
      int top,
      long budget,
      Supplier<Path> spillFile,
      TallyTable table,
      int level,
      boolean byName) {
    this.knowledge = knowledge;
    this.top = top;
    this.budget = budget;
    this.spillFile = spillFile;
    this.table = table;
    this.level = level;
    this.byName = byName;
  }

  /** The rows in memory; the caller may add to them. */
  TallyTable table() {
    return table;
  }

  /** Spills what is in memory if that is more than the budget. */
  void limit() {
    if (table.bytes() > budget && level < MOST_LEVELS) {
      spill();
    }
  }

  private void spill() {
    if (spilled == null) {
      spilled = new SpilledParts(spillFile, new SpillPartitioner(level, byName));
    }
    spilled.spill(table);
  }

  /** Merges the rows of a block. */
  private void add(TallyBlock block) {
    row.wrap(block);
    while (row.next()) {
      if ((RowKey.kind(row.bytes(), row.keyOffset()) & ~RowKind.FROM_RESPONSES) == RowKind.NAME) {
        int entry = table.entry(row.bytes(), row.keyOffset(), row.keyLength());
        QuestionFacts.addTo(table, entry, row.attribute());
        table.add(entry, row);
      } else {
        table.merge(row);
      }
    }
    limit();
  }

  /** Sums up all rows, and forgets them; the last call but for {@link #close}. */
  void finish(TallyBlockWriter output) {
    finish(output, null);
  }

  /**
   * @param domains takes what is known of domains, if other parts may hold names of them too; null
   *     if the domains are complete
   */
  private void finish(TallyBlockWriter output, TallyBlockWriter domains) {
    if (spilled == null) {
      new PartitionSummary(table, knowledge, top).write(output, domains);
      table.clear();
    } else {
      spill();
      if (byName && domains == null) {
        finishSpread(output);
      } else {
        finishParts(output, domains);
      }
    }
  }

  private void finishSpread(TallyBlockWriter output) {
    try (RollupRows sums =
        new RollupRows(knowledge, top, budget, spillFile, new TallyTable(), level + 1, false)) {
      TallyBlockWriter domains = new TallyBlockWriter(1, sums::add);
      finishParts(output, domains);
      domains.flush();
      sums.finish(output, null);
    }
  }

  private void finishParts(TallyBlockWriter output, TallyBlockWriter domains) {
    for (int part = 0; part < SpillPartitioner.PARTS; part++) {
      if (spilled.file(part) == null) {
        continue;
      }
      boolean spread = byName || level + 1 >= DOMAIN_LEVELS || spilled.dominates(part);
      try (RollupRows rows =
          new RollupRows(knowledge, top, budget, spillFile, table, level + 1, spread)) {
        spilled.file(part).forEach(rows::add);
        spilled.release(part);
        rows.finish(output, domains);
      }
    }
  }

  /** Deletes the temporary files, if there are any. */
  @Override
  public void close() {
    if (spilled != null) {
      spilled.close();
    }
  }
}
