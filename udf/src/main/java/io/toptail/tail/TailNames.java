package io.toptail.tail;

import io.toptail.detect.ListLookup;
import io.toptail.dns.DnsName;
import io.toptail.dns.Outcome;
import io.toptail.name.Template;
import io.toptail.name.TemplateToken;
import io.toptail.name.TemplateWriter;
import io.toptail.name.WireName;
import io.toptail.row.Knowledge;
import io.toptail.row.NameMask;
import io.toptail.row.QueryTypes;
import io.toptail.row.QuestionFacts;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;

/**
 * Reads the members of a domain, one at a time: a name, or names that are alike and that another
 * part put together. For one thread.
 */
final class TailNames {
  private static final int QUAD_LABELS = 4;
  private static final int STAGE_SHIFT = TailKey.FLAG_BITS;
  private static final int DETECTOR_SHIFT = STAGE_SHIFT + 4;
  private static final int FOUND_SHIFT = DETECTOR_SHIFT + 8;

  private final TallyTable table;
  private final Knowledge knowledge;
  private final TailRules rules;
  private final TailOutcomes outcomes;
  private final TailFindings findings;
  private final NameMask mask;
  private final byte[] masked = new byte[DnsName.MAX_LENGTH];
  private final WireName name = new WireName();
  private final TemplateWriter writer = new TemplateWriter();
  private final long[] cells = new long[TailCells.FIELDS];
  private boolean part;
  private int entry;
  private int flags;
  private TailExplanation stage;
  private int detector;
  private int found;
  private int prefixStart;
  private int prefixLength;
  private int tokens;

  /**
   * @param mask masks examples; null to show all
   */
  TailNames(
      TallyTable table,
      Knowledge knowledge,
      TailRules rules,
      TailOutcomes outcomes,
      TailFindings findings,
      NameMask mask) {
    this.table = table;
    this.knowledge = knowledge;
    this.rules = rules;
    this.outcomes = outcomes;
    this.findings = findings;
    this.mask = mask;
  }

  /**
   * Moves to a member.
   *
   * @param domainLabels labels of its domain
   * @param delegated whether the domain's top label is
   */
  void read(int member, int domainLabels, boolean delegated) {
    entry = member;
    int kind = RowKey.kind(table, entry) & ~RowKind.FROM_RESPONSES;
    part = kind == RowKind.TAIL_PART;
    if (part) {
      readPart();
    } else {
      readName(domainLabels, delegated);
    }
  }

  /** What {@link #readAgain} needs to know of the member that is being read. */
  int pack() {
    return flags
        | stage.ordinal() << STAGE_SHIFT
        | detector + 1 << DETECTOR_SHIFT
        | found + 1 << FOUND_SHIFT;
  }

  /** Moves to a member that was read before; its name and template are not looked at again. */
  void readAgain(int member, int packed) {
    entry = member;
    int kind = RowKey.kind(table, entry) & ~RowKind.FROM_RESPONSES;
    part = kind == RowKind.TAIL_PART;
    flags = packed & (1 << STAGE_SHIFT) - 1;
    stage = TailExplanation.ALL[packed >> STAGE_SHIFT & (1 << DETECTOR_SHIFT - STAGE_SHIFT) - 1];
    detector = (packed >> DETECTOR_SHIFT & (1 << FOUND_SHIFT - DETECTOR_SHIFT) - 1) - 1;
    found = (packed >>> FOUND_SHIFT) - 1;
    if (!part) {
      count(table.attribute(entry));
    }
  }

  private void readPart() {
    byte[] keys = table.keys(entry);
    int key = table.keyOffset(entry);
    TailCells.read(keys, key, cells);
    flags = TailKey.flags(keys, key);
    stage = TailKey.explanation(keys, key);
    boolean unexplained = stage == TailExplanation.UNEXPLAINED;
    detector = unexplained ? TailFindings.NONE : TailKey.detector(keys, key);
    found = unexplained ? TailKey.detector(keys, key) : TailFindings.NONE;
    prefixStart = key + TailKey.TEMPLATE;
    prefixLength = TailKey.domain(keys, key) - prefixStart;
    tokens = Template.tokens(keys, prefixStart, prefixLength);
  }

  private void readName(int domainLabels, boolean delegated) {
    int facts = table.attribute(entry);
    RowKey.wrap(name, table, entry, RowKey.HEADER);
    writer.write(name, domainLabels);
    prefixLength = writer.prefixLength();
    tokens = writer.tokens();
    count(facts);
    detector = QuestionFacts.detector(facts);
    if (rules.isHostAlone(detector)) {
      detector = Math.max(detector, findings.ofProbe(entry));
    }
    detector = detector < 0 ? findings.ofName(entry) : detector;
    stage = detector >= 0 ? TailExplanation.DETECTOR : listed();
    found = detector >= 0 ? TailFindings.NONE : findings.ofFailing(entry);
    flags = failure();
    flags |= ListLookup.isLikely(name, domainLabels) ? TailKey.ASKED_ABOUT : 0;
    flags |= hasTopLabel(domainLabels) ? TailKey.NAMED : 0;
    flags |= TailRules.isHost(name) ? TailKey.HOST : 0;
    flags |= (cells[TailCells.TYPES] & ~QueryTypes.ORDINARY) == 0 ? TailKey.ORDINARY_TYPES : 0;
    flags |= detector >= 0 && !delegated && isQuad() ? TailKey.QUAD : 0;
  }

  private boolean hasTopLabel(int domainLabels) {
    for (int i = 1; i < name.labels() - domainLabels; i++) {
      if (knowledge.topLevelDomains.containsLabel(name, i)) {
        return true;
      }
    }
    return false;
  }

  /** The flags that say how it fails, if it does; a record that may be missing does not. */
  private int failure() {
    long failed = failed();
    if (failed == 0 || 2 * failed < known()) {
      return 0;
    }
    long denied = cells[TailCells.OUTCOMES + Outcome.NXDOMAIN.ordinal()];
    if (2 * denied < failed) {
      return TailKey.FAILING;
    }
    if (rules.mayBeMissing(name)) {
      return 0;
    }
    boolean unregistered = 2 * outcomes.unregistered(entry) >= denied;
    return TailKey.FAILING | TailKey.DENIED | (unregistered ? TailKey.UNREGISTERED : 0);
  }

  private TailExplanation listed() {
    TailExplanation listed = rules.listed(name);
    return listed == null ? TailExplanation.UNEXPLAINED : listed;
  }

  private void count(int facts) {
    long count = table.count(entry);
    cells[TailCells.ONCE] = 0;
    cells[TailCells.FEW] = 0;
    cells[TailCells.FEW_QUERIES] = 0;
    cells[TailCells.SOME] = 0;
    cells[TailCells.SOME_QUERIES] = 0;
    TailCells.addName(cells, 0, count);
    cells[TailCells.ALIKE] = 1;
    cells[TailCells.ALIKE_QUERIES] = count;
    cells[TailCells.TYPES] = QuestionFacts.types(facts);
    outcomes.copy(entry, cells, TailCells.OUTCOMES);
    cells[TailCells.ALIKE_KNOWN] = TailCells.known(cells, 0);
    cells[TailCells.ALIKE_FAILED] = TailCells.failed(cells, 0);
  }

  private boolean isQuad() {
    return name.labels() == QUAD_LABELS
        && name.octetClasses() == WireName.DIGIT
        && new TemplateWriter().write(name, 0).tokens() == TemplateToken.IP4.bit();
  }

  /** The octets in which the template of the labels in front of the domain is. */
  byte[] prefix() {
    return part ? table.keys(entry) : writer.template();
  }

  int prefixStart() {
    return part ? prefixStart : 0;
  }

  int prefixLength() {
    return prefixLength;
  }

  int tokens() {
    return tokens;
  }

  int flags() {
    return flags;
  }

  /** What explains it without a look at other names; {@code UNEXPLAINED} if nothing does. */
  TailExplanation stage() {
    return stage;
  }

  /** The number of the detector that explains it, -1 for none. */
  int detector() {
    return detector;
  }

  /** The number of the detector that found what explains it if it fails, -1 for none. */
  int found() {
    return found;
  }

  /** The flags say that it fails. */
  boolean isFailing() {
    return (flags & TailKey.FAILING) != 0;
  }

  /** The flags say that not even its registrable domain exists. */
  boolean isUnregistered() {
    return (flags & TailKey.UNREGISTERED) != 0;
  }

  /** Takes what explains it, now that its domain is known. */
  void explain(TailExplanation explanation, TailDomainFacts domain) {
    if (explanation == TailExplanation.DETECTOR) {
      int ofDomain = domain.found(isFailing());
      detector = ofDomain == TailFindings.NONE ? found : ofDomain;
    }
  }

  /** Names, whether shown or not. */
  long names() {
    return cells[TailCells.ALIKE];
  }

  long queries() {
    return cells[TailCells.ALIKE_QUERIES];
  }

  long once() {
    return cells[TailCells.ONCE];
  }

  long known() {
    return cells[TailCells.ALIKE_KNOWN];
  }

  long failed() {
    return cells[TailCells.ALIKE_FAILED];
  }

  /** Whether anything of it is shown, and not only learned from. */
  boolean isShown() {
    if (part) {
      return table.names(entry) > 0;
    }
    return detector >= 0 || table.count(entry) <= TailRules.MOST_QUERIES || isFailing();
  }

  /** Adds the member to a group; what is not shown adds only to the numbers of names alike. */
  void addTo(TailGroups groups, int group) {
    if (part) {
      groups.addRow(group, table, entry);
      return;
    }
    boolean shown = isShown();
    if (shown) {
      groups.add(group, table, entry, 1);
    }
    example(groups, group, shown ? table.count(entry) : 0);
    if (!shown) {
      long[] to = groups.cells();
      int at = TailGroups.cell(group);
      for (int field = TailCells.ALIKE; field <= TailCells.ALIKE_FAILED; field++) {
        to[at + field] += cells[field];
      }
    } else {
      TailCells.add(groups.cells(), TailGroups.cell(group), cells, 0);
    }
  }

  private void example(TailGroups groups, int group, long count) {
    int size = mask == null ? 0 : mask.example(entry, masked);
    if (size > 0) {
      groups.example(group, masked, 0, size, count);
    } else {
      int from = table.keyOffset(entry) + RowKey.HEADER;
      int length = table.keyLength(entry) - RowKey.HEADER;
      groups.example(group, table.keys(entry), from, length, count);
    }
  }

  /** Whether a domain is seen from enough clients to be shown. */
  boolean isWide(int domainEntry) {
    return mask == null || mask.isWide(table.clients(domainEntry));
  }
}
