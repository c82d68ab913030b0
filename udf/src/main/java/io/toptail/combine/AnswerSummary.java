package io.toptail.combine;

import io.toptail.detect.ServerKind;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;
import java.util.Arrays;

/** Sums up the responses of each server in a table, tells its kind, and adds it to its kind. */
public final class AnswerSummary {
  private static final int FLAGS = 4;

  /** Of each server: responses, and those with each flag. */
  private static final int FIELDS = FLAGS + 1;

  private final TallyTable table;
  private final RowKey key = new RowKey();
  private int[] servers = new int[16];
  private long[] counts = new long[16 * FIELDS];
  private int size;

  public AnswerSummary(TallyTable table) {
    this.table = table;
  }

  /** Adds an entry of kind {@link RowKind#ANSWER}. */
  public void add(int entry) {
    int flags = RowKey.getByte(table, entry, RowKey.HEADER);
    int server = key.start(RowKind.ANSWERING, 0).put(table, entry, RowKey.HEADER + 1).in(table);
    if (table.inserted()) {
      table.setAttribute(server, number(server));
    }
    table.merge(server, table, entry);
    int fields = table.attribute(server) * FIELDS;
    counts[fields] += table.count(entry);
    for (int flag = 0; flag < FLAGS; flag++) {
      counts[fields + 1 + flag] += (flags & 1 << flag) != 0 ? table.count(entry) : 0;
    }
  }

  private int number(int server) {
    if (size == servers.length) {
      servers = Arrays.copyOf(servers, size * 2);
      counts = Arrays.copyOf(counts, counts.length * 2);
    }
    servers[size] = server;
    return size++;
  }

  /** Makes an entry of kind {@link RowKind#SERVER_KIND} for each kind of server. */
  public void finish() {
    for (int i = 0; i < size; i++) {
      int at = i * FIELDS;
      ServerKind kind =
          ServerKind.of(counts[at], counts[at + 1], counts[at + 2], counts[at + 3], counts[at + 4]);
      int entry = key.start(RowKind.SERVER_KIND, 0).putByte(kind.ordinal()).in(table);
      table.merge(entry, table, servers[i]);
      table.countNames(entry, 1);
    }
  }
}
