package io.toptail.analysis;

import io.toptail.name.WireName;
import io.toptail.tally.KeyHash;
import io.toptail.tally.TallyTable;

/**
 * Chooses the partition of a row: names by their registrable domain, so that a domain is complete
 * in one place, and so are the outcomes of its names; servers by their address; everything else by
 * its key.
 */
final class RowPartitioner {
  private final int partitions;
  private final WireName name = new WireName();

  RowPartitioner(int partitions) {
    this.partitions = partitions;
  }

  int partition(TallyTable table, int entry) {
    if (partitions == 1) {
      return 0;
    }
    byte[] keys = table.keys();
    int start = table.keyOffset(entry);
    int length = table.keyLength(entry);
    int kind = RowKey.kind(keys, start) & ~RowKind.FROM_RESPONSES;
    int at =
        switch (kind) {
          case RowKind.QUESTION -> domain(table, entry, 4);
          case RowKind.MESSAGE -> domain(table, entry, 5);
          case RowKind.NAME_OUTCOME -> domain(table, entry, 1);
          case RowKind.ANSWER, RowKind.SERVER_OUTCOME -> start + RowKey.HEADER + 1;
          case RowKind.SERVER_LATENCY -> start + RowKey.HEADER + 2;
          default -> start;
        };
    long hash = KeyHash.of(keys, at, start + length - at);
    return (int) Long.remainderUnsigned(hash, partitions);
  }

  /** Where the registrable domain begins, of a name behind some fields; of no name, the key. */
  private int domain(TallyTable table, int entry, int fields) {
    int start = table.keyOffset(entry);
    int nameOffset = start + RowKey.HEADER + fields;
    int end = start + table.keyLength(entry);
    if (nameOffset >= end) {
      return start;
    }
    name.wrap(table.keys(), nameOffset, end - nameOffset);
    int facts = table.attribute(entry);
    return name.suffixOffset(QuestionFacts.isIgnored(facts) ? 0 : domainLabels(facts));
  }

  private int domainLabels(int facts) {
    int registrable = QuestionFacts.registrable(facts);
    return registrable > 0 ? registrable : name.labels();
  }
}
