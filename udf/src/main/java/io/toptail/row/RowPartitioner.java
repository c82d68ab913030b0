package io.toptail.row;

import io.toptail.name.PublicSuffixes;
import io.toptail.name.WireName;
import io.toptail.tally.KeyHash;

/**
 * Chooses the partition of a row: names by their registrable domain, so that a domain is complete
 * in one place, and so are the outcomes of its names; servers by their address; everything else by
 * its key.
 */
final class RowPartitioner {
  private final int partitions;
  private final PublicSuffixes suffixes;
  private final WireName name = new WireName();

  /**
   * @param suffixes to keep findings where their names are
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
    int at =
        switch (kind) {
          case RowKind.QUESTION -> domain(keys, start, length, 4, facts);
          case RowKind.MESSAGE -> domain(keys, start, length, 5, facts);
          case RowKind.NAME_OUTCOME -> domain(keys, start, length, 1, facts);
          // Whatever the kind, all of a name.
          case RowKind.TARGET, RowKind.ALIAS -> domainOf(keys, start, length, RowKey.HEADER);
          // Whatever the kind, all of a question of a client.
          case RowKind.REPETITION, RowKind.REFERRED -> start + 1;
          case RowKind.ANSWER, RowKind.SERVER_OUTCOME -> start + RowKey.HEADER + 1;
          case RowKind.SERVER_DOMAIN -> start + RowKey.HEADER + 2 + keys[start + RowKey.HEADER + 1];
          case RowKind.SERVER_LATENCY, RowKind.INVENTED -> start + RowKey.HEADER + 2;
          case RowKind.FINDING, RowKind.FINDING_OF_SERVER ->
              domainOf(
                  keys, start, length, FindingKey.CLIENT + 1 + keys[start + FindingKey.CLIENT]);
          case RowKind.HELD_FINDING -> domainOf(keys, start, length, HeldKey.name(keys, start));
          case RowKind.DETECTOR_NAME -> domainOf(keys, start, length, RowKey.HEADER + 1);
          default -> start;
        };
    int end =
        switch (kind) {
          case RowKind.REPETITION -> start + length - 2;
          case RowKind.INVENTED -> at + keys[at - 1];
          default -> start + length;
        };
    long hash = KeyHash.of(keys, at, end - at);
    return (int) Long.remainderUnsigned(hash, partitions);
  }

  /** Where the registrable domain begins, of a name behind some fields; of no name, the key. */
  private int domain(byte[] keys, int start, int length, int fields, int facts) {
    int from = start + RowKey.HEADER + fields;
    if (from >= start + length) {
      return start;
    }
    name.wrap(keys, from, start + length - from);
    return name.suffixOffset(QuestionFacts.isIgnored(facts) ? 0 : domainLabels(facts));
  }

  /** Where the domain of the name of a finding begins; of the key if it has no name. */
  private int domainOf(byte[] keys, int start, int length, int before) {
    int from = start + before;
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
