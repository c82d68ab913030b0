package io.toptail.filter;

import io.toptail.dns.Mnemonics;
import io.toptail.ignore.IgnoreLine;
import io.toptail.ignore.IgnoreList;
import io.toptail.ignore.IgnoreSyntaxException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * Makes a {@link MessageFilter} of what a user wrote. Every method that takes text throws
 * IllegalArgumentException saying what is accepted. Used once.
 */
public final class MessageFilterBuilder {
  final List<IgnoreLine> clients = new ArrayList<>();
  final List<IgnoreLine> servers = new ArrayList<>();
  final List<IgnoreLine> names = new ArrayList<>();
  final BitSet types = new BitSet();
  final BitSet codes = new BitSet();
  long from;
  long to = Long.MAX_VALUE;
  ClientSample sample;
  boolean queriesOnly;
  boolean responsesOnly;

  /** From this time on, in nanoseconds since the epoch. */
  public MessageFilterBuilder from(long nanos) {
    from = nanos;
    return this;
  }

  /** Before this time, in nanoseconds since the epoch. */
  public MessageFilterBuilder to(long nanos) {
    to = nanos;
    return this;
  }

  /** An address or prefix of clients. */
  public MessageFilterBuilder client(String text) {
    clients.add(addresses(text));
    return this;
  }

  /** An address or prefix of servers. */
  public MessageFilterBuilder server(String text) {
    servers.add(addresses(text));
    return this;
  }

  /** Null for every client. */
  public MessageFilterBuilder sample(ClientSample clientSample) {
    sample = clientSample;
    return this;
  }

  public MessageFilterBuilder queriesOnly(boolean only) {
    queriesOnly = only;
    return this;
  }

  public MessageFilterBuilder responsesOnly(boolean only) {
    responsesOnly = only;
    return this;
  }

  /** A name, {@code *.suffix} or {@code /regex/}, as in an {@link IgnoreList}. */
  public MessageFilterBuilder name(String text) {
    IgnoreLine line = new IgnoreLine("name", 0, text);
    boolean isType = text.strip().toLowerCase(Locale.ROOT).startsWith("qtype:");
    if (isType || list(List.of(line)).matchesNoQuestion()) {
      throw new IllegalArgumentException(
          "expected a name such as www.example.com (a name that looks like an address ends with a"
              + " dot), *.example.com, or /^www[0-9]/");
    }
    names.add(line);
    return this;
  }

  /** A query type: {@code AAAA} or {@code 28}. */
  public MessageFilterBuilder qtype(String text) {
    types.set(Mnemonics.typeNumber(text));
    return this;
  }

  /** A response code: {@code NXDOMAIN} or {@code 3}. */
  public MessageFilterBuilder rcode(String text) {
    codes.set(Mnemonics.rcodeNumber(text));
    return this;
  }

  /**
   * The filter.
   *
   * @throws IllegalArgumentException if nothing could match
   */
  public MessageFilter build() {
    if (queriesOnly && responsesOnly) {
      throw new IllegalArgumentException("queries only and responses only leave nothing");
    }
    if (from >= to) {
      throw new IllegalArgumentException("the end is not after the beginning");
    }
    return new MessageFilter(this);
  }

  private IgnoreLine addresses(String text) {
    IgnoreLine line = new IgnoreLine("address", 0, text);
    if (list(List.of(line)).matchesNoClient()) {
      throw new IllegalArgumentException(
          "expected an address or prefix such as 192.0.2.7, 198.51.100.0/24 or 2001:db8::/32");
    }
    return line;
  }

  /** Null for no lines. */
  IgnoreList list(List<IgnoreLine> lines) {
    if (lines.isEmpty()) {
      return null;
    }
    try {
      return IgnoreList.parse(lines);
    } catch (IgnoreSyntaxException e) {
      // The place and the text itself are said by who knows the option.
      String error = e.errors().get(0);
      String rule = lines.get(0).text().strip();
      int at = error.indexOf(rule);
      throw new IllegalArgumentException(
          at < 0 ? error : error.substring(at + rule.length()).replaceFirst("^: ", ""), e);
    }
  }
}
