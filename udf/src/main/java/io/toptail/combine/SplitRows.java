package io.toptail.combine;

import io.toptail.capture.SplitSpan;
import io.toptail.row.RowIndex;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows that carry a {@link SplitSpan} in their key; see {@link RowKind#SPLIT}. */
public final class SplitRows {
  private SplitRows() {}

  static byte[] bytes(SplitSpan span) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      span.writeTo(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The splits of each file by its number; none for a file without rows. */
  public static Map<Integer, SplitChain> chains(TallyTable table, RowIndex index) {
    Map<Integer, List<SplitSpan>> spans = new TreeMap<>();
    for (int entry : index.of(RowKind.SPLIT, 0)) {
      int file = RowKey.getInt(table, entry, RowKey.HEADER);
      int at = table.keyOffset(entry) + RowKey.HEADER + 4;
      int length = table.keyLength(entry) - RowKey.HEADER - 4;
      spans.computeIfAbsent(file, k -> new ArrayList<>()).add(span(table.keys(entry), at, length));
    }
    Map<Integer, SplitChain> chains = new TreeMap<>();
    spans.forEach((file, ofFile) -> chains.put(file, new SplitChain(file, ofFile)));
    return chains;
  }

  private static SplitSpan span(byte[] bytes, int offset, int length) {
    try {
      return SplitSpan.readFrom(
          new DataInputStream(new ByteArrayInputStream(bytes, offset, length)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
