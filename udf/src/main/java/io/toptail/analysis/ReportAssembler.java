package io.toptail.analysis;

import io.toptail.report.AnalysisReport;
import io.toptail.report.Manifest;
import io.toptail.report.WindowReport;
import io.toptail.tally.DistinctSets;
import io.toptail.tally.TallyBlock;
import io.toptail.tally.TallyRow;
import io.toptail.tally.TallyTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The third step: merges what the partitions left and turns it into a report. The result depends
 * only on the rows, not on their order.
 *
 * <p>Findings and the tail beyond the budget ({@link AnalysisSettings#tableBytes}) go to a
 * temporary file, which the lists of the report read until {@link #close}.
 */
public final class ReportAssembler implements AutoCloseable {
  private static final int DEFAULT_DIGITS = 6;

  private final AnalysisSettings settings;
  private final Knowledge knowledge;
  private final TallyTable table = new TallyTable();
  private final ReportRows rows;
  private final TailGroups shared = new TailGroups();
  private final TallyRow row = new TallyRow();

  /**
   * @param spillFile gives a path for a temporary file, if one is needed
   */
  public ReportAssembler(AnalysisSettings settings, Supplier<Path> spillFile) {
    this.settings = settings;
    this.knowledge = Knowledge.of(settings);
    this.rows = new ReportRows(knowledge, settings.tableBytes(), spillFile);
  }

  /**
   * Merges the rows of a block.
   *
   * @throws java.io.UncheckedIOException if rows cannot be written to a temporary file
   */
  public void add(TallyBlock block) {
    row.wrap(block);
    while (row.next()) {
      int kind = RowKey.kind(row.bytes(), row.keyOffset()) & ~RowKind.FROM_RESPONSES;
      switch (kind) {
        case RowKind.FINDING, RowKind.TAIL, RowKind.TAIL_DOMAIN -> rows.add(row);
        case RowKind.TAIL_SHARED -> shared.add(row);
        default -> table.merge(row);
      }
    }
    rows.limit();
  }

  /**
   * Borders of splits at which the readers of a file did not meet; to be asked before {@link
   * #finish}. If there are any, the report would be wrong: the input must be read again without
   * them.
   *
   * @throws IllegalStateException if a part of a file was not read at all
   */
  public List<SplitBorder> wrongBorders() {
    return SplitRows.chains(table, new RowIndex(table)).values().stream()
        .flatMap(chain -> chain.wrong().stream())
        .toList();
  }

  /**
   * The report of everything added; the last call but for {@link #close}. Its lists may be read
   * until then.
   *
   * @throws IllegalStateException if the ledger does not add up to the packets read
   */
  public AnalysisReport finish() {
    rows.finish();
    RowIndex index = new RowIndex(table);
    int base = holdsQueries(index) ? 0 : RowKind.FROM_RESPONSES;
    ClockAccount clock = new ClockAccount(table, index);
    List<WindowReport> windows = new ArrayList<>();
    TailAssembler tail =
        new TailAssembler(knowledge, table, rows, shared, settings.windowNanos() == 0);
    long packets = 0;
    for (int window : index.windows()) {
      WindowReport report =
          new WindowAssembler(settings, knowledge, table, index, rows, tail, clock, window, base)
              .assemble();
      windows.add(report);
      packets += report.totals().packets();
    }
    Manifest manifest = manifest(index, clock);
    long read = manifest.inputs().stream().mapToLong(Manifest.Input::packets).sum();
    if (read != packets) {
      throw new IllegalStateException(
          "packets read (" + read + ") are not packets accounted for (" + packets + ")");
    }
    return new AnalysisReport(manifest, windows);
  }

  /** Deletes the temporary file, if there is one. */
  @Override
  public void close() {
    rows.close();
  }

  private boolean holdsQueries(RowIndex index) {
    for (int window : index.windows()) {
      if (holdsQueries(index.of(RowKind.LEDGER, window), RowKey.HEADER)
          || holdsQueries(index.of(RowKind.REASSEMBLED, window), RowKey.HEADER + 1)) {
        return true;
      }
    }
    return false;
  }

  private boolean holdsQueries(int[] entries, int outcome) {
    for (int entry : entries) {
      int code = RowKey.getByte(table.keys(), table.keyOffset(entry) + outcome);
      if (code == LedgerCode.QUERY || code == LedgerCode.IGNORED_QUERY) {
        return true;
      }
    }
    return false;
  }

  private Manifest manifest(RowIndex index, ClockAccount clock) {
    long[] packets = new long[settings.inputs().size()];
    String[] containers = new String[packets.length];
    Arrays.fill(containers, "");
    for (int entry : index.of(RowKind.FILE, 0)) {
      packets[fileOf(entry)] += table.count(entry);
      containers[fileOf(entry)] = text(entry, RowKey.HEADER + 4);
    }
    long[] lost = new long[packets.length];
    for (int entry : index.of(RowKind.DROPS, 0)) {
      lost[fileOf(entry)] += table.last(entry);
    }
    Map<Integer, SplitChain> chains = SplitRows.chains(table, index);
    List<Manifest.Damage> damages = new DamageAccount(settings, table, index, chains).damages();
    Map<String, Long> damaged = new HashMap<>();
    damages.forEach(d -> damaged.merge(d.path(), Math.max(0, d.length()), Long::sum));
    List<Manifest.Input> inputs = new ArrayList<>();
    for (int i = 0; i < packets.length; i++) {
      AnalysisSettings.InputFile input = settings.inputs().get(i);
      long backwards = chains.containsKey(i) ? chains.get(i).clock().backwards() : 0;
      inputs.add(
          new Manifest.Input(
              input.path(),
              containers[i],
              input.bytes(),
              packets[i],
              damaged.getOrDefault(input.path(), 0L),
              lost[i],
              new Manifest.Clock(clock.oddTimes(i), backwards)));
    }
    int digits = DEFAULT_DIGITS;
    for (int entry : index.of(RowKind.DIGITS, 0)) {
      int found = RowKey.getByte(table.keys(), table.keyOffset(entry) + RowKey.HEADER);
      digits = Math.max(digits, found);
    }
    return new Manifest(
        settings.version(),
        inputs,
        settings.options(),
        knowledge.versions(),
        damages,
        digits,
        DistinctSets.STANDARD_ERROR);
  }

  private String text(int entry, int from) {
    int length = table.keyLength(entry) - from;
    return new String(table.keys(), table.keyOffset(entry) + from, length, StandardCharsets.UTF_8);
  }

  private int fileOf(int entry) {
    return RowKey.getInt(table.keys(), table.keyOffset(entry) + RowKey.HEADER);
  }
}
