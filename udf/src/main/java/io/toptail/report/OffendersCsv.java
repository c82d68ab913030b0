package io.toptail.report;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** {@code offenders.csv}: one row for each client and what is wrong with it, worst client first. */
final class OffendersCsv {
  static final String HEADER =
      "window_start,window_end,rank,client,client_severity,importance,client_queries,detector,"
          + "severity,title,queries,overlaps,names,first_seen,last_seen,per_minute,example_name,"
          + "evidence,cause,who,fix,likely_cause,likely_fix";

  private final WindowReport window;
  private final Map<Advice, byte[]> advice = new ConcurrentHashMap<>();
  private final Map<Advice, byte[]> together = new ConcurrentHashMap<>();

  private OffendersCsv(WindowReport window) {
    this.window = window;
  }

  static void rows(WindowReport window, CsvRecords records) throws IOException {
    records.all(window.offenders().rows(), new OffendersCsv(window)::offender);
  }

  private void offender(Offender row, CsvWriter csv) throws IOException {
    byte[] likely =
        together.computeIfAbsent(
            row.together(), both -> CsvWriter.encoded(both.cause(), both.fix()));
    for (Symptom symptom : row.symptoms()) {
      CsvFile.start(window, csv)
          .cell(row.rank())
          .cell(row.client())
          .cell(row.severity())
          .cell(row.importance())
          .cell(row.queries());
      symptom(symptom, csv);
      csv.cells(likely).endRecord();
    }
  }

  private void symptom(Symptom symptom, CsvWriter csv) throws IOException {
    csv.cell(symptom.detector())
        .cell(symptom.severity())
        .cell(symptom.title())
        .cell(symptom.queries())
        .cell(symptom.overlaps())
        .cell(symptom.names())
        .time(symptom.firstSeenNanos())
        .time(symptom.lastSeenNanos());
    CsvFile.perMinute(csv, window, symptom.queries())
        .cell(CsvFile.nameCell(symptom.exampleName()))
        .textAndTime(CsvFile.pathCell(symptom.evidenceFile()), symptom.evidenceNanos())
        .cells(
            advice.computeIfAbsent(
                symptom.advice(), one -> CsvWriter.encoded(one.cause(), one.who(), one.fix())));
  }
}
