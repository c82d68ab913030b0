package io.toptail.tail;

import io.toptail.name.Template;
import io.toptail.name.TemplateTree;
import io.toptail.name.TemplateWriter;
import io.toptail.name.WireName;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;

/**
 * Which group a member of a domain belongs to. Most groups are a template of the domain and what
 * explains it. Where nobody would read that many, a group is what is below a suffix: private ones
 * by their top label, reverse names by the domain that is the first part of the address, and names
 * that nothing is wrong with by top-level domain.
 */
final class TailIdentity {
  /** Shorter labels are one keystroke away from too much. */
  private static final int SHORTEST_MISTYPED = 5;

  private static final int LETTERS_AND_DIGITS = WireName.LETTER | WireName.DIGIT | WireName.HYPHEN;

  private final TallyTable table;
  private final TailNames names;
  private final TemplateTree tree;
  private final TemplateWriter writer = new TemplateWriter();
  private final RowKey key = new RowKey();
  private final byte[] template = new byte[2 * Template.MAX_LENGTH];
  private WireName domain;
  private TailDomainFacts facts;
  private boolean wide;
  private int base;
  private int window;

  TailIdentity(TallyTable table, TailNames names, TemplateTree tree) {
    this.table = table;
    this.names = names;
    this.tree = tree;
  }

  /**
   * Moves to a domain.
   *
   * @param entry of the domain
   * @param name a view of it
   */
  void moveTo(int entry, WireName name, TailDomainFacts known) {
    base = RowKey.kind(table, entry) & RowKind.FROM_RESPONSES;
    window = RowKey.window(table, entry);
    domain = name;
    facts = known;
    wide = names.isWide(entry);
  }

  /** Begins a key of the domain's window. */
  RowKey start(int kind) {
    return key.start(base | kind, window);
  }

  /**
   * The identity of a member of whose domain other parts may hold more.
   *
   * @param flatTemplate of a domain that is too large to be learned, or {@link TailDomain#OWN}
   */
  RowKey ofPart(int flatTemplate) {
    int end = prefix(flatTemplate);
    int length = putDomain(end, domain.labels());
    int flags = names.flags() | (flatTemplate >= 0 ? TailKey.FLAT : 0);
    return TailKey.put(
        start(RowKind.TAIL_PART),
        names.stage(),
        names.stage() == TailExplanation.UNEXPLAINED ? names.found() : names.detector(),
        domain.labels(),
        flags,
        template,
        length);
  }

  /** The identity of the group of the member that is being read. */
  RowKey of(TailExplanation explanation, int learned) {
    return switch (explanation) {
      case DETECTOR -> facts.isDelegated() ? claimed(learned) : leaked();
      case REVERSE -> below(RowKind.TAIL, explanation, domain.labels());
      case HEALTHY, PLAIN -> ordinary(explanation);
      case UNREGISTERED ->
          facts.clients() > 1 ? learned(explanation, learned) : ordinary(explanation);
      default -> learned(explanation, learned);
    };
  }

  /** Names of many domains as one, but for a domain that may be mistyped. */
  private RowKey ordinary(TailExplanation explanation) {
    return canBeMistyped() && facts.clients() < TailDomain.POPULAR_CLIENTS
        ? key(RowKind.TAIL_DOMAIN, explanation, domain.labels(), putDomain(0, domain.labels()))
        : below(RowKind.TAIL_SHARED, explanation, Math.min(1, domain.labels()));
  }

  /** What a detector found in a public domain: by template, reverse names as one. */
  private RowKey claimed(int learned) {
    return isReverse()
        ? below(RowKind.TAIL, TailExplanation.DETECTOR, domain.labels())
        : learned(TailExplanation.DETECTOR, learned);
  }

  /** Writes the labels of a template in front of the domain, and tells where they end. */
  private int prefix(int learned) {
    if (learned != TailDomain.OWN) {
      return tree.write(learned, template, 0);
    }
    int length = names.prefixLength();
    System.arraycopy(names.prefix(), names.prefixStart(), template, 0, length);
    return length;
  }

  private RowKey learned(TailExplanation explanation, int learned) {
    int length = putDomain(prefix(learned), domain.labels());
    return key(RowKind.TAIL, explanation, domain.labels(), length);
  }

  /** Everything below some labels of the domain as one. */
  private RowKey below(int kind, TailExplanation explanation, int labels) {
    int at = domain.labels() == 0 ? 0 : Template.putVariable(template, 0);
    return key(kind, explanation, labels, putDomain(at, labels));
  }

  /** What a detector found under a top label that is not delegated, by that label. */
  private RowKey leaked() {
    if ((names.flags() & TailKey.QUAD) != 0) {
      return key(RowKind.TAIL_SHARED, TailExplanation.DETECTOR, 0, Template.address(template));
    }
    int labels = domain.labels();
    int length = putTop();
    return key(RowKind.TAIL_SHARED, TailExplanation.DETECTOR, labels > 1 ? 1 : 0, length);
  }

  /** Adds to a key what is below the top label, by its template. */
  RowKey putSuffix(RowKey to) {
    return to.put(template, 0, putTop());
  }

  /** Writes everything below the top label as one, or the only label, and tells how long it is. */
  private int putTop() {
    int labels = domain.labels();
    writer.write(domain, 0);
    boolean tokens = !Template.hasLiteral(writer.template(), 0, writer.length());
    int from = labels > 1 ? 1 + (writer.template()[0] & 0xFF) : 0;
    int at = 0;
    if (labels > 1 || !tokens) {
      at = labels == 0 ? 0 : Template.putVariable(template, 0);
      from = labels > 1 ? from : writer.length() - 1;
    }
    int length = writer.length() - from;
    System.arraycopy(writer.template(), from, template, at, length);
    return at + length;
  }

  private RowKey key(int kind, TailExplanation explanation, int labels, int length) {
    int detector = explanation == TailExplanation.DETECTOR ? names.detector() : -1;
    boolean mayBeTypo = explanation.mayBeTypo() || kind == RowKind.TAIL_DOMAIN;
    boolean small = mayBeTypo && facts.clients() <= TailTypos.MOST_CLIENTS && canBeMistyped();
    boolean own = kind != RowKind.TAIL_SHARED;
    int flags = (small ? TailKey.SMALL : 0) | (own && wide ? TailKey.WIDE : 0);
    return TailKey.put(start(kind), explanation, detector, labels, flags, template, length);
  }

  /** Writes the rightmost labels of the domain, and tells how long the template is. */
  private int putDomain(int at, int labels) {
    writer.write(domain, labels);
    int from = writer.prefixLength();
    int length = writer.length() - from;
    System.arraycopy(writer.template(), from, template, at, length);
    return at + length;
  }

  /** Whether the domain may be mistyped for another, or another for it. */
  boolean canBeMistyped() {
    return facts.isDelegated()
        && domain.labels() > 1
        && domain.labelLength(0) >= SHORTEST_MISTYPED
        && (domain.octetClasses(0) & ~LETTERS_AND_DIGITS) == 0
        && !domain.startsWith(0, "xn--");
  }

  /**
   * Templates that the domain has and no other. Of names of one label only those count here that
   * hold anything but tokens, and reverse names have one.
   *
   * @param learned of its members
   */
  int ownTemplates(int learned) {
    if (domain.labels() != 1 || facts.isDelegated()) {
      return isReverse() ? 1 : learned;
    }
    writer.write(domain, 0);
    return Template.hasLiteral(writer.template(), 0, writer.length()) ? 1 : 0;
  }

  private boolean isReverse() {
    return domain.endsWith("in-addr", "arpa") || domain.endsWith("ip6", "arpa");
  }
}
