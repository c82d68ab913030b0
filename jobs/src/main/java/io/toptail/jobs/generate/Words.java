package io.toptail.jobs.generate;

/** Invented words, hosts, domains and addresses: speakable, and of no class of mistake. */
final class Words {
  private static final String[] ONSETS = {
    "b", "br", "d", "dr", "f", "g", "gl", "h", "j", "k", "kl", "l", "m", "n", "p", "pr", "r", "s",
    "st", "t", "tr", "v", "w", "z"
  };
  private static final String[] VOWELS = {"a", "e", "i", "o", "u", "ai", "ei", "ou"};

  /** Delegated for decades, or too plain to be anybody's private suffix by habit. */
  private static final String[] SUFFIXES = {
    "com", "com", "com", "com", "com", "com", "net", "net", "org", "org", "de", "de", "co.uk", "fr",
    "nl", "it", "es", "pl", "se", "ch", "at", "be", "cz", "dk", "fi", "no", "pt", "gr", "hu", "ro",
    "bg", "ua", "ru", "com.tr", "co.jp", "jp", "cn", "com.cn", "co.kr", "in", "co.in", "id", "vn",
    "com.au", "co.nz", "ca", "com.mx", "com.br", "com.br", "com.ar", "cl", "co.za", "ke", "ie",
    "eu", "io", "tv", "me", "us", "info", "biz", "xyz", "online", "shop", "store", "club", "top",
    "cloud", "blog", "edu", "asia", "mobi"
  };

  private static final String[] HOSTS = {
    "www", "www", "www", "www", "mail", "smtp", "imap", "api", "cdn", "img", "static", "assets",
    "m", "shop", "app", "login", "news", "forum", "media", "ns1", "ns2", "mx1", "vpn2", "portal",
    "images"
  };

  private final Draws draws;

  Words(Draws draws) {
    this.draws = draws;
  }

  /** The source of randomness. */
  Draws draws() {
    return draws;
  }

  /**
   * A word of some syllables, at least four letters; never begins like a top label that names are
   * often glued to.
   */
  String word(int syllables) {
    String word;
    do {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < syllables; i++) {
        text.append(draws.oneOf(ONSETS)).append(draws.oneOf(VOWELS));
      }
      word = text.toString();
    } while (word.length() < 4 || word.startsWith("net") || word.startsWith("gov"));
    return word;
  }

  /** A registrable domain such as {@code trakelo.co.uk}. */
  String domain() {
    return domain(draws.oneOf(SUFFIXES));
  }

  /** A registrable domain under a public suffix. */
  String domain(String suffix) {
    return word(draws.between(3, 4)) + '.' + suffix;
  }

  /** A host label such as {@code www} or {@code img12}. */
  String host() {
    String host = draws.oneOf(HOSTS);
    return draws.below(4) == 0 ? host + draws.between(3, 400) : host;
  }

  /** A machine's label, unlike any other with a high chance: {@code srv-tarone-417}. */
  String machine() {
    String kind = draws.oneOf("srv", "pc", "nas", "printer", "cam", "box", "ws");
    return kind + '-' + word(2) + '-' + draws.between(10, 9999);
  }

  /** A public IPv4 address, dotted. */
  String publicAddress() {
    int first = draws.oneOf(5, 31, 46, 62, 77, 80, 81, 84, 91, 93, 109, 151, 178, 185, 212, 217);
    return address(first, draws.below(256));
  }

  /**
   * An IPv4 address that begins with two given octets. Neither half repeats the other, and read
   * backwards it is not private: either would be a mistake of its own in a reverse name.
   */
  String address(int first, int second) {
    int third;
    int last;
    do {
      third = draws.below(256);
      last = draws.between(1, 254);
    } while ((third == first && last == second) || last == 192 || last == 172);
    return first + "." + second + "." + third + "." + last;
  }

  /** An IPv4 address in the order of a reverse name, without the suffix. */
  static String reversed(String address) {
    String[] octets = address.split("\\.");
    return octets[3] + "." + octets[2] + "." + octets[1] + "." + octets[0];
  }

  /**
   * The 32 nibbles of an IPv6 address in the order of a reverse name, without the suffix.
   *
   * @param prefix first nibbles of the address, as written
   */
  String reversedIp6(String prefix) {
    StringBuilder address;
    do {
      address = new StringBuilder(prefix);
      while (address.length() < 32) {
        address.append(Character.forDigit(draws.below(16), 16));
      }
    } while (repeats(address));
    return String.join(".", address.reverse().toString().split(""));
  }

  /** Whether some run of two or more nibbles follows itself: a name with a part written twice. */
  private static boolean repeats(CharSequence nibbles) {
    for (int run = 2; run <= nibbles.length() / 2; run++) {
      int same = 0;
      for (int i = 0; i + run < nibbles.length(); i++) {
        same = nibbles.charAt(i) == nibbles.charAt(i + run) ? same + 1 : 0;
        if (same == run) {
          return true;
        }
      }
    }
    return false;
  }

  /** Characters drawn from an alphabet. */
  String draw(String alphabet, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(draws.below(alphabet.length())));
    }
    return text.toString();
  }
}
