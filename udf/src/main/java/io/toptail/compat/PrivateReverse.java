package io.toptail.compat;

import io.toptail.name.Registry;
import io.toptail.name.SuffixTable;
import io.toptail.name.WireName;

/** Reverse names of private IPv4 addresses (RFC 1918) and of their prefixes. */
final class PrivateReverse {
  private final SuffixTable<Boolean> zones = new SuffixTable<>();

  PrivateReverse() {
    Registry.bundled("locally-served.tsv")
        .byName()
        .forEach(
            (name, entry) -> {
              if (entry.kind().equals("rfc1918")) {
                zones.put(name, true);
              }
            });
  }

  boolean covers(WireName name) {
    return zones.longest(name) >= 0;
  }
}
