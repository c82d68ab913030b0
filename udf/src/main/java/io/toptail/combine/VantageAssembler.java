package io.toptail.combine;

import io.toptail.detect.ServerKind;
import io.toptail.detect.VantageInference;
import io.toptail.row.RowIndex;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;

/** Reads from the rows of a report where its captures were taken. */
public final class VantageAssembler {
  private VantageAssembler() {}

  /** What the rows of kind {@link RowKind#SERVER_KIND} say together. */
  public static VantageInference infer(TallyTable table, RowIndex index) {
    VantageInference inference = new VantageInference();
    TallyTable others = new TallyTable();
    int clients = new RowKey().start(RowKind.SERVER_KIND, 0).in(others);
    for (int entry : index.of(RowKind.SERVER_KIND, 0)) {
      int number = RowKey.getByte(table, entry, RowKey.HEADER);
      ServerKind kind = ServerKind.values()[number];
      inference.add(kind, table.count(entry), table.names(entry));
      if (kind != ServerKind.RESOLVER) {
        others.merge(clients, table, entry);
      }
    }
    return inference.askingOthers(others.clients(clients));
  }
}
