package io.toptail.rollup;

import io.toptail.dns.DnsName;
import io.toptail.name.PublicSuffixes;
import io.toptail.name.WireName;
import io.toptail.row.FindingKey;
import io.toptail.row.HeldKey;
import io.toptail.row.QuestionFacts;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tail.TailKey;
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
  private final PublicSuffixes suffixes;
  private final WireName name = new WireName();
  private final byte[] domain = new byte[DnsName.MAX_LENGTH];

  /**
   * @param byName whether the names of a domain are spread
   * @param suffixes to keep what was found in a name beside the name
   */
  SpillPartitioner(int level, boolean byName, PublicSuffixes suffixes) {
    this.level = level;
    this.byName = byName;
    this.suffixes = suffixes;
  }

  int part(TallyTable table, int entry) {
    byte[] keys = table.keys(entry);
    int start = table.keyOffset(entry);
    int end = start + table.keyLength(entry);
    long seed = (level + 1) * GOLDEN + RowKey.window(keys, start) * MULTIPLIER;
    return switch (RowKey.kind(keys, start) & ~RowKind.FROM_RESPONSES) {
      case RowKind.NAME -> part(keys, nameFrom(table, entry, 0), end, seed);
      case RowKind.NAME_OUTCOME -> part(keys, nameFrom(table, entry, 1), end, seed);
      case RowKind.ANSWERED_BELOW -> part(keys, nameFrom(table, entry, 0), end, seed);
      case RowKind.DETECTOR_NAME ->
          part(keys, foundIn(keys, start, RowKey.HEADER + 1, end), end, seed);
      case RowKind.FINDING -> {
        int before = FindingKey.CLIENT + 1 + keys[start + FindingKey.CLIENT];
        yield part(keys, foundIn(keys, start, before, end), end, seed);
      }
      case RowKind.HELD_FINDING ->
          part(keys, foundIn(keys, start, HeldKey.name(keys, start), end), end, seed);
      case RowKind.DOMAIN, RowKind.DOMAIN_SHAPE, RowKind.TAIL_TREE ->
          part(keys, start + RowKey.HEADER, end, seed);
      case RowKind.DOMAIN_MINUTE -> part(keys, start + RowKey.HEADER + 6, end, seed);
      case RowKind.DOMAIN_OUTCOME -> part(keys, start + RowKey.HEADER + 1, end, seed);
      case RowKind.SERVER_OUTCOME -> part(keys, start + RowKey.HEADER + 1, end, seed);
      case RowKind.SERVER_DOMAIN ->
          part(keys, start + RowKey.HEADER + 2 + keys[start + RowKey.HEADER + 1], end, seed);
      case RowKind.SERVER_LATENCY -> part(keys, start + RowKey.HEADER + 2, end, seed);
      case RowKind.INVENTED -> {
        int server = start + RowKey.HEADER + 2;
        yield part(keys, server, server + keys[server - 1], seed);
      }
      case RowKind.TAIL_PART -> part(domain, 0, TailKey.writeDomain(keys, start, domain), seed);
      case RowKind.ANSWER -> part(keys, start + RowKey.HEADER + 1, end, seed);
      // Whatever the kind, all of a name.
      case RowKind.TARGET, RowKind.ALIAS ->
          part(keys, foundIn(keys, start, RowKey.HEADER, end), end, seed);
      // Whatever the kind, all of a question of a client.
      case RowKind.REPETITION -> part(keys, start + 1, end - 2, seed);
      case RowKind.REFERRED -> part(keys, start + 1, end, seed);
      default -> part(keys, start, end, seed);
    };
  }

  /** Where the part of a name begins that is hashed, of a name behind some fields. */
  private int nameFrom(TallyTable table, int entry, int fields) {
    int start = table.keyOffset(entry) + RowKey.HEADER + fields;
    if (byName) {
      return start;
    }
    RowKey.wrap(name, table, entry, RowKey.HEADER + fields);
    int registrable = QuestionFacts.registrable(table.attribute(entry));
    return registrable == 0 ? start : name.suffixOffset(registrable);
  }

  /**
   * Where the part of the key of what was found in a name begins that is hashed.
   *
   * @param before octets of the key before the name, which may be missing
   */
  private int foundIn(byte[] keys, int start, int before, int end) {
    int from = start + before;
    if (from == end) {
      return start;
    }
    if (byName) {
      return from;
    }
    int registrable = suffixes.registrableLabels(name.wrap(keys, from, end - from));
    return registrable == 0 ? from : name.suffixOffset(registrable);
  }

  private static int part(byte[] keys, int from, int to, long seed) {
    long mixed = (KeyHash.of(keys, from, to - from) ^ seed) * MULTIPLIER;
    mixed = (mixed ^ mixed >>> 32) * GOLDEN;
    return (int) (mixed >>> 60);
  }
}
