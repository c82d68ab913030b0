package io.toptail.rollup;

import io.toptail.row.Knowledge;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;
import java.util.Arrays;

/** The queries of one name by detector, but for tags: rows of {@link RowKind#DETECTOR_NAME}. */
final class NameClasses {
  private final TallyTable table;
  private final Knowledge knowledge;
  private final int[] rows;
  private final RowKey key = new RowKey();
  private int name;

  NameClasses(TallyTable table, Knowledge knowledge) {
    this.table = table;
    this.knowledge = knowledge;
    this.rows = new int[knowledge.detectors.size()];
  }

  /** Moves on to a name, an entry of kind {@link RowKind#NAME}. */
  void moveTo(int entry) {
    name = entry;
    Arrays.setAll(rows, number -> knowledge.isTag(number) ? -1 : key(number).find(table));
  }

  /** The row of a detector; -1 if it had none when the name was moved to, or is a tag. */
  int row(int detector) {
    return rows[detector];
  }

  /** The row of a detector, created if there is none. */
  int add(int detector) {
    return key(detector).in(table);
  }

  private RowKey key(int detector) {
    key.start(RowKind.DETECTOR_NAME, RowKey.window(table, name)).putByte(detector);
    return key.put(table, name, RowKey.HEADER);
  }
}
