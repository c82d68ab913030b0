package io.toptail.assembly;

import io.toptail.dns.Mnemonics;
import io.toptail.row.Knowledge;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.row.ShownText;
import io.toptail.tally.TallyTable;
import java.nio.charset.StandardCharsets;

/** The fields of an entry's key as people read them. */
final class KeyText {
  private static final int TCP = 6;

  private final TallyTable table;
  private final Knowledge knowledge;
  private final ShownText shown;

  KeyText(TallyTable table, Knowledge knowledge, ShownText shown) {
    this.table = table;
    this.knowledge = knowledge;
    this.shown = shown;
  }

  /** The key of a row of a ranked dimension. */
  String of(int kind, int entry) {
    byte[] keys = table.keys(entry);
    int at = table.keyOffset(entry) + RowKey.HEADER;
    int length = table.keyLength(entry) - RowKey.HEADER;
    return switch (kind) {
      case RowKind.NAME, RowKind.DOMAIN, RowKind.TLD -> shown.name(keys, at);
      case RowKind.OWNER -> new String(keys, at, length, StandardCharsets.UTF_8);
      case RowKind.CATEGORY -> knowledge.category(RowKey.getShort(keys, at));
      case RowKind.QTYPE -> Mnemonics.type(RowKey.getShort(keys, at));
      case RowKind.QCLASS -> Mnemonics.dnsClass(RowKey.getShort(keys, at));
      case RowKind.RCODE -> Mnemonics.rcode(RowKey.getShort(keys, at));
      case RowKind.CLIENT -> shown.client(keys, at, length);
      case ServerDimensions.SERVER -> shown.server(keys, at, length);
      case ServerDimensions.OPCODE -> Mnemonics.opcode(keys[at] & 0xFF);
      case ServerDimensions.TRANSPORT -> keys[at] == TCP ? "tcp" : "udp";
      default -> throw new IllegalArgumentException("no dimension: " + kind);
    };
  }
}
