package io.toptail.detect;

import io.toptail.name.Registry;
import io.toptail.name.SuffixTable;
import io.toptail.name.WireName;
import java.util.List;

/**
 * A dotted quad followed by a suffix that cannot be meant.
 *
 * <p>Below a delegated top label only 192.168.x.y is taken, because block lists and host names
 * carry reversed addresses there, of which one in 65,536 begins so; zones known for either are
 * exempt.
 */
final class IpWithSuffix extends QuestionDetector {
  private static final int SHORTEST_NUMBER = 7;

  /** No search suffix holds these: something else is wrong. */
  private static final int NO_SUFFIX = WireName.CONTROL_OR_SPACE | WireName.HIGH;

  private final SuffixTable<Registry.Entry> blockLists;
  private final SuffixTable<Registry.Entry> wildcards;
  private final SearchSuffixAppended appended;

  IpWithSuffix(Registry blockLists, Registry wildcards, SearchSuffixAppended appended) {
    super(
        DetectorInfo.of("ip-with-suffix", 113, Severity.LOW, "search list appended to an address")
            .rule(
                "The first four of more labels are an IPv4 address, and not all of seven or more "
                    + "are single digits, as those of a telephone number. Below a delegated top "
                    + "label only 192.168.x.y; not below block lists, wildcard DNS and the "
                    + "reverse trees; and no public address with the domain of a provider behind "
                    + "it, which is a host with a suffix.")
            .cause(
                "An address went into the resolver library as if it were a name, and the "
                    + "library appended a search suffix to it.")
            .who(
                "The developer of the program on the asking client. Also: the administrator of "
                    + "the network that the client is in.")
            .fix("Test for an address before calling DNS; end names with a dot, or lower ndots.")
            .source("RFC 1123 §6.1.4.3; RFC 1535"),
        Fact.QUAD);
    this.blockLists = blockLists.byName();
    this.wildcards = wildcards.byName();
    this.appended = appended;
  }

  @Override
  public boolean matches(Question question) {
    if (!question.startsWithQuad() || question.labels() == 4 || question.isReverse4()) {
      return false;
    }
    WireName name = question.name();
    if (question.isReverse6() || name.labelIs(4, "in-addr") || isPublished(name)) {
      return false;
    }
    if (isTelephoneNumber(name) || question.has(NO_SUFFIX)) {
      return false;
    }
    boolean wide = name.labelIs(0, "192") && name.labelIs(1, "168");
    return question.tldDelegated() ? wide : wide || isPrivate(name) || !appended.matches(question);
  }

  /** Whether the address is a private one in the order in which it stands. */
  private static boolean isPrivate(WireName name) {
    int second = (name.octet(1, 0) - '0') * 10 + name.octet(1, name.labelLength(1) - 1) - '0';
    boolean twelve = name.labelLength(1) == 2 && second >= 16 && second < 32;
    return name.labelIs(0, "10") || name.labelIs(0, "172") && twelve;
  }

  /** Whether each label is a digit: a number as ENUM writes it, without its domain (RFC 6116). */
  private static boolean isTelephoneNumber(WireName name) {
    return name.labels() >= SHORTEST_NUMBER
        && name.octetClasses() == WireName.DIGIT
        && name.length() == 2 * name.labels() + 1;
  }

  /** Whether addresses are names there on purpose; private block lists are told by their label. */
  private boolean isPublished(WireName name) {
    return name.startsWith(4, "dnsbl")
        || name.startsWith(4, "dnswl")
        || name.startsWith(4, "rbl")
        || blockLists.get(name) != null
        || wildcards.get(name) != null;
  }

  @Override
  public List<String> registries() {
    return List.of("dnsbl-zones.tsv", "wildcard-dns.tsv");
  }
}
