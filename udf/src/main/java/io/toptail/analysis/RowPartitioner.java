package io.toptail.analysis;

import io.toptail.name.PublicSuffixes;
import io.toptail.name.WireName;
import io.toptail.tally.KeyHash;

/**
 * Chooses the partition of a row: names by their registrable domain, so that a domain is complete
 * in one place; everything else by its key.
 */
final class RowPartitioner {
  private final int partitions;
  private final PublicSuffixes suffixes;
  private final WireName name = new WireName();

  /**
   * @param suffixes to keep findings where their names are; null if they may be elsewhere
   */
  RowPartitioner(int partitions, PublicSuffixes suffixes) {
    this.partitions = partitions;
    this.suffixes = suffixes;
  }

  /**
   * @param facts the attribute of the row
   */
  int partition(byte[] keys, int start, int length, int facts) {
    if (partitions == 1) {
      return 0;
    }
    int kind = RowKey.kind(keys, start) & ~RowKind.FROM_RESPONSES;
    int at = kind == RowKind.ANSWER ? start + RowKey.HEADER + 1 : start;
    int nameOffset = start + RowKey.HEADER + (kind == RowKind.MESSAGE ? 5 : 4);
    boolean question = kind == RowKind.QUESTION || kind == RowKind.MESSAGE;
    if (question && nameOffset < start + length) {
      name.wrap(keys, nameOffset, start + length - nameOffset);
      at = name.suffixOffset(QuestionFacts.isIgnored(facts) ? 0 : domainLabels(facts));
    } else if (kind == RowKind.FINDING && suffixes != null) {
      at = domainOf(keys, start, length);
    }
    int end = start + length - (kind == RowKind.REPETITION ? 2 : 0);
    long hash = KeyHash.of(keys, at, end - at);
    return (int) Long.remainderUnsigned(hash, partitions);
  }

  /** Where the domain of the name of a finding begins; of the key if it has no name. */
  private int domainOf(byte[] keys, int start, int length) {
    int from = start + FindingAssembler.CLIENT + 1 + keys[start + FindingAssembler.CLIENT];
    if (from == start + length) {
      return start;
    }
    int registrable = suffixes.registrableLabels(name.wrap(keys, from, start + length - from));
    return registrable == 0 ? from : name.suffixOffset(registrable);
  }

  private int domainLabels(int facts) {
    int registrable = QuestionFacts.registrable(facts);
    return registrable > 0 ? registrable : name.labels();
  }
}
