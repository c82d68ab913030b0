package io.toptail.assembly;

import io.toptail.detect.Severity;
import io.toptail.row.Knowledge;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.row.RowOrder;
import io.toptail.tally.TallyTable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What every client of every window did wrong, a row for each client and detector, in the order of
 * the report. Only one client is summed up at a time; rows beyond the budget go to a temporary
 * file.
 */
final class OffenceRows implements AutoCloseable {
  private static final Arrangement ORDER = Arrangement.ofAll(new RowOrder(RowKey.HEADER));

  private final ClientSymptoms client;
  private final ReportRows rows;
  private final RowKey key = new RowKey();
  private final Map<Integer, Clients> clients = new HashMap<>();

  /** How many clients of a window there are of each sort. */
  private static final class Clients {
    static final Clients NONE = new Clients();

    final long[] byWorst = new long[Severity.values().length];
    long misconfigured;
    long behaving;
  }

  /**
   * @param budget octets of rows in memory, about
   * @param spillFile gives a path for a temporary file, if one is needed
   */
  OffenceRows(Knowledge knowledge, long budget, Supplier<Path> spillFile) {
    this.client = new ClientSymptoms(knowledge);
    this.rows = new ReportRows(kind -> List.of(ORDER), budget, spillFile);
  }

  /**
   * Sums up a window.
   *
   * @param findings as {@link ClientSymptoms#arrangement} arranges them
   */
  void add(int window, OrderedRows findings) {
    findings.forEachInOrder(
        (table, entry) -> {
          if (!client.isOf(table, entry)) {
            endClient(window);
          }
          client.add(table, entry);
          return true;
        });
    endClient(window);
  }

  private void endClient(int window) {
    List<OneSymptom> symptoms = client.sorted();
    if (symptoms.isEmpty()) {
      return;
    }
    Severity worst = client.severity(symptoms.get(0).detector);
    int importance = client.importance();
    long queries = client.primaryQueries();
    byte[] address = client.address();
    for (int place = 0; place < symptoms.size(); place++) {
      OneSymptom symptom = symptoms.get(place);
      OffenceKey.write(key, window, worst, importance, queries, address, place, symptom);
      write(key.in(rows.table()), symptom);
    }
    count(clients.computeIfAbsent(window, k -> new Clients()), worst);
    client.clear();
    rows.limit();
  }

  private void count(Clients sums, Severity worst) {
    sums.byWorst[worst.ordinal()]++;
    if (client.hasMisconfiguredQuery()) {
      sums.misconfigured++;
    } else if (client.hasBehaviour()) {
      sums.behaving++;
    }
  }

  private void write(int entry, OneSymptom symptom) {
    TallyTable table = rows.table();
    table.count(entry, 1, symptom.first, 0);
    table.count(entry, symptom.queries - 1, symptom.last, 0);
    table.countNames(entry, symptom.names);
  }

  /** No window comes any more. */
  void finish() {
    rows.finish();
  }

  /** The rows of a window, after {@link #finish} and until {@link #close}. */
  OrderedRows of(int window) {
    return rows.of(RowKind.OFFENCE, window);
  }

  /** How many clients of a window have a worst symptom of that severity. */
  long clients(int window, Severity worst) {
    return clients.getOrDefault(window, Clients.NONE).byWorst[worst.ordinal()];
  }

  /** How many clients of a window sent misconfigured queries. */
  long misconfigured(int window) {
    return clients.getOrDefault(window, Clients.NONE).misconfigured;
  }

  /** How many clients of a window sent none, and show something in their behaviour. */
  long behaving(int window) {
    return clients.getOrDefault(window, Clients.NONE).behaving;
  }

  /** Deletes the temporary file, if there is one. */
  @Override
  public void close() {
    rows.close();
  }
}
