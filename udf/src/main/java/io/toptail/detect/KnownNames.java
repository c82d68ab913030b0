package io.toptail.detect;

import io.toptail.dns.DnsName;
import io.toptail.name.Registry;
import io.toptail.name.SuffixTable;
import io.toptail.name.WireName;
import java.util.Set;

/**
 * The names of a registry, in which the kind {@code exact} means the name alone and every other
 * kind the name and everything below.
 */
final class KnownNames {
  private final SuffixTable<Registry.Entry> table = new SuffixTable<>();

  /**
   * Takes the entries of some kinds.
   *
   * @param kinds none for all
   */
  KnownNames(Registry registry, String... kinds) {
    Set<String> taken = Set.of(kinds);
    for (Registry.Entry entry : registry.entries()) {
      if (taken.isEmpty() || taken.contains(entry.kind())) {
        table.put(DnsName.toWire(entry.value()), entry);
      }
    }
  }

  /** Labels of the entry that covers the name; 0 if there is none. */
  int matchedLabels(WireName name) {
    int slot = table.longest(name);
    if (slot < 0) {
      return 0;
    }
    int labels = table.labels(slot);
    boolean exact = table.value(slot).kind().equals("exact");
    return exact && labels != name.labels() ? 0 : labels;
  }

  /** Whether an entry covers the name. */
  boolean cover(WireName name) {
    return matchedLabels(name) > 0;
  }

  /** Whether the top label alone is an entry. */
  boolean listTop(WireName name) {
    return name.labels() > 0 && table.exact(name, 1) != null;
  }
}
