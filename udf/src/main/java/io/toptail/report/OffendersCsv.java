package io.toptail.report;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** {@code offenders.csv}: one row for each client and what is wrong with it, worst client first. */
final class OffendersCsv {
  static final String HEADER =
      "window_start,window_end,rank,client,client_severity,importance,client_queries,detector,"
          + "severity,title,queries,overlaps,names,first_seen,last_seen,per_minute,example_name,"
          + "evidence,cause,who,fix,likely_cause,likely_fix";

  private final WindowReport window;
  private final CsvWriter csv;
  private final Map<Advice, byte[]> advice = new HashMap<>();
  private final Map<Advice, byte[]> together = new HashMap<>();

  private OffendersCsv(WindowReport window, CsvWriter csv) {
    this.window = window;
    this.csv = csv;
  }

  static void rows(WindowReport window, CsvWriter csv) throws IOException {
    OffendersCsv file = new OffendersCsv(window, csv);
    for (Offender row : window.offenders().rows()) {
      byte[] likely =
          file.together.computeIfAbsent(
              row.together(), both -> CsvWriter.encoded(both.cause(), both.fix()));
      for (Symptom symptom : row.symptoms()) {
        CsvFile.start(window, csv)
            .cell(row.rank())
            .cell(row.client())
            .cell(row.severity())
            .cell(row.importance())
            .cell(row.queries());
        file.symptom(symptom);
        csv.cells(likely).endRecord();
      }
    }
  }

  private void symptom(Symptom symptom) throws IOException {
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
