package io.toptail.row;

import io.toptail.tally.TallyBlock;
import io.toptail.tally.TallyBlockWriter;
import io.toptail.tally.TallyTable;
import java.util.function.Consumer;

/** Writes the rows of a table out, each to the partition that completes its key. */
public final class RowOutput {
  private final TallyTable table;
  private final int partitions;
  private final TallyBlockWriter writer;
  private final RowPartitioner partitioner;
  private final PrivateKeys privateKeys;

  public RowOutput(
      AnalysisSettings settings, TallyTable table, int partitions, Consumer<TallyBlock> output) {
    this.table = table;
    this.partitions = partitions;
    this.writer = new TallyBlockWriter(partitions, output);
    this.partitioner = new RowPartitioner(partitions, Knowledge.of(settings).publicSuffixes);
    this.privateKeys = new PrivateKeys(settings.privacy().addresses());
  }

  /**
   * Writes out all rows, and clears the table.
   *
   * @param querySeen whether the questions of responses are of no interest
   */
  public void flush(boolean querySeen) {
    for (int entry = 0; entry < table.size(); entry++) {
      int kind = RowKey.kind(table, entry);
      boolean dropped = querySeen && (kind & RowKind.FROM_RESPONSES) != 0;
      if (table.count(entry) > 0 && !dropped) {
        write(entry);
      }
    }
    writer.flush();
    table.clear();
  }

  private void write(int entry) {
    byte[] key = table.keys(entry);
    int offset = table.keyOffset(entry);
    int length = table.keyLength(entry);
    if (!privateKeys.isNone()) {
      length = privateKeys.write(key, offset, length);
      key = privateKeys.key();
      offset = 0;
    }
    if (RowKey.kind(key, offset) == RowKind.SEARCH_SUFFIX) {
      for (int partition = 0; partition < partitions; partition++) {
        writer.write(partition, table, entry, key, offset, length);
      }
      return;
    }
    int partition = partitioner.partition(key, offset, length, table.attribute(entry));
    writer.write(partition, table, entry, key, offset, length);
  }
}
