package io.toptail.ignore;

import io.toptail.dns.DnsName;
import io.toptail.name.WireName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Any text as an ignore list: it is a list that can be asked, or every line that is not a rule is
 * named on a line of its own.
 */
public final class IgnoreListFuzz {
  private static final String ORIGIN = "list";
  private static final byte[][] NAMES = {
    DnsName.toWire("."), DnsName.toWire("www.example.com"), DnsName.toWire("a\\.b\\000.dev1.test")
  };
  private static final byte[] ADDRESS = {
    0x20, 1, 0xD, (byte) 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 192, 0, 2, 7
  };

  private IgnoreListFuzz() {}

  /** Reads the list, and asks it about some names and addresses. */
  public static void fuzz(byte[] input) {
    List<String> lines = new String(input, StandardCharsets.UTF_8).lines().toList();
    IgnoreList list;
    try {
      list = IgnoreList.parse(IgnoreLine.of(ORIGIN, lines));
    } catch (IgnoreSyntaxException e) {
      requireErrors(e, lines.size());
      return;
    }
    int rules = list.rules().size();
    require(rules <= lines.size(), "more rules than lines");
    for (byte[] wire : NAMES) {
      WireName name = new WireName().wrap(wire, 0, wire.length);
      requireRule(list.matchQuestion(name, 255), rules, list.matchesNoQuestion());
    }
    requireRule(list.matchClient(ADDRESS, 0, 16), rules, list.matchesNoClient());
    requireRule(list.matchClient(ADDRESS, 12, 4), rules, list.matchesNoClient());
  }

  private static void requireErrors(IgnoreSyntaxException refused, int lines) {
    require(!refused.errors().isEmpty(), "refused without a reason");
    require(refused.errors().size() <= lines, "more errors than lines");
    for (String error : refused.errors()) {
      require(error.startsWith(ORIGIN + ":"), "an error without its place: " + error);
    }
  }

  private static void requireRule(int rule, int rules, boolean none) {
    require(rule >= -1 && rule < rules, "rule " + rule + " of " + rules);
    require(!none || rule == -1, "a rule where there is none");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  /** Lists of all forms of rules, and lines that are none. */
  public static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (String text :
        new String[] {
          "www.example.com\n*.example.com # below\n\n# nothing",
          "/^dev[0-9]+\\.example$/\n/[A-Z]{3,30}x?/\n/(a|b)*(?:c+)/",
          "192.0.2.7\n198.51.100.0/24\n2001:db8::/32\n::ffff:192.0.2.0/120\n::/0",
          "qtype:ANY\nQTYPE:255\nqtype:TYPE65\nqtype:-1",
          "192.0.2.1/24\n*.\n*x.example\na:b\na..b\nb\u00FCcher.example\n\\300\n/(/\n//",
          "a\\032b.example\na b\n1.2.3.4.\nwww.example.com.",
        }) {
      seeds.add(text.getBytes(StandardCharsets.UTF_8));
      text.lines().forEach(line -> seeds.add(line.getBytes(StandardCharsets.UTF_8)));
    }
    return seeds;
  }
}
