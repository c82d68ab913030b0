package io.toptail.analysis;

import io.toptail.dns.DnsName;
import io.toptail.name.WireName;
import io.toptail.tally.KeyHash;
import io.toptail.tally.TallyTable;

/**
 * Chooses the part of a partition that a row is spilled to, by a hash of its own at each level.
 * What belongs to a registrable domain comes to one part, so that the domain is complete there;
 * only names may be spread further, for domains that outgrow memory alone.
 */
final class SpillPartitioner {
  static final int PARTS = 16;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long MULTIPLIER = 0xD6E8FEB86659FD93L;

  private final int level;
  private final boolean byName;
  private final WireName name = new WireName();
  private final byte[] domain = new byte[DnsName.MAX_LENGTH];

  /**
   * @param byName whether the names of a domain are spread
   */
  SpillPartitioner(int level, boolean byName) {
    this.level = level;
    this.byName = byName;
  }

  int part(TallyTable table, int entry) {
    byte[] keys = table.keys();
    int start = table.keyOffset(entry);
    int end = start + table.keyLength(entry);
    long seed = (level + 1) * GOLDEN + RowKey.window(keys, start) * MULTIPLIER;
    return switch (RowKey.kind(keys, start) & ~RowKind.FROM_RESPONSES) {
      case RowKind.NAME -> part(keys, nameFrom(table, entry), end, seed);
      case RowKind.DOMAIN -> part(keys, start + RowKey.HEADER, end, seed);
      case RowKind.TAIL_PART -> part(domain, 0, TailKey.writeDomain(keys, start, domain), seed);
      default -> part(keys, start, end, seed);
    };
  }

  /** Where the part of a name begins that is hashed. */
  private int nameFrom(TallyTable table, int entry) {
    int start = table.keyOffset(entry) + RowKey.HEADER;
    if (byName) {
      return start;
    }
    name.wrap(table.keys(), start, table.keyLength(entry) - RowKey.HEADER);
    int registrable = QuestionFacts.registrable(table.attribute(entry));
    return registrable == 0 ? start : name.suffixOffset(registrable);
  }

  private static int part(byte[] keys, int from, int to, long seed) {
    long mixed = (KeyHash.of(keys, from, to - from) ^ seed) * MULTIPLIER;
    mixed = (mixed ^ mixed >>> 32) * GOLDEN;
    return (int) (mixed >>> 60);
  }
}
