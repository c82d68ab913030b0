package io.toptail.analysis;

import io.toptail.analysis.Frames.Frame;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Queries of a resolver's clients, with names of which it is known why they are asked. */
final class TailTraffic {
  private static final long START = 1_700_000_000L * Analysis.SECOND;
  private static final String[] SYLLABLES = {
    "ba", "den", "fo", "gri", "hal", "in", "ka", "lo", "men", "no", "per", "ra", "sol", "ta", "ver"
  };
  private static final String[] TOPS = {"com", "net", "org", "de", "co.uk", "fr", "nl", "io"};
  private static final String[] HOSTS = {"www", "mail", "api", "static", "shop", "ns1", "m", "cdn"};
  private static final String HEX = "0123456789abcdef";

  private final Random random;
  private final List<Frame> frames = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();

  TailTraffic(long seed) {
    random = new Random(seed);
  }

  List<Frame> frames() {
    return frames;
  }

  /** How many distinct names were asked. */
  int names() {
    return names.size();
  }

  private String client() {
    return "10." + random.nextInt(4) + "." + random.nextInt(250) + "." + (1 + random.nextInt(250));
  }

  /** Asks a name that was not asked before, or the same again. */
  void ask(String name, int type) {
    names.add(name);
    long time = START + random.nextInt(600_000) * 1_000_000L;
    frames.add(Frames.query(time, client(), name, type, Frames.IN));
  }

  private String draw(String alphabet, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private String word(int syllables) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < syllables; i++) {
      word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return word.toString();
  }

  /** Popular domains, each asked by some 200 clients. */
  TailTraffic popular(String... domains) {
    for (String domain : domains) {
      for (int i = 0; i < 200; i++) {
        ask("www." + domain, Frames.A);
      }
    }
    return this;
  }

  /** Hosts of small domains, most asked once. */
  TailTraffic small(int count) {
    while (names.size() < count) {
      String domain = word(4 + random.nextInt(2)) + "." + TOPS[random.nextInt(TOPS.length)];
      String name = HOSTS[random.nextInt(HOSTS.length)] + "." + domain;
      for (int times = random.nextInt(8); times >= 6 || times == 0; times--) {
        ask(name, Frames.A);
      }
      ask(name, random.nextInt(4) == 0 ? 28 : Frames.A);
    }
    return this;
  }

  /** Names used once by design, of a zone that no registry lists. */
  TailTraffic disposable(int count) {
    for (int i = 0; i < count; i++) {
      ask(draw(HEX, 24) + "1a.r.telemetry-vendor.com", Frames.A);
    }
    return this;
  }

  /** Reverse names of public addresses. */
  TailTraffic reverse(int count) {
    int end = names.size() + count;
    while (names.size() < end) {
      String low = random.nextInt(256) + "." + (1 + random.nextInt(9)) + "." + random.nextInt(99);
      ask(low + "." + (80 + random.nextInt(15)) + ".in-addr.arpa", Frames.PTR);
    }
    return this;
  }

  /** Names of content networks. */
  TailTraffic contentNetworks(int count) {
    int end = names.size() + count;
    while (names.size() < end) {
      switch (random.nextInt(3)) {
        case 0 -> ask("e" + random.nextInt(99_999) + ".a.akamaiedge.net", Frames.A);
        case 1 -> ask("d" + draw(HEX, 13) + ".cloudfront.net", Frames.A);
        default ->
            ask("rr" + random.nextInt(9) + "---sn-" + draw(HEX, 8) + ".googlevideo.com", Frames.A);
      }
    }
    return this;
  }
}
