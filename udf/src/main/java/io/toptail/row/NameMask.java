package io.toptail.row;

import io.toptail.name.PublicSuffixes;
import io.toptail.name.WireName;
import io.toptail.tally.TallyTable;

/**
 * Puts masked names in the place of those seen from too few clients, in one table whose names are
 * complete. Of a masked name the registrable domain stays if that is seen from enough clients, else
 * its top-level domain, which is judged when the report is written. No count changes.
 */
public final class NameMask {
  private final TallyTable table;
  private final int minClients;
  private final WideDomains wide;
  private final PublicSuffixes suffixes;
  private final MaskedName label = new MaskedName();
  private final RowKey key = new RowKey();
  private final WireName name = new WireName();
  private final byte[] masked = new byte[TallyTable.MAX_KEY];
  private int domainLength;

  public NameMask(TallyTable table, int minClients, WideDomains wide, PublicSuffixes suffixes) {
    this.table = table;
    this.minClients = minClients;
    this.wide = wide;
    this.suffixes = suffixes;
  }

  /**
   * The entry to show in the place of one of kind {@link RowKind#NAME}: itself if it is seen from
   * enough clients, else one with the same counts and a masked name.
   */
  public int name(int entry) {
    int length = table.keyLength(entry) - RowKey.HEADER;
    if (table.clients(entry) >= minClients || length == 1) {
      return entry;
    }
    int kind = RowKey.kind(table, entry);
    int window = RowKey.window(table, entry);
    RowKey.wrap(name, table, entry, RowKey.HEADER);
    int size = write(kind, window, QuestionFacts.registrable(table.attribute(entry)));
    return copy(key.start(kind, window).put(masked, 0, size), entry);
  }

  /**
   * Writes what is shown in the place of an entry of kind {@link RowKind#NAME}.
   *
   * @return octets of the masked name; 0 if the name may be shown
   */
  public int example(int entry, byte[] to) {
    int size = mask(entry, RowKey.HEADER);
    System.arraycopy(masked, 0, to, 0, size);
    return size;
  }

  /** Whether so many clients are enough to show what they asked for. */
  public boolean isWide(long clients) {
    return clients >= minClients;
  }

  /** Octets of the registrable domain of the name that was masked last. */
  public int domainLength() {
    return domainLength;
  }

  /** As {@link #name}, for an entry whose name is behind one octet, such as a detector. */
  public int detected(int entry) {
    int size = mask(entry, RowKey.HEADER + 1);
    if (size == 0) {
      return entry;
    }
    key.start(RowKey.kind(table, entry), RowKey.window(table, entry));
    key.putByte(RowKey.getByte(table, entry, RowKey.HEADER));
    return copy(key.put(masked, 0, size), entry);
  }

  /**
   * Writes the key of an entry of kind {@link RowKind#FINDING}, its name masked.
   *
   * @return octets of the key; 0 if the entry may be shown as it is
   */
  public int finding(int entry, byte[] to) {
    int address = RowKey.getByte(table, entry, FindingKey.CLIENT);
    return named(entry, FindingKey.CLIENT + 1 + address, to);
  }

  /**
   * The same of an entry with so many octets before the name, which may be missing.
   *
   * @return octets of the key; 0 if the entry may be shown as it is
   */
  public int named(int entry, int from, byte[] to) {
    int size = table.keyLength(entry) > from ? mask(entry, from) : 0;
    if (size == 0) {
      return 0;
    }
    System.arraycopy(table.keys(entry), table.keyOffset(entry), to, 0, from);
    System.arraycopy(masked, 0, to, from, size);
    return from + size;
  }

  /**
   * Masks the name at the end of a key, if it has to be.
   *
   * @param from octets of the key before the name
   * @return octets of the masked name; 0 if it may be shown
   */
  private int mask(int entry, int from) {
    int length = table.keyLength(entry) - from;
    int kind = RowKey.kind(table, entry) & RowKind.FROM_RESPONSES | RowKind.NAME;
    int window = RowKey.window(table, entry);
    int named = key.start(kind, window).put(table, entry, from).find(table);
    if (length == 1 || named >= 0 && table.clients(named) >= minClients) {
      return 0;
    }
    RowKey.wrap(name, table, entry, from);
    return write(kind, window, suffixes.registrableLabels(name));
  }

  private int copy(RowKey to, int entry) {
    int copy = to.in(table);
    table.merge(copy, table, entry);
    table.setAttribute(copy, table.attribute(entry));
    return copy;
  }

  /** Writes the wrapped name without what may not be shown; returns its octets. */
  private int write(int kind, int window, int registrable) {
    byte[] bytes = name.bytes();
    int end = name.offset() + name.length();
    int domain = registrable == 0 ? name.offset() : name.suffixOffset(registrable);
    if (wide.contains(kind, window, bytes, domain, end - domain)) {
      domainLength = end - domain;
      int at = label.write(bytes, name.offset(), name.length(), masked, 0);
      System.arraycopy(bytes, domain, masked, at, domainLength);
      return at + domainLength;
    }
    int at = 0;
    if (domain > name.offset()) {
      at = label.write(bytes, name.offset(), name.length(), masked, 0);
    }
    int masks = at;
    at = label.write(bytes, domain, end - domain, masked, at);
    int top = name.suffixOffset(1);
    System.arraycopy(bytes, top, masked, at, end - top);
    domainLength = at + end - top - masks;
    return at + end - top;
  }
}
