package io.toptail.row;

import io.toptail.dns.DnsName;
import io.toptail.privacy.HiddenRules;
import io.toptail.privacy.Privacy;
import io.toptail.tally.TallyTable;
import java.util.HashSet;
import java.util.Set;

/**
 * Names and addresses of one window as the report shows them: the only place where a key becomes
 * text.
 */
public final class ShownText {
  private final Privacy privacy;
  private final HiddenRules rules;
  private final Set<String> rareTopLevelDomains = new HashSet<>();

  /**
   * @param table holds the rows
   * @param topLevelDomains entries of kind {@link RowKind#TLD}, all of the window
   */
  public ShownText(Privacy privacy, TallyTable table, int[] topLevelDomains) {
    this.privacy = privacy;
    this.rules = new HiddenRules(privacy.addresses());
    if (privacy.masksNames()) {
      for (int entry : topLevelDomains) {
        if (table.clients(entry) < privacy.minClients()) {
          String domain = DnsName.toText(table.keys(entry), table.keyOffset(entry) + RowKey.HEADER);
          rareTopLevelDomains.add(domain);
        }
      }
    }
  }

  /** A copy of rows by top-level domain, with those masked that few clients ask for. */
  public TallyTable masked(TallyTable table, int[] topLevelDomains) {
    TallyTable copy = new TallyTable();
    MaskedName label = new MaskedName();
    RowKey key = new RowKey();
    byte[] wire = new byte[DnsName.MAX_LENGTH];
    for (int entry : topLevelDomains) {
      int at = table.keyOffset(entry) + RowKey.HEADER;
      int length = table.keyLength(entry) - RowKey.HEADER;
      boolean masked = length > 1 && table.clients(entry) < privacy.minClients();
      int end = masked ? label.write(table.keys(entry), at, length, wire, 0) : 0;
      wire[end] = 0;
      key.start(RowKind.TLD, 0);
      key.put(masked ? wire : table.keys(entry), masked ? 0 : at, masked ? end + 1 : length);
      copy.merge(key.in(copy), table, entry);
    }
    return copy;
  }

  /** A name, maybe masked, at the end of a key. */
  public String name(byte[] keys, int at) {
    int shown = MaskedName.suffix(keys, at);
    if (shown == at) {
      return DnsName.toText(keys, at);
    }
    String suffix = keys[shown] == 0 ? "" : DnsName.toText(keys, shown);
    boolean hidden = suffix.isEmpty() || rareTopLevelDomains.contains(suffix);
    return hidden ? MaskedName.TEXT : MaskedName.TEXT + "." + suffix;
  }

  /** Whether what only so many clients asked for is masked. */
  public boolean masks(long clients) {
    return privacy.masksNames() && clients < privacy.minClients();
  }

  /** What stands for names below a top label. */
  public String masked(String top) {
    boolean hidden = top.equals(".") || rareTopLevelDomains.contains(top);
    return hidden ? MaskedName.TEXT : MaskedName.TEXT + "." + top;
  }

  /** A client: its address, its pseudonym, or its network. */
  public String client(byte[] keys, int at, int length) {
    return AddressText.of(keys, at, length, privacy.addresses().bits(length));
  }

  /** A server: its address, or what stands for it. */
  public String server(byte[] keys, int at, int length) {
    return privacy.addresses().hidesServers()
        ? client(keys, at, length)
        : AddressText.of(keys, at, length);
  }

  /** A rule of the ignore list, seen from some clients; names in rules are masked too. */
  public String rule(int number, String rule, long clients) {
    boolean masked = privacy.masksNames() && clients < privacy.minClients() && rules.isNames(rule);
    return masked ? "‹rule " + (number + 1) + "›" : rules.rule(rule);
  }
}
