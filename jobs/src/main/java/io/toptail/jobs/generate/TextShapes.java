package io.toptail.jobs.generate;

import java.nio.charset.StandardCharsets;

/** Mistaken names that were pasted into a field which wants a host name. */
final class TextShapes {
  private TextShapes() {}

  /** {@code http://www.example.com/a}, as labels between its dots. */
  static void url(NameBuilder name, Words words) {
    Draws draws = words.draws();
    String scheme = draws.oneOf("http", "http", "https", "ftp", "rtsp");
    name.labels(scheme + "://www." + words.domain() + draws.oneOf("", "/", "/" + words.word(1)));
  }

  /** {@code db7.example.com:5432}. */
  static void hostAndPort(NameBuilder name, Words words) {
    Draws draws = words.draws();
    String suffix = draws.oneOf("de", "fr", "nl", "co.uk", "io");
    int port = draws.oneOf(25, 80, 443, 1883, 3306, 5432, 8080, 8443, 9092, 27017);
    name.labels(words.host() + '.' + words.domain(suffix) + ':' + port);
  }

  /** {@code anna@example.com}. */
  static void mailAddress(NameBuilder name, Words words) {
    name.labels(words.word(2) + '@' + words.domain());
  }

  /** A blank, a tab, a line end or a zero octet at one end of a copied name. */
  static void blank(NameBuilder name, Words words) {
    Draws draws = words.draws();
    String host = "www." + words.domain(draws.oneOf("de", "fr", "nl", "it", "es"));
    name.labels(
        draws.below(2) == 0
            ? draws.oneOf(" ", "\t", "\u0000") + host
            : host + draws.oneOf(" ", "\t", "\n", "\r", "\u0000"));
  }

  /** Letters beyond ASCII without IDNA, in UTF-8 or Latin-1. */
  static void nonAscii(NameBuilder name, Words words) {
    Draws draws = words.draws();
    String label = words.word(1) + draws.oneOf("ü", "ö", "é", "ñ", "ø") + words.word(2);
    name.label(
        label.getBytes(draws.below(3) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
    name.label(draws.oneOf("de", "fr", "es", "dk"));
  }

  /** {@code "srv"} or {@code srv)}. */
  static void junk(NameBuilder name, Words words) {
    Draws draws = words.draws();
    String host = words.host();
    String domain = words.domain(draws.oneOf("de", "fr", "nl", "it", "es"));
    switch (draws.below(4)) {
      case 0 -> name.label('"' + host + '"').labels(domain);
      case 1 -> name.label('\'' + host).labels(domain);
      case 2 -> name.labels(host + '.' + domain + '"');
      default -> name.labels(host + '.' + domain + ')');
    }
  }

  /** {@code web_server7.example.com}: a host that certificates cannot name. */
  static void underscore(NameBuilder name, Words words) {
    name.label(words.word(1) + '_' + words.word(2)).labels(words.domain());
  }
}
