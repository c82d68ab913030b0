package io.toptail.report;

import java.io.IOException;

/** {@code offenders.csv}: one row for each client and what is wrong with it, worst client first. */
final class OffendersCsv {
  static final String HEADER =
      "window_start,window_end,rank,client,client_severity,importance,client_queries,detector,"
          + "severity,title,queries,overlaps,names,first_seen,last_seen,per_minute,example_name,"
          + "evidence,cause,who,fix,likely_cause,likely_fix";

  private OffendersCsv() {}

  static void rows(WindowReport window, CsvWriter csv) throws IOException {
    for (Offender row : window.offenders().rows()) {
      for (Symptom symptom : row.symptoms()) {
        CsvFile.start(window, csv)
            .cell(row.rank())
            .cell(row.client())
            .cell(row.severity())
            .cell(row.importance())
            .cell(row.queries());
        symptom(window, csv, symptom);
        csv.cell(row.together().cause()).cell(row.together().fix()).endRecord();
      }
    }
  }

  private static void symptom(WindowReport window, CsvWriter csv, Symptom symptom)
      throws IOException {
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
        .cell(symptom.advice().cause())
        .cell(symptom.advice().who())
        .cell(symptom.advice().fix());
  }
}
