package io.toptail.analysis;

import io.toptail.capture.CaptureDrops;
import io.toptail.tally.TallyTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Adds up what captures say they lost: of every section and interface the last count. */
final class LostPackets {
  private record Source(int file, long section, int interfaceNumber) {}

  private final TallyTable table;
  private final Map<Integer, TreeSet<Long>> sections = new HashMap<>();
  private final Map<Source, Long> lost = new HashMap<>();

  private LostPackets(TallyTable table) {
    this.table = table;
  }

  /** Lost packets of each file, by its number. */
  static long[] of(TallyTable table, RowIndex index, int files) {
    LostPackets packets = new LostPackets(table);
    int[] rows = index.of(RowKind.DROPS, 0);
    for (int row : rows) {
      packets.section(packets.source(row));
    }
    for (int row : rows) {
      Source source = packets.source(row);
      long section = packets.sectionOf(source);
      Source resolved = new Source(source.file, section, source.interfaceNumber);
      packets.lost.merge(resolved, table.last(row), Math::max);
    }
    long[] sums = new long[files];
    packets.lost.forEach((source, count) -> sums[source.file] += count);
    return sums;
  }

  private Source source(int row) {
    byte[] keys = table.keys();
    int at = table.keyOffset(row) + RowKey.HEADER;
    return new Source(
        RowKey.getInt(keys, at), RowKey.getLong(keys, at + 4), RowKey.getInt(keys, at + 12));
  }

  private void section(Source source) {
    if (source.interfaceNumber == CaptureDrops.NO_INTERFACE) {
      sections.computeIfAbsent(source.file, file -> new TreeSet<>(List.of(0L))).add(source.section);
    }
  }

  /** Where the section begins: itself, or the last one that begins before an offset. */
  private long sectionOf(Source source) {
    if (source.section >= 0) {
      return source.section;
    }
    TreeSet<Long> starts = sections.get(source.file);
    return starts == null ? 0 : starts.floor(~source.section);
  }
}
