package io.toptail.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.toptail.report.WindowReport.FindingRow;
import io.toptail.report.WindowReport.MisconfigurationRow;
import io.toptail.report.WindowReport.SeriesPoint;
import io.toptail.report.WindowReport.TailRow;
import io.toptail.report.WindowReport.TopRow;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

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
    void rows(WindowReport window, String start, String end, Times times, CSVPrinter csv)
        throws IOException {
      for (TopRow row : window.top()) {
        boolean named = NAME_DIMENSIONS.contains(row.dimension());
        csv.printRecord(
            start,
            end,
            row.dimension(),
            row.rank(),
            named ? nameCell(row.key()) : row.key(),
            row.queries(),
            Figures.fraction(row.share()),
            Figures.fraction(row.cumulativeShare()),
            row.clients(),
            row.owner(),
            row.category(),
            row.carrier(),
            row.clientsEstimated());
      }
    }
  },
  MISCONFIGURATIONS(
      "misconfigurations.csv",
      "window_start,window_end,detector,severity,title,queries,share,names,clients,example_name,"
          + "example_client,first_seen,last_seen,who,fix,cause,source,clients_estimated") {
    @Override
    void rows(WindowReport window, String start, String end, Times times, CSVPrinter csv)
        throws IOException {
      for (MisconfigurationRow row : window.misconfigurations()) {
        csv.printRecord(
            start,
            end,
            row.detector(),
            row.severity(),
            row.title(),
            row.queries(),
            Figures.fraction(row.share()),
            row.names(),
            row.clients(),
            nameCell(row.exampleName()),
            row.exampleClient(),
            times.iso(row.firstSeenNanos()),
            times.iso(row.lastSeenNanos()),
            row.who(),
            row.fix(),
            row.cause(),
            row.source(),
            row.clientsEstimated());
      }
    }
  },
  FINDINGS(
      "findings.csv",
      "window_start,window_end,detector,severity,name,client,queries,first_seen,last_seen,"
          + "evidence") {
    @Override
    void rows(WindowReport window, String start, String end, Times times, CSVPrinter csv)
        throws IOException {
      for (FindingRow row : window.findings()) {
        csv.printRecord(
            start,
            end,
            row.detector(),
            row.severity(),
            nameCell(row.name()),
            row.client(),
            row.queries(),
            times.iso(row.firstSeenNanos()),
            times.iso(row.lastSeenNanos()),
            pathCell(row.evidenceFile()) + " " + times.iso(row.evidenceNanos()));
      }
    }
  },
  TAIL(
      "tail.csv",
      "window_start,window_end,lane,template,example,names,queries,clients,first_seen,last_seen,"
          + "explanation,score,clients_estimated") {
    @Override
    void rows(WindowReport window, String start, String end, Times times, CSVPrinter csv)
        throws IOException {
      for (TailRow row : window.tailRows()) {
        csv.printRecord(
            start,
            end,
            row.lane(),
            nameCell(row.template()),
            nameCell(row.example()),
            row.names(),
            row.queries(),
            row.clients(),
            times.iso(row.firstSeenNanos()),
            times.iso(row.lastSeenNanos()),
            row.explanation(),
            row.score(),
            row.clientsEstimated());
      }
    }
  },
  SERIES("series.csv", "time,metric,key,value") {
    @Override
    void rows(WindowReport window, String start, String end, Times times, CSVPrinter csv)
        throws IOException {
      for (SeriesPoint point : window.series()) {
        csv.printRecord(
            times.iso(point.timeNanos()), point.metric(), nameCell(point.key()), point.value());
      }
    }
  };

  private static final Set<String> NAME_DIMENSIONS = Set.of("name", "domain", "tld");
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
    CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
    Times times = new Times(report.manifest().fractionDigits());
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8), 1 << 16);
    writer.append(header).append('\n');
    CSVPrinter csv = new CSVPrinter(writer, format);
    for (WindowReport window : report.windows()) {
      String start = times.iso(window.totals().startNanos());
      String end = times.iso(window.totals().endNanos());
      rows(window, start, end, times, csv);
    }
    csv.flush();
  }

  abstract void rows(WindowReport window, String start, String end, Times times, CSVPrinter csv)
      throws IOException;

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
