package io.toptail.tally;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tables as rows, and as text that is equal when they say the same. */
final class TallyRows {
  private TallyRows() {}

  static String key(TallyTable table, int entry) {
    return new String(
        table.keys(entry),
        table.keyOffset(entry),
        table.keyLength(entry),
        StandardCharsets.ISO_8859_1);
  }

  static List<TallyBlock> blocks(TallyTable table) {
    List<TallyBlock> blocks = new ArrayList<>();
    TallyBlockWriter writer = new TallyBlockWriter(1, blocks::add);
    for (int entry = 0; entry < table.size(); entry++) {
      writer.write(0, table, entry);
    }
    writer.flush();
    return blocks;
  }

  static TallyTable merged(List<TallyBlock> blocks) {
    TallyTable table = new TallyTable();
    TallyRow row = new TallyRow();
    for (TallyBlock block : blocks) {
      row.wrap(block);
      while (row.next()) {
        table.merge(row);
      }
    }
    return table;
  }

  /** Everything that a table says, whatever the order of its entries. */
  static Map<String, String> content(TallyTable table) {
    Map<String, String> content = new TreeMap<>();
    for (int entry = 0; entry < table.size(); entry++) {
      content.put(key(table, entry), content(table, entry));
    }
    return content;
  }

  private static String content(TallyTable table, int entry) {
    String numbers =
        table.count(entry)
            + " "
            + table.names(entry)
            + " "
            + table.first(entry)
            + " "
            + table.last(entry)
            + " "
            + table.file(entry)
            + " "
            + table.attribute(entry)
            + " "
            + table.clients(entry);
    DistinctSets sets = table.sets();
    int set = table.clientSet(entry);
    if (sets.estimated(set)) {
      return numbers + " sketch " + Arrays.hashCode(sets.sketchOf(set));
    }
    long[] members = new long[DistinctSets.EXACT];
    int size = sets.copyTo(set, members);
    Arrays.sort(members, 0, size);
    return numbers + " " + Arrays.toString(Arrays.copyOf(members, size));
  }
}
