package io.toptail.ignore;

import com.google.re2j.Pattern;
import io.toptail.dns.DnsName;
import io.toptail.name.SuffixTable;
import io.toptail.name.WireName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules for names and types. Filled in the order of the rules' numbers, then only read. */
final class QuestionRules {
  private static final int NONE = Integer.MAX_VALUE;

  private final SuffixTable<Integer> exact = new SuffixTable<>();
  private final SuffixTable<Integer> suffixes = new SuffixTable<>();
  private final Map<Integer, Integer> types = new HashMap<>();
  private final List<Expression> expressions = new ArrayList<>();

  /** A regular expression and its rule. */
  private record Expression(int rule, Pattern pattern) {}

  /** A rule for one name, in wire form and lower case. */
  void name(byte[] wire, int rule) {
    WireName name = new WireName().wrap(wire, 0, wire.length);
    if (exact.exact(name, name.labels()) == null) {
      exact.put(wire, rule);
    }
  }

  /** A rule for the names below a suffix, in wire form and lower case. */
  void below(byte[] wire, int rule) {
    WireName name = new WireName().wrap(wire, 0, wire.length);
    if (suffixes.exact(name, name.labels()) == null) {
      suffixes.put(wire, rule);
    }
  }

  void expression(Pattern pattern, int rule) {
    expressions.add(new Expression(rule, pattern));
  }

  void type(int qtype, int rule) {
    types.putIfAbsent(qtype, rule);
  }

  boolean isEmpty() {
    return exact.size() == 0 && suffixes.size() == 0 && types.isEmpty() && expressions.isEmpty();
  }

  int match(WireName name, int qtype) {
    int first = types.isEmpty() ? NONE : types.getOrDefault(qtype, NONE);
    if (exact.size() > 0) {
      Integer rule = exact.exact(name, name.labels());
      first = rule == null ? first : Math.min(first, rule);
    }
    if (suffixes.size() > 0) {
      first = Math.min(first, firstBelow(name));
    }
    first = firstExpression(name, first);
    return first == NONE ? -1 : first;
  }

  /** A longer suffix may have the higher number, so every suffix shorter than the name is asked. */
  private int firstBelow(WireName name) {
    int first = NONE;
    for (int count = 1; count < name.labels(); count++) {
      Integer rule = suffixes.exact(name, count);
      first = rule == null ? first : Math.min(first, rule);
    }
    return first;
  }

  private int firstExpression(WireName name, int before) {
    String text = null;
    for (Expression expression : expressions) {
      if (expression.rule() > before) {
        return before;
      }
      text = text == null ? DnsName.toText(name.bytes(), name.offset()) : text;
      if (expression.pattern().matcher(text).find()) {
        return expression.rule();
      }
    }
    return before;
  }
}
