package io.toptail.rollup;

import io.toptail.row.AnalysisSettings;
import io.toptail.row.Knowledge;
import io.toptail.row.NameMask;
import io.toptail.row.QuestionFacts;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.row.WideDomains;
import io.toptail.tail.TailRules;
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
  private final TailRules tailRules;
  private final Limits limits;
  private final Supplier<Path> spillFile;
  private final TallyTable table;
  private final int level;
  private final boolean byName;
  private final TallyRow row = new TallyRow();
  private final WideDomains wide;
  private SpilledParts spilled;

  /**
   * How much may be kept, and shown.
   *
   * @param top rows of each dimension
   * @param budget octets of rows in memory, about; their summary adds about half as much
   * @param minClients names seen from fewer clients are masked
   */
  record Limits(int top, long budget, int minClients) {
    /** Those of settings; masked names stand beside the others, which halves the budget. */
    static Limits of(AnalysisSettings settings) {
      boolean masks = settings.privacy().masksNames();
      long budget = masks ? settings.tableBytes() / 2 : settings.tableBytes();
      return new Limits(settings.ranks(), budget, settings.privacy().minClients());
    }

    boolean masksNames() {
      return minClients > 1;
    }
  }

  /**
   * @param spillFile gives paths for temporary files
   */
  RollupRows(Knowledge knowledge, Limits limits, Supplier<Path> spillFile) {
    this.knowledge = knowledge;
    this.tailRules = new TailRules(knowledge);
    this.limits = limits;
    this.spillFile = spillFile;
    this.table = new TallyTable();
    this.level = 0;
    this.byName = false;
    this.wide = null;
  }

  /**
   * Rows of a part.
   *
   * @param table empty; belongs to these rows until they are finished
   * @param wide the domains that may be shown, if other parts hold names of them too; else null
   */
  private RollupRows(RollupRows whole, TallyTable table, boolean byName, WideDomains wide) {
    this.knowledge = whole.knowledge;
    this.tailRules = whole.tailRules;
    this.limits = whole.limits;
    this.spillFile = whole.spillFile;
    this.table = table;
    this.level = whole.level + 1;
    this.byName = byName;
    this.wide = wide;
  }

  /** The rows in memory; the caller may add to them. */
  TallyTable table() {
    return table;
  }

  /** Spills what is in memory if that is more than the budget. */
  void limit() {
    if (table.bytes() > limits.budget() && level < MOST_LEVELS) {
      spill();
    }
  }

  private void spill() {
    if (spilled == null) {
      spilled = new SpilledParts(spillFile, partitioner());
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
      NameMask mask = limits.masksNames() ? mask() : null;
      new PartitionSummary(table, knowledge, tailRules, limits.top(), mask).write(output, domains);
      table.clear();
    } else {
      spill();
      if (byName && domains == null) {
        finishSpread(output);
      } else {
        finishParts(output, domains, wide);
      }
    }
  }

  private NameMask mask() {
    WideDomains domains = wide == null ? new WideDomains(limits.minClients()) : wide;
    for (int entry = 0; wide == null && entry < table.size(); entry++) {
      int kind = RowKey.kind(table, entry);
      if ((kind & ~RowKind.FROM_RESPONSES) == RowKind.NAME) {
        domains.add(table, entry);
      }
    }
    return new NameMask(table, limits.minClients(), domains, knowledge.publicSuffixes);
  }

  private SpillPartitioner partitioner() {
    return new SpillPartitioner(level, byName, knowledge.publicSuffixes);
  }

  /** The domains that may be shown, of all parts. */
  private WideDomains wideDomains() {
    WideDomains domains = new WideDomains(limits.minClients());
    TallyRow each = new TallyRow();
    for (int part = 0; part < SpillPartitioner.PARTS; part++) {
      if (spilled.file(part) != null) {
        spilled
            .file(part)
            .forEach(
                block -> {
                  each.wrap(block);
                  while (each.next()) {
                    domains.add(each);
                  }
                });
      }
    }
    return domains;
  }

  private void finishSpread(TallyBlockWriter output) {
    WideDomains shown = limits.masksNames() ? wideDomains() : null;
    try (RollupRows sums = new RollupRows(this, new TallyTable(), false, null)) {
      TallyBlockWriter domains = new TallyBlockWriter(1, sums::add);
      finishParts(output, domains, shown);
      domains.flush();
      sums.finish(output, null);
    }
  }

  private void finishParts(TallyBlockWriter output, TallyBlockWriter domains, WideDomains shown) {
    for (int part = 0; part < SpillPartitioner.PARTS; part++) {
      if (spilled.file(part) == null) {
        continue;
      }
      boolean spread = byName || level + 1 >= DOMAIN_LEVELS || spilled.dominates(part);
      try (RollupRows rows = new RollupRows(this, table, spread, shown)) {
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
