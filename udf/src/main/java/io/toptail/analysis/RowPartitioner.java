package io.toptail.analysis;

import io.toptail.name.WireName;
import io.toptail.tally.KeyHash;
import io.toptail.tally.TallyTable;

/**
 * Chooses the partition of a row: names by their registrable domain, so that a domain is complete
 * in one place; everything else by its key.
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
    int at = kind == RowKind.ANSWER ? start + RowKey.HEADER + 1 : start;
    int nameOffset = start + RowKey.HEADER + (kind == RowKind.MESSAGE ? 5 : 4);
    boolean question = kind == RowKind.QUESTION || kind == RowKind.MESSAGE;
    if (question && nameOffset < start + length) {
      name.wrap(keys, nameOffset, start + length - nameOffset);
      int facts = table.attribute(entry);
      at = name.suffixOffset(QuestionFacts.isIgnored(facts) ? 0 : domainLabels(facts));
    }
    int end = start + length - (kind == RowKind.REPETITION ? 2 : 0);
    long hash = KeyHash.of(keys, at, end - at);
    return (int) Long.remainderUnsigned(hash, partitions);
  }

  private int domainLabels(int facts) {
    int registrable = QuestionFacts.registrable(facts);
    return registrable > 0 ? registrable : name.labels();
  }
}
