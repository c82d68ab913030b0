package io.toptail.detect;

import io.toptail.dns.DnsName;
import io.toptail.name.Registry;
import io.toptail.name.SuffixTable;
import io.toptail.name.WireName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The names of a registry. Its kinds {@code exact}, {@code label}, {@code edge} and {@code prefix}
 * mean the name alone, a leftmost label, a leftmost or top label, and how the leftmost label
 * begins; every other kind means the name and everything below.
 */
public final class KnownNames {
  private final SuffixTable<Boolean> below = new SuffixTable<>();
  private final SuffixTable<Boolean> exact = new SuffixTable<>();
  private final SuffixTable<Boolean> first = new SuffixTable<>();
  private final List<String> prefixes = new ArrayList<>();

  /**
   * Takes the entries of some kinds.
   *
   * @param kinds none for all
   */
  public KnownNames(Registry registry, String... kinds) {
    Set<String> taken = Set.of(kinds);
    for (Registry.Entry entry : registry.entries()) {
      if (taken.isEmpty() || taken.contains(entry.kind())) {
        add(entry.value(), entry.kind());
      }
    }
  }

  /**
   * All of several, and a little more: names below exact ones too. To ask once whether it is worth
   * asking any.
   */
  static KnownNames union(Collection<KnownNames> all) {
    KnownNames union = new KnownNames(Registry.empty());
    for (KnownNames names : all) {
      names.below.forEach(union.below::put);
      names.exact.forEach(union.below::put);
      names.first.forEach(union.first::put);
      union.prefixes.addAll(names.prefixes);
    }
    return union;
  }

  /** Adds all these names to others. */
  void addTo(KnownNames others) {
    below.forEach(others.below::put);
    exact.forEach(others.exact::put);
    first.forEach(others.first::put);
    others.prefixes.addAll(prefixes);
  }

  private void add(String value, String kind) {
    switch (kind) {
      case "exact" -> exact.put(DnsName.toWire(value), true);
      case "label" -> first.put(DnsName.toWire(value), true);
      case "edge" -> {
        first.put(DnsName.toWire(value), true);
        below.put(DnsName.toWire(value), true);
      }
      case "prefix" -> prefixes.add(value);
      default -> below.put(DnsName.toWire(value), true);
    }
  }

  /** Adds a leftmost label. */
  void putFirst(String label) {
    add(label, "label");
  }

  /** Adds a suffix. */
  void put(String suffix) {
    add(suffix, "suffix");
  }

  /** Labels of the suffix that covers the name; the leftmost label counts as 1; 0 for none. */
  int matchedLabels(WireName name) {
    if (name.labels() == 0) {
      return 0;
    }
    if (exact.size() > 0 && exact.exact(name, name.labels()) != null) {
      return name.labels();
    }
    int slot = below.longest(name);
    if (slot >= 0) {
      return below.labels(slot);
    }
    return first.exactLabel(name, 0) != null || beginsAsListed(name) ? 1 : 0;
  }

  /** Whether an entry covers the name. */
  public boolean cover(WireName name) {
    return matchedLabels(name) > 0;
  }

  /** Whether the top label alone is an entry. */
  boolean listTop(WireName name) {
    return name.labels() > 0 && below.exact(name, 1) != null;
  }

  private boolean beginsAsListed(WireName name) {
    for (int i = 0; i < prefixes.size(); i++) {
      if (name.startsWith(0, prefixes.get(i))) {
        return true;
      }
    }
    return false;
  }
}
