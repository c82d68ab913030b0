package io.toptail.rollup;

import io.toptail.detect.TypeGroup;
import io.toptail.row.OutcomeCode;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyBlockWriter;
import io.toptail.tally.TallyTable;

/** Writes what became of the queries for a name or domain beside its own row. */
final class NameOutcomes {
  private final TallyTable table;
  private final RowKey key = new RowKey();

  NameOutcomes(TallyTable table) {
    this.table = table;
  }

  /**
   * Writes the rows of a name or a domain, if there are any.
   *
   * @param kind {@link RowKind#NAME_OUTCOME} or {@link RowKind#DOMAIN_OUTCOME}
   * @param named the row of the name or domain
   */
  void write(TallyBlockWriter output, int kind, int named) {
    int window = RowKey.window(table, named);
    for (int type = 0; type < TypeGroup.count(); type++) {
      for (int outcome = 0; outcome < OutcomeCode.COUNT; outcome++) {
        int code = OutcomeCode.ofType(outcome, TypeGroup.ofNumber(type));
        key.start(kind, window).putByte(code).put(table, named, RowKey.HEADER);
        int entry = key.find(table);
        if (entry >= 0) {
          output.write(0, table, entry);
        }
      }
    }
  }
}
