package io.toptail.rollup;

import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.BlockFile;
import io.toptail.tally.TallyBlock;
import io.toptail.tally.TallyBlockWriter;
import io.toptail.tally.TallyTable;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Rows on disk, in parts that hold all rows of a key; a part's file is made when it is needed. */
final class SpilledParts implements AutoCloseable {
  private final Supplier<Path> spillFile;
  private final SpillPartitioner partitioner;
  private final BlockFile[] files = new BlockFile[SpillPartitioner.PARTS];
  private final TallyBlockWriter writer = new TallyBlockWriter(SpillPartitioner.PARTS, this::write);

  private long octets;

  SpilledParts(Supplier<Path> spillFile, SpillPartitioner partitioner) {
    this.spillFile = spillFile;
    this.partitioner = partitioner;
  }

  /** Writes out all rows of a table, and clears it. */
  void spill(TallyTable table) {
    for (int entry = 0; entry < table.size(); entry++) {
      if (RowKey.kind(table, entry) == RowKind.SEARCH_SUFFIX) {
        everywhere(table, entry);
      } else {
        writer.write(partitioner.part(table, entry), table, entry);
      }
    }
    writer.flush();
    table.clear();
  }

  /** Names below a suffix may be in any part. */
  private void everywhere(TallyTable table, int entry) {
    for (int part = 0; part < SpillPartitioner.PARTS; part++) {
      writer.write(part, table, entry);
    }
  }

  private void write(TallyBlock block) {
    int part = block.partition();
    if (files[part] == null) {
      files[part] = new BlockFile(spillFile.get());
    }
    files[part].write(block);
    octets += BlockFile.frame(block);
  }

  /** Whether one part holds most of all, so that splitting it the same way again is of no use. */
  boolean dominates(int part) {
    return 2 * files[part].size() > octets;
  }

  /** A part's file, null if it holds nothing. */
  BlockFile file(int part) {
    return files[part];
  }

  @Override
  public void close() {
    for (int part = 0; part < files.length; part++) {
      release(part);
    }
  }

  /** Deletes a part. */
  void release(int part) {
    if (files[part] != null) {
      files[part].close();
      files[part] = null;
    }
  }
}
