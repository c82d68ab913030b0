package io.toptail.compat;

import io.toptail.compat.CompatClass.Published;
import io.toptail.name.Registry;
import io.toptail.name.SuffixTable;
import io.toptail.name.WireName;
import java.util.List;
import java.util.Set;

/**
 * What a root server denied, by top label, in the order of ICANN's ithitools ({@code
 * DnsStats.cpp}). Shares are of all responses, so that those of the denials add up to metric M3.1.
 * Denials below arpa count as answers, as there.
 */
public final class IthiM3 {
  private static final String JANUARY = "ITHI M3, L-root, January 2017";
  private static final String FEBRUARY = "ITHI M3, L-root, February 2017";

  /** Number of the class: any response that denies nothing. */
  public static final int ANSWERED = 9;

  private static final Set<String> RESERVED =
      Set.of("example", "invalid", "local", "localhost", "onion", "test");
  private static final int JUMBO = 16;
  private static final int SHORTEST_PROBE = 7;
  private static final int LONGEST_PROBE = 15;
  private static final int BINARY = WireName.CONTROL_OR_SPACE | WireName.HIGH;
  private static final int LDH = WireName.LETTER | WireName.DIGIT | WireName.HYPHEN;

  static final List<CompatClass> CLASSES =
      List.of(
          CompatClass.of("binary", "top label with octets that cannot be printed"),
          CompatClass.of("bad-syntax", "top label that no host name has"),
          CompatClass.of("ipv4", "whole name is an IPv4 address"),
          CompatClass.of("numeric", "top label is a number"),
          of("rfc6761", "reserved name (M3.3.1)", 3.44, 3.44),
          of("frequent", "frequently leaked name (M3.3.2)", 9.73, 9.37),
          of("chromium", "one label of 7 to 15 letters (M3.3.3)", 35.1, 36.7),
          CompatClass.of("jumbo", "top label of 16 octets or more"),
          CompatClass.of("other", "any other denial"),
          of("answered", "not denied (1 - M3.1)", 35.56, 35.17));

  private final SuffixTable<Registry.Entry> frequent =
      Registry.resource(IthiM3.class, "frequent-leaks.tsv").byName();

  private static CompatClass of(String id, String title, double january, double february) {
    return CompatClass.of(
        id, title, new Published(JANUARY, january / 100), new Published(FEBRUARY, february / 100));
  }

  /** The number of the class of a denial. */
  public int classify(WireName name) {
    int top = name.labels() - 1;
    if (top < 0 || name.labelIs(top, "arpa")) {
      return ANSWERED;
    }
    int octets = name.octetClasses(top);
    if ((octets & BINARY) != 0) {
      return 0;
    }
    if ((octets & ~LDH) != 0) {
      return 1;
    }
    if (octets == WireName.DIGIT) {
      return Ip4Text.isQuad(name) ? 2 : 3;
    }
    return byTop(name, top, octets);
  }

  private int byTop(WireName name, int top, int octets) {
    if (RESERVED.contains(name.label(top))) {
      return 4;
    }
    if (frequent.exact(name, 1) != null) {
      return 5;
    }
    int length = name.labelLength(top);
    boolean probe = top == 0 && octets == WireName.LETTER;
    if (probe && length >= SHORTEST_PROBE && length <= LONGEST_PROBE) {
      return 6;
    }
    return length >= JUMBO ? 7 : 8;
  }
}
