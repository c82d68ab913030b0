package io.toptail.name;

import io.toptail.dns.DnsName;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.IDN;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads a public suffix list: one rule a line, {@code //} comments, {@code *.} for any one label,
 * {@code !} for an exception, sections marked in comments. Every rule becomes a node that already
 * knows the public suffix of the name at that very node, so that a look-up needs one search.
 */
final class PublicSuffixReader {
  private static final String VERSION = "// VERSION:";

  private record Rule(byte[] wire, int labels, char kind) {}

  private final List<Rule> rules = new ArrayList<>();
  private final String source;
  private final boolean privateSection;
  private String date = "";

  PublicSuffixReader(String source, boolean privateSection) {
    this.source = source;
    this.privateSection = privateSection;
  }

  PublicSuffixes read(BufferedReader reader) throws IOException {
    boolean taken = true;
    int number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      if (line.startsWith(VERSION)) {
        date = " of " + line.substring(VERSION.length()).trim();
      }
      if (line.contains("===BEGIN PRIVATE DOMAINS===")) {
        taken = privateSection;
      }
      String rule = line.strip().split("\\s", 2)[0];
      if (taken && !rule.isEmpty() && !rule.startsWith("//")) {
        add(rule, number);
      }
    }
    if (rules.isEmpty()) {
      throw new IllegalArgumentException(source + ": no public suffix rule found");
    }
    return new PublicSuffixes(nodes(), "public suffix list" + date + " (" + source + ")");
  }

  private void add(String text, int line) {
    char kind = text.startsWith("!") ? '!' : text.startsWith("*.") ? '*' : '=';
    String suffix = kind == '!' ? text.substring(1) : kind == '*' ? text.substring(2) : text;
    try {
      byte[] wire = DnsName.toWire(IDN.toASCII(suffix, IDN.ALLOW_UNASSIGNED));
      int labels = new WireName().wrap(wire, 0, wire.length).labels();
      if (labels == 0 || suffix.indexOf('*') >= 0) {
        throw new IllegalArgumentException("an asterisk is allowed as the first label only");
      }
      rules.add(new Rule(wire, labels, kind));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          source + ":" + line + ": not a public suffix rule: " + text + " (" + e.getMessage() + ")",
          e);
    }
  }

  /** Shortest first, so that what holds at a node without a rule of its own is known already. */
  private SuffixTable<Integer> nodes() {
    rules.sort(Comparator.comparingInt(Rule::labels));
    SuffixTable<Integer> nodes = new SuffixTable<>();
    PublicSuffixes shorter = new PublicSuffixes(nodes, "");
    for (Rule rule : rules) {
      WireName name = new WireName().wrap(rule.wire, 0, rule.wire.length);
      Integer before = nodes.exact(name, rule.labels);
      boolean wildcard = rule.kind == '*' || before != null && (before & 1) != 0;
      int labels =
          switch (rule.kind) {
            case '!' -> rule.labels - 1;
            case '=' -> rule.labels;
            default -> before != null ? before >> 1 : shorter.publicLabels(name);
          };
      nodes.put(rule.wire, PublicSuffixes.node(labels, wildcard));
    }
    return nodes;
  }
}
