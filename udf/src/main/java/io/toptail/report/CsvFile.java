package io.toptail.report;

import io.toptail.report.WindowReport.CompatRow;
import io.toptail.report.WindowReport.FindingRow;
import io.toptail.report.WindowReport.MisconfigurationRow;
import io.toptail.report.WindowReport.SeriesPoint;
import io.toptail.report.WindowReport.TopRow;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Set;

/**
 * The CSV files: RFC 4180, UTF-8, a header row, {@code \n} as the end of a line.
 *
 * <h2>Names and spreadsheets</h2>
 *
 * <p>A spreadsheet takes a cell that begins with {@code = + - @}, tab or carriage return as a
 * formula, and names come from strangers. The first octet of such a name is written as its {@code
 * \DDD} escape (RFC 1035 §5.1): {@code =cmd.example} becomes {@code \061cmd.example}. That is the
 * same name in presentation form, so whoever reads names reads it back unchanged. A path that
 * begins so is written below {@code ./}, and standard input as {@code stdin}. Other cells are
 * numbers, times, addresses, or the operator's own words.
 */
enum CsvFile {
  TOP(
      "top.csv",
      "window_start,window_end,dimension,rank,key,queries,share,cumulative_share,clients,owner,"
          + "category,carrier,clients_estimated") {
    @Override
    void rows(WindowReport window, CsvWriter csv) throws IOException {
      for (TopRow row : window.top()) {
        boolean named = NAME_DIMENSIONS.contains(row.dimension());
        start(window, csv)
            .cell(row.dimension())
            .cell(row.rank())
            .cell(named ? nameCell(row.key()) : row.key())
            .cell(row.queries())
            .share(row.share())
            .share(row.cumulativeShare())
            .cell(row.clients())
            .cell(row.owner())
            .cell(row.category())
            .cell(row.carrier())
            .cell(row.clientsEstimated())
            .endRecord();
      }
    }
  },
  COUNTS(
      "counts.csv",
      "window_start,window_end,dimension,keys,rank,key,queries,clients,clients_estimated") {
    @Override
    void rows(WindowReport window, CsvWriter csv) throws IOException {
      for (TopRow row : window.counts().rows()) {
        start(window, csv)
            .cell(row.dimension())
            .cell(window.counts().keys().getOrDefault(row.dimension(), 0L))
            .cell(row.rank())
            .cell(WindowSnapshot.key(row.dimension(), row.key()))
            .cell(row.queries())
            .cell(row.clients())
            .cell(row.clientsEstimated())
            .endRecord();
      }
    }
  },
  MISCONFIGURATIONS(
      "misconfigurations.csv",
      "window_start,window_end,detector,severity,title,queries,share,names,clients,example_name,"
          + "example_client,first_seen,last_seen,who,fix,cause,source,clients_estimated,behaviour,"
          + "per_minute,evidence") {
    @Override
    void rows(WindowReport window, CsvWriter csv) throws IOException {
      for (MisconfigurationRow row : window.misconfigurations()) {
        start(window, csv)
            .cell(row.detector())
            .cell(row.severity())
            .cell(row.title())
            .cell(row.queries())
            .share(row.share())
            .cell(row.names())
            .cell(row.clients())
            .cell(nameCell(row.exampleName()))
            .cell(row.exampleClient())
            .time(row.firstSeenNanos())
            .time(row.lastSeenNanos())
            .cell(row.who())
            .cell(row.fix())
            .cell(row.cause())
            .cell(row.source())
            .cell(row.clientsEstimated())
            .cell(row.behaviour());
        perMinute(csv, window, row.queries())
            .textAndTime(pathCell(row.evidenceFile()), row.evidenceNanos())
            .endRecord();
      }
    }
  },
  OFFENDERS("offenders.csv", OffendersCsv.HEADER) {
    @Override
    void rows(WindowReport window, CsvWriter csv) throws IOException {
      OffendersCsv.rows(window, csv);
    }
  },
  FINDINGS(
      "findings.csv",
      "window_start,window_end,detector,severity,name,client,queries,first_seen,last_seen,"
          + "evidence,reason,clients") {
    @Override
    void rows(WindowReport window, CsvWriter csv) throws IOException {
      for (FindingRow row : window.findings()) {
        start(window, csv)
            .cell(row.detector())
            .cell(row.severity())
            .cell(nameCell(row.name()))
            .cell(row.client())
            .cell(row.queries())
            .time(row.firstSeenNanos())
            .time(row.lastSeenNanos())
            .textAndTime(pathCell(row.evidenceFile()), row.evidenceNanos())
            .cell(row.reason())
            .cell(row.clients())
            .endRecord();
      }
    }
  },
  TAIL(
      "tail.csv",
      "window_start,window_end,lane,template,example,names,queries,clients,first_seen,last_seen,"
          + "explanation,score,clients_estimated,severity,meant,qtypes,outcomes,who,fix") {
    @Override
    void rows(WindowReport window, CsvWriter csv) throws IOException {
      for (TailRow row : window.tailRows()) {
        start(window, csv)
            .cell(row.lane())
            .cell(nameCell(row.template()))
            .cell(nameCell(row.example()))
            .cell(row.names())
            .cell(row.queries())
            .cell(row.clients())
            .time(row.firstSeenNanos())
            .time(row.lastSeenNanos())
            .cell(row.explanation())
            .cell(row.score())
            .cell(row.clientsEstimated())
            .cell(row.severity())
            .cell(nameCell(row.meant()))
            .cell(row.types())
            .cell(row.outcomes())
            .cell(row.who())
            .cell(row.fix())
            .endRecord();
      }
    }
  },
  COMPATIBILITY(
      "compatibility.csv",
      "window_start,window_end,mode,class,queries,share,published_share,published_source") {
    @Override
    void rows(WindowReport window, CsvWriter csv) throws IOException {
      for (CompatRow row : window.compat()) {
        start(window, csv).cell(row.mode()).cell(row.id());
        share(row.queries() < 0 ? csv.cell("") : csv.cell(row.queries()), row.share());
        share(csv, row.publishedShare()).cell(row.publishedSource()).endRecord();
      }
    }

    private CsvWriter share(CsvWriter csv, double share) throws IOException {
      return Double.isNaN(share) ? csv.cell("") : csv.share(share);
    }
  },
  TRANSACTIONS(
      "transactions.csv",
      "window_start,window_end,dimension,rank,key,queries,answer,nodata,referral,truncated,"
          + "nxdomain,unregistered,servfail,refused,other,unanswered,undetermined,"
          + "latency_p50_ms,latency_p95_ms,latency_p99_ms") {
    @Override
    void rows(WindowReport window, CsvWriter csv) throws IOException {
      Responses responses = window.responses();
      if (!responses.evaluated()) {
        return;
      }
      outcomes(start(window, csv).cell("all").cell(1).cell(""), responses.outcomes());
      for (Responses.Row row : responses.rows()) {
        boolean named = NAME_DIMENSIONS.contains(row.dimension());
        String key = named ? nameCell(row.key()) : row.key();
        outcomes(
            start(window, csv).cell(row.dimension()).cell(row.rank()).cell(key), row.outcomes());
      }
    }
  },
  SERIES("series.csv", "time,metric,key,value") {
    @Override
    void rows(WindowReport window, CsvWriter csv) throws IOException {
      for (SeriesPoint point : window.series()) {
        csv.time(point.timeNanos())
            .cell(point.metric())
            .cell(nameCell(point.key()))
            .cell(point.value())
            .endRecord();
      }
    }
  };

  /** Whose keys are names. */
  static final Set<String> NAME_DIMENSIONS = Set.of("name", "domain", "tld");

  private static final String FORMULA_STARTS = "=+-@\t\r";

  private final String fileName;
  private final String header;

  CsvFile(String fileName, String header) {
    this.fileName = fileName;
    this.header = header;
  }

  /** The file of that name, which must be one of these. */
  static CsvFile of(String fileName) {
    for (CsvFile file : values()) {
      if (file.fileName.equals(fileName)) {
        return file;
      }
    }
    throw new IllegalArgumentException("not a CSV file of the report: " + fileName);
  }

  /** Writes header and rows of every window; flushes {@code out} and leaves it open. */
  void write(AnalysisReport report, OutputStream out) throws IOException {
    CsvWriter csv = new CsvWriter(out, report.manifest().fractionDigits());
    for (String column : header.split(",")) {
      csv.cell(column);
    }
    csv.endRecord();
    for (WindowReport window : report.windows()) {
      rows(window, csv);
    }
    csv.flush();
  }

  abstract void rows(WindowReport window, CsvWriter csv) throws IOException;

  /** Begins a record with the window's start and end. */
  static CsvWriter start(WindowReport window, CsvWriter csv) throws IOException {
    return csv.time(window.totals().startNanos()).time(window.totals().endNanos());
  }

  /** Adds a rate over the time for which the window was captured; empty if that is none. */
  static CsvWriter perMinute(CsvWriter csv, WindowReport window, long queries) throws IOException {
    double rate = Figures.perMinute(queries, window.totals().measuredNanos());
    return Double.isNaN(rate) ? csv.cell("") : csv.share(rate);
  }

  private static void outcomes(CsvWriter csv, Responses.Outcomes outcomes) throws IOException {
    csv.cell(outcomes.queries())
        .cell(outcomes.answer())
        .cell(outcomes.nodata())
        .cell(outcomes.referral())
        .cell(outcomes.truncated())
        .cell(outcomes.nxdomain())
        .cell(outcomes.unregistered())
        .cell(outcomes.servfail())
        .cell(outcomes.refused())
        .cell(outcomes.other())
        .cell(outcomes.unanswered())
        .cell(outcomes.undetermined())
        .cell(millis(outcomes.p50Nanos()))
        .cell(millis(outcomes.p95Nanos()))
        .cell(millis(outcomes.p99Nanos()))
        .endRecord();
  }

  /** Milliseconds with their thousandths; empty if not known. */
  static String millis(long nanos) {
    return nanos < 0 ? "" : String.format(Locale.ROOT, "%.3f", nanos / 1e6);
  }

  /** See <em>Names and spreadsheets</em>. */
  static String nameCell(String name) {
    if (name.isEmpty() || FORMULA_STARTS.indexOf(name.charAt(0)) < 0) {
      return name;
    }
    StringBuilder cell = new StringBuilder(name.length() + 3);
    Printable.appendOctet(cell, name.charAt(0));
    return cell.append(name, 1, name.length()).toString();
  }

  static String pathCell(String path) {
    if (path.equals("-")) {
      return "stdin";
    }
    return !path.isEmpty() && FORMULA_STARTS.indexOf(path.charAt(0)) >= 0 ? "./" + path : path;
  }
}
