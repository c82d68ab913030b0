package io.toptail.report;

import io.toptail.compare.Change;
import io.toptail.compare.Comparison;
import io.toptail.compare.Comparison.Period;
import io.toptail.compare.KeyCount;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/**
 * {@code changes.csv}: one row per key that changed. Where a list was cut off, a key that is not in
 * it has no count, rank or share, and {@code …_at_most} says how large its count is at most; where
 * that is known, it is the count.
 */
final class ChangesCsv {
  private static final String HEADER =
      "before_start,before_end,after_start,after_end,dimension,key,change,measure,before_rank,"
          + "after_rank,before_queries,after_queries,before_at_most,after_at_most,before_share,"
          + "after_share,before_clients,after_clients,expected_ratio,effect,significance";

  private ChangesCsv() {}

  /** Writes all changes of comparisons; flushes {@code out} and leaves it open. */
  static void write(List<Comparison> comparisons, int fractionDigits, OutputStream out)
      throws IOException {
    CsvWriter csv = new CsvWriter(out, fractionDigits);
    for (String column : HEADER.split(",")) {
      csv.cell(column);
    }
    csv.endRecord();
    for (Comparison comparison : comparisons) {
      for (Change change : comparison.changes()) {
        row(comparison, change, csv);
      }
    }
    csv.flush();
  }

  private static void row(Comparison comparison, Change change, CsvWriter csv) throws IOException {
    period(comparison.before(), csv);
    period(comparison.after(), csv);
    csv.cell(change.dimension()).cell(change.key());
    csv.cell(change.kind().word()).cell(change.measure().word());
    rank(change.before(), csv);
    rank(change.after(), csv);
    queries(change.before(), csv);
    queries(change.after(), csv);
    csv.cell(change.before().most()).cell(change.after().most());
    share(change.before(), comparison.before().base(change.dimension()), csv);
    share(change.after(), comparison.after().base(change.dimension()), csv);
    clients(change.before(), csv);
    clients(change.after(), csv);
    csv.cell(number(change.scale()));
    csv.cell(Double.isInfinite(change.effect()) ? "" : number(change.effect()));
    csv.cell(String.format(Locale.ROOT, "%.1e", change.significance())).endRecord();
  }

  private static void period(Period period, CsvWriter csv) throws IOException {
    csv.time(period.startNanos()).time(period.endNanos());
  }

  private static void rank(KeyCount count, CsvWriter csv) throws IOException {
    csv.cell(count.isListed() ? Integer.toString(count.rank()) : "");
  }

  private static void queries(KeyCount count, CsvWriter csv) throws IOException {
    csv.cell(isCutOff(count) ? "" : Long.toString(count.least()));
  }

  private static void share(KeyCount count, long base, CsvWriter csv) throws IOException {
    csv.cell(isCutOff(count) ? "" : Figures.fraction(Figures.share(count.least(), base)));
  }

  private static void clients(KeyCount count, CsvWriter csv) throws IOException {
    boolean known = count.clients() > 0 || count.isAbsent();
    csv.cell(known ? Long.toString(count.clients()) : "");
  }

  /** Whether the key may be there, below where its list is cut off. */
  static boolean isCutOff(KeyCount count) {
    return !count.isListed() && !count.isAbsent();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
