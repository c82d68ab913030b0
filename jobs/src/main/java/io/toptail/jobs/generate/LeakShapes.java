package io.toptail.jobs.generate;

/** Names that are right at home and wrong on the way to a public resolver. */
final class LeakShapes {
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

  /** On nobody's list, not delegated, and far from any top label by spelling. */
  private static final String[] UNKNOWN_TOPS = {
    "kontor",
    "zentrale",
    "werkstatt",
    "filiale",
    "lager",
    "standort",
    "betrieb",
    "buero",
    "klinik",
    "verwaltung",
    "sucursal",
    "oficina",
    "agence",
    "siege",
    "magazijn",
    "kantoor",
    "warsztat",
    "hallenet",
    "campusnetz",
    "plantfloor"
  };

  private LeakShapes() {}

  /** A host of a healthy domain, for mistakes that are not in the name. */
  static void plain(NameBuilder name, Words words) {
    name.label(words.host()).labels(words.domain());
  }

  /** Service discovery's browsing domains, asked below a real domain. */
  static void serviceDiscovery(NameBuilder name, Words words) {
    name.label(words.draws().oneOf("b", "db", "r", "dr", "lb", "_services"));
    name.labels("_dns-sd._udp").labels(words.domain());
  }

  /** Where is a domain controller? */
  static void activeDirectory(NameBuilder name, Words words) {
    Draws draws = words.draws();
    String service =
        draws.oneOf(
            "_ldap._tcp.dc._msdcs",
            "_ldap._tcp.pdc._msdcs",
            "_kerberos._tcp.dc._msdcs",
            "_ldap._tcp",
            "_kerberos._udp",
            "_gc._tcp",
            "_kpasswd._tcp");
    name.labels(service).label("ad-" + words.word(2)).label(draws.oneOf("local", "corp", "lan"));
  }

  /** {@code wpad} below whatever the search list holds. */
  static void wpad(NameBuilder name, Words words) {
    name.label("wpad").labels(anySuffix(words));
  }

  /** {@code isatap} likewise. */
  static void isatap(NameBuilder name, Words words) {
    name.label("isatap").labels(anySuffix(words));
  }

  private static String anySuffix(Words words) {
    Draws draws = words.draws();
    return draws.below(2) == 0
        ? words.domain()
        : "site-" + words.word(2) + '.' + draws.oneOf("local", "corp", "lan", "home");
  }

  /** {@code localhost} itself, and names below it. */
  static void localhost(NameBuilder name, Words words) {
    switch (words.draws().below(8)) {
      case 0 -> name.label("localhost");
      case 1 -> name.labels("localhost.localdomain");
      default -> name.label("app-" + words.word(2)).label("localhost");
    }
  }

  /** {@code printer-tarone-12.local}. */
  static void mdns(NameBuilder name, Words words) {
    name.label(words.machine()).label("local");
  }

  /** A version 3 onion service: 56 characters of base 32. */
  static void onion(NameBuilder name, Words words) {
    name.label(words.draw(BASE32, 55) + 'd').label("onion");
  }

  /** A name of the documentation in a live configuration. */
  static void reserved(NameBuilder name, Words words) {
    name.label(words.machine());
    name.labels(
        words
            .draws()
            .oneOf("test", "example", "invalid", "example.com", "example.net", "example.org"));
  }

  /** {@code .internal} and {@code .alt}, with those of clouds. */
  static void internal(NameBuilder name, Words words) {
    name.label(words.machine());
    name.labels(words.draws().oneOf("internal", "ec2.internal", "alt"));
  }

  /** {@code nas-tarone-12.lan}. */
  static void privateSuffix(NameBuilder name, Words words) {
    name.label(words.machine());
    name.label(
        words
            .draws()
            .oneOf(
                "home",
                "home",
                "lan",
                "lan",
                "corp",
                "intranet",
                "private",
                "localdomain",
                "workgroup",
                "belkin",
                "dlink"));
  }

  /** {@code www.google.com.corp.lan}: a whole name with a search suffix behind it. */
  static void searchSuffix(NameBuilder name, Words words) {
    String suffix = words.draws().oneOf("com", "com", "net", "org", "de", "co.uk", "fr", "com.br");
    name.label(words.host()).labels(words.domain(suffix));
    name.labels(
        words
            .draws()
            .oneOf(
                "lan",
                "home",
                "corp",
                "corp.lan",
                "hq.corp",
                "localdomain",
                "default.svc.cluster.local"));
  }

  /** {@code nas-tarone-12}. */
  static void singleLabel(NameBuilder name, Words words) {
    name.label(words.machine());
  }

  /** {@code srv-tarone-12.kontor}. */
  static void unknownTop(NameBuilder name, Words words) {
    name.label(words.machine()).label(words.draws().oneOf(UNKNOWN_TOPS));
  }
}
