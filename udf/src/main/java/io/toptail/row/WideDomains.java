package io.toptail.row;

import io.toptail.name.WireName;
import io.toptail.tally.TallyRow;
import io.toptail.tally.TallyTable;

/**
 * Which registrable domains are seen from enough clients to be shown: told from all their names.
 * Keeps of the clients of a domain no more than it needs.
 */
public final class WideDomains {
  private final int minClients;
  private final TallyTable domains = new TallyTable();
  private final RowKey key = new RowKey();
  private final WireName name = new WireName();

  public WideDomains(int minClients) {
    this.minClients = minClients;
  }

  /** Adds an entry of kind {@link RowKind#NAME}. */
  public void add(TallyTable table, int entry) {
    int at = table.keyOffset(entry);
    int domain = domain(table.keys(entry), at, table.keyLength(entry), table.attribute(entry));
    if (domains.clients(domain) < minClients) {
      domains.merge(domain, table, entry);
    }
  }

  /** Adds a row; only those of kind {@link RowKind#NAME} count. */
  public void add(TallyRow row) {
    int kind = RowKey.kind(row.bytes(), row.keyOffset()) & ~RowKind.FROM_RESPONSES;
    if (kind == RowKind.NAME) {
      int domain = domain(row.bytes(), row.keyOffset(), row.keyLength(), row.attribute());
      if (domains.clients(domain) < minClients) {
        domains.add(domain, row);
      }
    }
  }

  private int domain(byte[] keys, int offset, int length, int facts) {
    int from = offset + RowKey.HEADER;
    int end = offset + length;
    int registrable = QuestionFacts.registrable(facts);
    if (registrable > 0) {
      from = name.wrap(keys, from, end - from).suffixOffset(registrable);
    }
    key.start(RowKey.kind(keys, offset), RowKey.window(keys, offset));
    return key.put(keys, from, end - from).in(domains);
  }

  /** Whether a domain whose names were all added is seen from enough clients. */
  boolean contains(int kind, int window, byte[] wire, int offset, int length) {
    int domain = key.start(kind, window).put(wire, offset, length).find(domains);
    return domain >= 0 && domains.clients(domain) >= minClients;
  }
}
