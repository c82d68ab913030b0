package io.toptail.assembly;

import io.toptail.report.WindowReport;
import io.toptail.report.WindowReport.CompatRow;
import io.toptail.report.WindowReport.Counts;
import io.toptail.report.WindowReport.FindingRow;
import io.toptail.report.WindowReport.IgnoredRow;
import io.toptail.report.WindowReport.LedgerRow;
import io.toptail.report.WindowReport.Reassembled;
import io.toptail.report.WindowReport.TopRow;
import io.toptail.report.WindowReport.Totals;
import io.toptail.row.AnalysisSettings;
import io.toptail.row.Cardinality;
import io.toptail.row.Knowledge;
import io.toptail.row.LedgerCode;
import io.toptail.row.RowIndex;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.row.ShownText;
import io.toptail.row.TimeWindows;
import io.toptail.tail.TailWindow;
import io.toptail.tally.TallyTable;
import java.util.ArrayList;
import java.util.List;

/** Turns the rows of one window into its report. */
final class WindowAssembler {
  private final AnalysisSettings settings;
  private final Knowledge knowledge;
  private final TallyTable table;
  private final RowIndex index;
  private final ReportRows many;
  private final SideWork<OffenceRows> offences;
  private final TailAssembler tail;
  private final ClockAccount clock;
  private final ResponsesAssembler responses;
  private final ShownText shown;
  private final int window;
  private final int base;

  /**
   * @param many findings, of which there are many
   * @param offences of all windows, which are asked for last
   * @param tail of all windows, which come in their order
   * @param base {@link RowKind#FROM_RESPONSES} to count the questions of responses, else 0
   */
  WindowAssembler(
      AnalysisSettings settings,
      Knowledge knowledge,
      TallyTable table,
      RowIndex index,
      ReportRows many,
      SideWork<OffenceRows> offences,
      TailAssembler tail,
      ClockAccount clock,
      ResponsesAssembler responses,
      int window,
      int base) {
    this.settings = settings;
    this.knowledge = knowledge;
    this.table = table;
    this.index = index;
    this.many = many;
    this.offences = offences;
    this.tail = tail;
    this.clock = clock;
    this.responses = responses;
    this.window = window;
    this.base = base;
    this.shown = new ShownText(settings.privacy(), table, index.of(base | RowKind.TLD, window));
  }

  WindowReport assemble() {
    OrderedRows found = many.of(base | RowKind.FINDING, window);
    FindingAssembler findings = new FindingAssembler(settings, knowledge, table, found, shown);
    try (SideWork<List<FindingRow>> rows = SideWork.begin(many.areMany(), findings::findings)) {
      return report(findings, rows);
    }
  }

  private WindowReport report(FindingAssembler findings, SideWork<List<FindingRow>> found) {
    LedgerAssembler account = new LedgerAssembler(table, index, window);
    List<LedgerRow> ledger = account.packets();
    Reassembled reassembled = account.reassembled();
    Totals totals = totals(ledger, reassembled);
    Counts counts = counts(totals);
    List<TopRow> top = counts.rows().stream().filter(row -> row.rank() <= settings.top()).toList();
    List<TopRow> names = top.stream().filter(row -> row.dimension().equals("name")).toList();
    TailWindow readable = tail.window(index, window, base, shown);
    SeriesAssembler series =
        new SeriesAssembler(
            knowledge, many.of(base | RowKind.SERIES, window), totals, settings.seriesStepNanos());
    return new WindowReport(
        totals,
        top,
        TopAssembler.owners(names),
        ignored(totals),
        TopAssembler.candidates(names),
        findings.misconfigurations(
            rows(RowKind.DETECTOR), rows(RowKind.DETECTOR_NAME), totals.countedQueries()),
        found.result(),
        new OffenderAssembler(settings, knowledge, offences.result(), shown)
            .offenders(
                window,
                new MistakenNames(settings, knowledge, table, shown)
                    .names(rows(RowKind.DETECTOR_NAME))),
        new TailShapeAssembler(table)
            .shape(
                rows(RowKind.COUNTS),
                totals.domains(),
                cardinality(Cardinality.TEMPLATES) + readable.sharedTemplates(),
                readable.view()),
        readable.rows(),
        series.points(),
        responses.of(window, shown),
        ledger,
        reassembled,
        series.stepNanos(),
        counts,
        compat());
  }

  private List<CompatRow> compat() {
    int[] responsesOfWindow = index.of(RowKind.COMPAT, window);
    return new CompatAssembler(
            table, rows(RowKind.COMPAT), responsesOfWindow, responses.evaluated())
        .rows(settings.detectors().compat());
  }

  private Counts counts(Totals totals) {
    RankAssembler ranks = new RankAssembler(new TopAssembler(knowledge, settings.ranks(), shown));
    long total = totals.countedQueries();
    ranks.add("name", RowKind.NAME, table, rows(RowKind.NAME), total, totals.names());
    ranks.add("domain", RowKind.DOMAIN, table, rows(RowKind.DOMAIN), total, totals.domains());
    topLevelDomains(ranks, total);
    ranks.add("owner", RowKind.OWNER, table, rows(RowKind.OWNER), total);
    ranks.add("category", RowKind.CATEGORY, table, rows(RowKind.CATEGORY), total);
    ranks.add("client", RowKind.CLIENT, table, rows(RowKind.CLIENT), total, totals.clients());
    TallyTable split = ServerDimensions.split(table, rows(RowKind.SERVER));
    RowIndex servers = new RowIndex(split);
    int[] addresses = servers.of(ServerDimensions.SERVER, 0);
    int[] opcodes = servers.of(ServerDimensions.OPCODE, 0);
    int[] transports = servers.of(ServerDimensions.TRANSPORT, 0);
    ranks.add("server", ServerDimensions.SERVER, split, addresses, total);
    ranks.add("qtype", RowKind.QTYPE, table, rows(RowKind.QTYPE), total);
    ranks.add("qclass", RowKind.QCLASS, table, rows(RowKind.QCLASS), total);
    ranks.add("opcode", ServerDimensions.OPCODE, split, opcodes, total);
    int[] rcodes = index.of(RowKind.RCODE, window);
    ranks.add("rcode", RowKind.RCODE, table, rcodes, totals.responses());
    ranks.add("transport", ServerDimensions.TRANSPORT, split, transports, total);
    return ranks.counts();
  }

  /** Those that are masked have no place of their own among those of as many queries. */
  private void topLevelDomains(RankAssembler ranks, long total) {
    int[] rows = rows(RowKind.TLD);
    if (!settings.privacy().masksNames()) {
      ranks.add("tld", RowKind.TLD, table, rows, total);
      return;
    }
    TallyTable masked = shown.masked(table, rows);
    ranks.add("tld", RowKind.TLD, masked, new RowIndex(masked).of(RowKind.TLD, 0), total);
  }

  private Totals totals(List<LedgerRow> ledger, Reassembled reassembled) {
    int packets = index.only(RowKind.WINDOW, window);
    long width = settings.windowNanos();
    long queries =
        LedgerAssembler.messages(ledger, reassembled, LedgerCode.QUERY)
            + LedgerAssembler.messages(ledger, reassembled, LedgerCode.IGNORED_QUERY);
    long responses = LedgerAssembler.messages(ledger, reassembled, LedgerCode.RESPONSE);
    long counted = 0;
    for (int entry : rows(RowKind.SERVER)) {
      counted += table.count(entry);
    }
    int misconfigured = index.only(base | RowKind.MISCONFIGURED, window);
    return new Totals(
        width > 0 ? TimeWindows.start(window, width) : clock.start(),
        width > 0 ? TimeWindows.end(window, width) : clock.end(),
        table.count(packets),
        queries + responses,
        queries,
        responses,
        counted,
        cardinality(Cardinality.NAMES),
        cardinality(Cardinality.DOMAINS),
        cardinality(Cardinality.CLIENTS),
        base != 0 && responses > 0,
        misconfigured < 0 ? 0 : table.count(misconfigured),
        misconfigured < 0 ? 0 : table.names(misconfigured),
        misconfigured < 0 ? 0 : table.clients(misconfigured),
        misconfigured >= 0 && table.clientsEstimated(misconfigured),
        knowledge.catalogue.notEvaluated().size()
            + EvaluationAssembler.notAsked(settings, knowledge, this.responses).size(),
        width > 0 ? measured() : clock.end() - clock.start());
  }

  /** How much of the window lies within the time that was captured. */
  private long measured() {
    long width = settings.windowNanos();
    long start = Math.max(TimeWindows.start(window, width), clock.start());
    long end = Math.min(TimeWindows.end(window, width), clock.end());
    return end > start ? end - start : width;
  }

  private long cardinality(int what) {
    for (int entry : rows(RowKind.CARDINALITY)) {
      if (RowKey.getByte(table, entry, RowKey.HEADER) == what) {
        return table.names(entry);
      }
    }
    return 0;
  }

  private List<IgnoredRow> ignored(Totals totals) {
    long all = totals.countedFromResponses() ? totals.responses() : totals.queries();
    List<IgnoredRow> rows = new ArrayList<>();
    List<String> rules = knowledge.ignore.rules();
    for (int rule = 0; rule < rules.size(); rule++) {
      int found = -1;
      for (int entry : rows(RowKind.IGNORED)) {
        if (RowKey.getInt(table, entry, RowKey.HEADER) == rule) {
          found = entry;
        }
      }
      long clients = found < 0 ? 0 : table.clients(found);
      String text = shown.rule(rule, rules.get(rule), clients);
      rows.add(
          found < 0
              ? new IgnoredRow(text, 0, 0, 0, 0, false)
              : new IgnoredRow(
                  text,
                  table.count(found),
                  TopAssembler.share(table.count(found), all),
                  table.names(found),
                  clients,
                  table.clientsEstimated(found)));
    }
    return rows;
  }

  private int[] rows(int kind) {
    return index.of(base | kind, window);
  }
}
