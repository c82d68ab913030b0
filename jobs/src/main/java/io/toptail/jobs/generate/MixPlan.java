package io.toptail.jobs.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The messages of a {@link Mix}, class by class. */
final class MixPlan {
  private static final int A = 1;
  private static final int NS = 2;
  private static final int PTR = 12;
  private static final int IN = 1;
  private static final int CLIENTS = 5_000;

  private final List<MixMessage> messages = new ArrayList<>();

  private MixPlan() {}

  /** What a class looks like: its message number {@code i}. */
  private interface Shape {
    MixMessage message(int i);
  }

  /** The messages of a mix but for those that cannot be read. */
  static List<MixMessage> of(Mix mix) {
    MixPlan plan = new MixPlan();
    switch (mix) {
      case CASTRO2008 -> plan.castro(mix.counts());
      case DSC -> plan.dsc(mix.counts());
      default -> plan.ithi(mix.counts());
    }
    return plan.messages;
  }

  private void add(int count, Shape shape) {
    for (int i = 0; i < count; i++) {
      messages.add(shape.message(i));
    }
  }

  private static MixMessage ask(int i, String name, int type) {
    return MixMessage.of(i % CLIENTS, i * 7 & 0xFFFF, name, type, IN);
  }

  private void castro(Map<String, Integer> counts) {
    add(counts.get("unused-class"), i -> MixMessage.of(i, i, "h" + i + ".com", A, 256));
    add(counts.get("a-for-a"), i -> denied(i, quad(i)));
    add(counts.get("invalid-tld"), i -> denied(i, "h" + i % 900 + ".belkin"));
    add(counts.get("non-printable"), i -> ask(i, "a b" + i + ".com", A));
    add(counts.get("underscore"), i -> ask(i, "_h" + i + ".com", A));
    add(counts.get("rfc1918-ptr"), i -> ask(i, i % 250 + ".1.168.192.in-addr.arpa", PTR));
    // The first query of each of these clients is legitimate, and refers it to org.
    int clients = counts.get("legitimate");
    int first = counts.get("referral-not-cached") + clients;
    add(first, i -> belowOrg(i, clients, 1));
    add(counts.get("repeated"), i -> belowOrg(i % first, clients, 2 + i / first));
    add(counts.get("identical"), i -> belowOrg(i % first, clients, 1));
  }

  private static MixMessage belowOrg(int name, int clients, int id) {
    return MixMessage.of(name % clients, id, "w" + name + ".org", A, IN);
  }

  private void dsc(Map<String, Integer> counts) {
    add(counts.get("src-port-zero"), i -> new MixMessage(i, 0, i, "h" + i + ".com", A, IN, false));
    add(counts.get("funny-qclass"), i -> MixMessage.of(i, i, "h" + i + ".com", A, 256));
    add(counts.get("funny-qtype"), i -> ask(i, "h" + i + ".com", 300 + i));
    add(counts.get("a-for-a"), i -> ask(i, i % 2 == 0 ? quad(i) : "10." + i, A));
    add(counts.get("a-for-root"), i -> ask(i, "", A));
    add(counts.get("localhost"), i -> ask(i, i % 2 == 0 ? "localhost" : "a.localhost", A));
    add(counts.get("root-servers.net"), i -> ask(i, "abc".charAt(i % 3) + ".root-servers.net", A));
    add(counts.get("non-auth-tld"), i -> ask(i, "h" + i % 900 + ".belkin", A));
    add(counts.get("rfc1918-ptr"), i -> ask(i, i % 250 + ".1.16.172.in-addr.arpa", PTR));
    add(counts.get("ok"), i -> ask(i, i % 9 == 0 ? "" : "xlocalhost" + i + ".com", NS));
  }

  private void ithi(Map<String, Integer> counts) {
    add(counts.get("binary"), i -> denied(i, "h.\u0083"));
    add(counts.get("bad-syntax"), i -> denied(i, "h.da_ftp_server"));
    add(counts.get("ipv4"), i -> denied(i, quad(i)));
    add(counts.get("numeric"), i -> denied(i, "h." + i));
    add(counts.get("rfc6761"), i -> denied(i, i % 2 == 0 ? "h" + i + ".local" : "localhost"));
    add(counts.get("frequent"), i -> denied(i, "h" + i + (i % 2 == 0 ? ".home" : ".zyxel-usg")));
    add(counts.get("chromium"), i -> denied(i, letters(i, 7 + i % 9)));
    add(counts.get("jumbo"), i -> denied(i, letters(i, 16 + i % 9)));
    add(counts.get("other"), i -> denied(i, "h" + i + "." + letters(i, 6)));
    add(counts.get("answered"), i -> ask(i, "h" + i + ".com", A));
  }

  private static MixMessage denied(int i, String name) {
    int client = i % CLIENTS;
    return new MixMessage(client, 20_000 + client, i * 7 & 0xFFFF, name, A, IN, true);
  }

  private static String quad(int i) {
    return "192.0." + i % 250 + "." + i / 250;
  }

  /** Letters that spell a number, with q before them. */
  private static String letters(int i, int length) {
    StringBuilder text = new StringBuilder();
    int rest = i;
    while (text.length() < length - 1) {
      text.append((char) ('a' + rest % 26));
      rest /= 26;
    }
    return "q" + text;
  }
}
