package io.toptail.assembly;

import io.toptail.combine.DamagePlaces;
import io.toptail.combine.SplitBorder;
import io.toptail.combine.SplitChain;
import io.toptail.combine.SplitRows;
import io.toptail.combine.VantageAssembler;
import io.toptail.detect.Vantage;
import io.toptail.report.AnalysisReport;
import io.toptail.report.Baseline;
import io.toptail.report.Extent;
import io.toptail.report.Manifest;
import io.toptail.report.SurpriseAssembler;
import io.toptail.report.WindowReport;
import io.toptail.report.WindowReport.LedgerRow;
import io.toptail.row.AnalysisSettings;
import io.toptail.row.AnalysisSettings.DetectorTexts;
import io.toptail.row.Knowledge;
import io.toptail.row.LedgerCode;
import io.toptail.row.RowIndex;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tail.TailGroups;
import io.toptail.tally.DistinctSets;
import io.toptail.tally.TallyBlock;
import io.toptail.tally.TallyRow;
import io.toptail.tally.TallyTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The third step: merges what the partitions left and turns it into a report. The result depends
 * only on the rows, not on their order.
 *
 * <p>Findings, offences and the tail beyond the budget ({@link AnalysisSettings#tableBytes}) go to
 * temporary files, which the lists of the report read until {@link #close}.
 */
public final class ReportAssembler implements AutoCloseable {
  private static final int DEFAULT_DIGITS = 6;

  private final AnalysisSettings settings;
  private final Baseline baseline;
  private final Knowledge knowledge;
  private final TallyTable table = new TallyTable();
  private final ReportRows rows;
  private final OffenceRows offences;
  private final TailGroups shared = new TailGroups();
  private final WindowChoice windows;
  private final FirstKeys damages = new FirstKeys(DamagePlaces.MOST_NAMED);
  private final TallyRow row = new TallyRow();

  /**
   * @param baseline an earlier report to compare with; null for none
   * @param spillFile gives a path for a temporary file, if one is needed
   */
  public ReportAssembler(AnalysisSettings settings, Baseline baseline, Supplier<Path> spillFile) {
    this.settings = settings;
    this.baseline = baseline;
    this.knowledge = Knowledge.of(settings);
    this.rows = ReportRows.of(knowledge, settings.tableBytes(), spillFile);
    this.offences = new OffenceRows(knowledge, settings.tableBytes(), spillFile);
    this.windows = new WindowChoice(spillFile);
  }

  /**
   * Merges the rows of a block.
   *
   * @throws java.io.UncheckedIOException if rows cannot be written to a temporary file
   */
  public void add(TallyBlock block) {
    row.wrap(block);
    while (row.next()) {
      if (!windows.holdsBack(row)) {
        take(row);
      }
    }
    rows.limit();
  }

  private void take(TallyRow row) {
    int kind = RowKey.kind(row.bytes(), row.keyOffset()) & ~RowKind.FROM_RESPONSES;
    switch (kind) {
      case RowKind.FINDING, RowKind.TAIL, RowKind.TAIL_DOMAIN, RowKind.SERIES -> rows.add(row);
      case RowKind.TAIL_SHARED -> shared.add(row);
      case RowKind.DAMAGE -> damages.add(row);
      default -> table.merge(row);
    }
  }

  private void takeLate(TallyRow row) {
    take(row);
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
   * Where the captures were taken if it is not where the settings assume; to be asked before {@link
   * #finish}. Then other rules apply: the input should be read again with {@link
   * AnalysisSettings#withVantage}.
   *
   * @return null if the assumption holds, or was declared
   */
  public Vantage otherVantage() {
    DetectorTexts detectors = settings.detectors();
    Vantage inferred = VantageAssembler.infer(table, new RowIndex(table)).vantage();
    return detectors.declared() || inferred == detectors.vantage() ? null : inferred;
  }

  /**
   * The report of everything added; the last call but for {@link #close}. Its lists may be read
   * until then.
   *
   * @throws IllegalStateException if the ledger does not add up to the packets read
   */
  public AnalysisReport finish() {
    windows.choose(table, this::takeLate);
    RowIndex before = new RowIndex(table);
    int base = holdsQueries(before) ? 0 : RowKind.FROM_RESPONSES;
    new CrowdJudge(table, knowledge, this::add).judge(before, base);
    rows.finish();
    RowIndex index = new RowIndex(table);
    try (SideWork<OffenceRows> offending =
        SideWork.begin(rows.areMany(), () -> sumUpOffences(index, base))) {
      return report(index, base, offending);
    }
  }

  private AnalysisReport report(RowIndex index, int base, SideWork<OffenceRows> offending) {
    ClockAccount clock = new ClockAccount(table, index);
    ResponsesAssembler responses =
        new ResponsesAssembler(table, index, settings.top(), notEvaluated(index, base));
    List<WindowReport> reports = new ArrayList<>();
    TailAssembler tail =
        new TailAssembler(knowledge, table, rows, shared, settings.windowNanos() == 0);
    SurpriseAssembler surprises = new SurpriseAssembler(baseline);
    Extent extent = extent(clock);
    long packets = extent.otherPackets();
    for (int window : index.windows()) {
      if (windows.has(window)) {
        WindowReport report =
            new WindowAssembler(
                    settings, knowledge, table, index, rows, offending, tail, clock, responses,
                    window, base)
                .assemble();
        reports.add(report);
        surprises.add(report);
        packets += report.totals().packets();
      }
    }
    Manifest manifest = manifest(index, clock, responses);
    long read = manifest.inputs().stream().mapToLong(Manifest.Input::packets).sum();
    if (read != packets) {
      throw new IllegalStateException(
          "packets read (" + read + ") are not packets accounted for (" + packets + ")");
    }
    return new AnalysisReport(manifest, reports, surprises.finish(), extent);
  }

  private OffenceRows sumUpOffences(RowIndex index, int base) {
    for (int window : index.windows()) {
      if (windows.has(window)) {
        offences.add(window, rows.of(base | RowKind.FINDING, window, ReportRows.BY_CLIENT));
      }
    }
    offences.finish();
    return offences;
  }

  private Extent extent(ClockAccount clock) {
    TallyTable others = windows.others();
    List<LedgerRow> ledger = new LedgerAssembler(others, new RowIndex(others), 0).unchecked();
    return new Extent(clock.start(), clock.end(), windows.otherWindows(), ledger);
  }

  /** Deletes the temporary file, if there is one. */
  @Override
  public void close() {
    rows.close();
    offences.close();
    windows.close();
  }

  /** Why it is not known what became of queries; empty if it is. */
  private String notEvaluated(RowIndex index, int base) {
    if (!settings.history()) {
      return "switched off (history)";
    }
    if (base != 0) {
      return "no queries in the capture";
    }
    for (int window : index.windows()) {
      if (index.of(RowKind.TRANSACTIONS, window).length > 0) {
        return "";
      }
    }
    return holds(index, LedgerCode.RESPONSE)
        ? "responses to less than 1 % of the queries"
        : ResponsesAssembler.NO_RESPONSES;
  }

  private boolean holds(RowIndex index, int outcome) {
    for (int window : index.windows()) {
      for (int entry : index.of(RowKind.LEDGER, window)) {
        if (RowKey.getByte(table, entry, RowKey.HEADER) == outcome) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean holdsQueries(RowIndex index) {
    RowIndex others = new RowIndex(windows.others());
    if (holdsQueries(windows.others(), others.of(RowKind.LEDGER, 0), RowKey.HEADER)) {
      return true;
    }
    for (int window : index.windows()) {
      if (holdsQueries(table, index.of(RowKind.LEDGER, window), RowKey.HEADER)
          || holdsQueries(table, index.of(RowKind.REASSEMBLED, window), RowKey.HEADER + 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsQueries(TallyTable table, int[] entries, int outcome) {
    for (int entry : entries) {
      int code = RowKey.getByte(table, entry, outcome);
      if (code == LedgerCode.QUERY || code == LedgerCode.IGNORED_QUERY) {
        return true;
      }
    }
    return false;
  }

  private Manifest manifest(RowIndex index, ClockAccount clock, ResponsesAssembler responses) {
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
    DamageAccount damage = new DamageAccount(settings, table, index, damages, chains);
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
              damage.octets(i),
              damage.places(i),
              lost[i],
              new Manifest.Clock(clock.oddTimes(i), backwards)));
    }
    int digits = DEFAULT_DIGITS;
    for (int entry : index.of(RowKind.DIGITS, 0)) {
      int found = RowKey.getByte(table, entry, RowKey.HEADER);
      digits = Math.max(digits, found);
    }
    return new Manifest(
        settings.version(),
        inputs,
        settings.options(),
        knowledge.versions(),
        damage.damages(),
        digits,
        DistinctSets.STANDARD_ERROR,
        EvaluationAssembler.assemble(
            settings, knowledge, VantageAssembler.infer(table, index), responses));
  }

  private String text(int entry, int from) {
    int length = table.keyLength(entry) - from;
    return new String(
        table.keys(entry), table.keyOffset(entry) + from, length, StandardCharsets.UTF_8);
  }

  private int fileOf(int entry) {
    return RowKey.getInt(table, entry, RowKey.HEADER);
  }
}
