package io.toptail.jobs.generate;

/** Mistaken names that are made of addresses and numbers. */
final class AddressShapes {
  private static final String[] LOCAL_SUFFIXES = {"lan", "home", "corp", "corp.lan", "intranet"};

  private AddressShapes() {}

  /** {@code 192.0.2.7}: an address where a name belongs. */
  static void dottedQuad(NameBuilder name, Words words) {
    name.labels(anyAddress(words));
  }

  /** {@code fe80::1c2:3ff:fe04:506}, bare or below a suffix. */
  static void ip6Literal(NameBuilder name, Words words) {
    Draws draws = words.draws();
    StringBuilder address = new StringBuilder(draws.oneOf("fe80:", "2001:db8:", "fd00:"));
    for (int i = 0; i < 4; i++) {
      address.append(':').append(Integer.toHexString(draws.between(1, 0xFFFF)));
    }
    name.label(address.toString());
    if (draws.below(3) == 0) {
      name.labels(draws.oneOf(LOCAL_SUFFIXES));
    }
  }

  /** {@code 192.168.1.7.lan}: the search list does not stop at addresses. */
  static void quadWithSuffix(NameBuilder name, Words words) {
    name.labels(anyAddress(words)).labels(words.draws().oneOf(LOCAL_SUFFIXES));
  }

  /** {@code unit-7.12}: a version or a serial number used as a host. */
  static void numericTop(NameBuilder name, Words words) {
    Draws draws = words.draws();
    name.label(draws.oneOf("node", "unit-", "v", "dev") + draws.between(1, 9999));
    name.label(Integer.toString(draws.between(0, 9999)));
  }

  /** {@code 7.1.168.192.in-addr.arpa}. */
  static void privateReverse(NameBuilder name, Words words) {
    Draws draws = words.draws();
    String address =
        switch (draws.below(4)) {
          case 0 -> words.address(192, 168);
          case 1 -> words.address(172, draws.between(16, 31));
          default -> words.address(10, draws.below(256));
        };
    name.labels(Words.reversed(address)).labels("in-addr.arpa");
  }

  /** Reverse names of loopback, link-local, shared and unique local addresses. */
  static void localReverse(NameBuilder name, Words words) {
    Draws draws = words.draws();
    switch (draws.below(4)) {
      case 0 -> name.labels(words.reversedIp6("fd")).labels("ip6.arpa");
      case 1 -> name.labels(words.reversedIp6("fe8")).labels("ip6.arpa");
      case 2 -> name.labels(Words.reversed(words.address(169, 254))).labels("in-addr.arpa");
      default -> {
        String address =
            draws.below(2) == 0
                ? words.address(100, draws.between(64, 127))
                : words.address(127, draws.below(2));
        name.labels(Words.reversed(address)).labels("in-addr.arpa");
      }
    }
  }

  private static String anyAddress(Words words) {
    return switch (words.draws().below(3)) {
      case 0 -> words.address(192, 168);
      case 1 -> words.address(10, words.draws().below(256));
      default -> words.publicAddress();
    };
  }
}
