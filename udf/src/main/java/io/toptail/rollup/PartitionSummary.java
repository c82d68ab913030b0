package io.toptail.rollup;

import io.toptail.combine.AnswerSummary;
import io.toptail.dns.DnsName;
import io.toptail.name.Ownership;
import io.toptail.name.WireName;
import io.toptail.row.Cardinality;
import io.toptail.row.Knowledge;
import io.toptail.row.NameMask;
import io.toptail.row.QuestionFacts;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tail.TailKey;
import io.toptail.tail.TailRules;
import io.toptail.tail.TailSummary;
import io.toptail.tally.TallyBlockWriter;
import io.toptail.tally.TallyTable;

/**
 * Sums up one partition when all its rows are merged: what is known of a name is added to its
 * domain, owner and so on, once per distinct name.
 */
final class PartitionSummary {
  private final TallyTable table;
  private final Knowledge knowledge;
  private final NameMask mask;
  private final RowKey key = new RowKey();
  private final WireName name = new WireName();
  private final LargestRows largest;
  private final FoundNames found;
  private final SubjectSummary subjects;
  private final byte[] wire = new byte[DnsName.MAX_LENGTH];
  private final AnswerSummary answers;
  private final RepetitionSummary repetitions;
  private final TailSummary tail;
  private final HeldSummary held;

  /**
   * @param mask masks names; null to show all
   */
  PartitionSummary(
      TallyTable table, Knowledge knowledge, TailRules tailRules, int top, NameMask mask) {
    this.table = table;
    this.knowledge = knowledge;
    this.mask = mask;
    this.largest = new LargestRows(table, top);
    this.found = new FoundNames(table, knowledge, mask);
    this.subjects = new SubjectSummary(table, knowledge);
    this.answers = new AnswerSummary(table);
    this.repetitions = new RepetitionSummary(table);
    this.tail = new TailSummary(table, knowledge, tailRules, mask);
    this.held = new HeldSummary(table);
  }

  /**
   * Writes the summary.
   *
   * @param output takes what is complete or a sum
   * @param domains takes domains and their tail as sums, for a summary that merges them; null if
   *     all names of the domains are here
   */
  void write(TallyBlockWriter output, TallyBlockWriter domains) {
    subjects.judgeNames();
    int merged = table.size();
    for (int entry = 0; entry < merged; entry++) {
      int kind = kind(entry);
      switch (kind & ~RowKind.FROM_RESPONSES) {
        case RowKind.NAME -> addName(kind & RowKind.FROM_RESPONSES, entry);
        case RowKind.CLIENT -> addClient(kind, entry);
        case RowKind.DETECTOR_NAME -> addFound(kind & RowKind.FROM_RESPONSES, entry);
        case RowKind.IGNORED_NAME -> addIgnored(kind & RowKind.FROM_RESPONSES, entry);
        case RowKind.TAIL_PART -> addTailPart(kind, entry);
        case RowKind.WINDOW -> largest.addWindow(entry);
        case RowKind.NAME_OUTCOME -> addOutcome(entry);
        case RowKind.DOMAIN_OUTCOME -> largest.haveOutcomes();
        case RowKind.ANSWER -> answers.add(entry);
        case RowKind.HELD_FINDING -> held.add(entry);
        case RowKind.REPETITION ->
            repetitions.add(kind & RowKind.FROM_RESPONSES, window(entry), entry);
        default -> {
          // goes out as it is
        }
      }
    }
    judgeDomains(domains != null);
    answers.finish();
    classifyRepetitions();
    tail.write(output, domains);
    if (domains == null) {
      rankDomains();
    }
    writeRows(output, domains);
    subjects.writeCandidates(output, mask);
    held.write(output, mask);
  }

  /** What is found of domains is summed up like what was found before. */
  private void judgeDomains(boolean spread) {
    int before = table.size();
    subjects.judgeDomains(spread);
    int size = table.size();
    for (int entry = before; entry < size; entry++) {
      if (kind(entry) == RowKind.DETECTOR_NAME) {
        found.add(0, entry);
      }
    }
  }

  private void addFound(int base, int entry) {
    if (!subjects.isMoved(entry)) {
      found.add(base, entry);
    }
  }

  private void addClient(int kind, int entry) {
    largest.add(kind, entry, Cardinality.CLIENTS);
    int base = kind & RowKind.FROM_RESPONSES;
    key.start(base | RowKind.CLIENT_COUNTS, window(entry)).putLong(table.count(entry));
    table.countNames(key.in(table), 1);
  }

  private void classifyRepetitions() {
    int size = repetitions.isEmpty() ? 0 : table.size();
    for (int entry = 0; entry < size; entry++) {
      int kind = kind(entry);
      if ((kind & ~RowKind.FROM_RESPONSES) == RowKind.REPEATED) {
        repetitions.classify(kind & RowKind.FROM_RESPONSES, window(entry), entry);
      }
    }
  }

  private void rankDomains() {
    for (int entry = 0; entry < table.size(); entry++) {
      int kind = kind(entry);
      if ((kind & ~RowKind.FROM_RESPONSES) == RowKind.DOMAIN) {
        largest.add(kind, entry, Cardinality.DOMAINS);
      }
    }
  }

  private void writeRows(TallyBlockWriter output, TallyBlockWriter domains) {
    int size = table.size();
    for (int entry = 0; entry < size; entry++) {
      switch (kind(entry) & ~RowKind.FROM_RESPONSES) {
        case RowKind.NAME,
            RowKind.NAME_OUTCOME,
            RowKind.ANSWERED_BELOW,
            RowKind.SEARCH_SUFFIX,
            RowKind.SERVER_SUM,
            RowKind.SERVER_DOMAIN,
            RowKind.DELEGATION_SUM,
            RowKind.CANDIDATE,
            RowKind.HELD_FINDING,
            RowKind.CLIENT,
            RowKind.DETECTOR_NAME,
            RowKind.IGNORED_NAME,
            RowKind.ANSWER,
            RowKind.ANSWERING,
            RowKind.REPETITION,
            RowKind.REPEATED,
            RowKind.REFERRED,
            RowKind.INVENTED,
            RowKind.TARGET,
            RowKind.ALIAS,
            RowKind.TAIL_PART,
            RowKind.WINDOW -> {
          // only the largest, the examples and the sums
        }
        case RowKind.DOMAIN,
            RowKind.DOMAIN_OUTCOME,
            RowKind.DOMAIN_SHAPE,
            RowKind.DOMAIN_MINUTE,
            RowKind.TAIL_TREE -> {
          if (domains != null) {
            domains.write(0, table, entry);
          }
        }
        case RowKind.FINDING -> {
          if (!subjects.isMoved(entry)) {
            found.writeFinding(output, entry);
          }
        }
        default -> output.write(0, table, entry);
      }
    }
    largest.write(output);
    found.write(output);
  }

  /** Adds the outcomes of a name to those of its domain; of a masked name, as such. */
  private void addOutcome(int entry) {
    largest.haveOutcomes();
    int shown = mask == null ? entry : mask.detected(entry);
    int code = RowKey.getByte(table, entry, RowKey.HEADER);
    RowKey.wrap(name, table, entry, RowKey.HEADER + 1);
    int length = shown == entry ? domainLength(table.attribute(entry)) : mask.domainLength();
    key.start(RowKind.NAME, window(entry)).put(name);
    tail.addOutcome(key.find(table), code, table.count(entry));
    key.start(RowKind.DOMAIN_OUTCOME, window(entry)).putByte(code);
    add(key.put(table, shown, table.keyLength(shown) - length).in(table), entry);
  }

  private void addName(int base, int entry) {
    int facts = table.attribute(entry);
    int window = window(entry);
    int shown = mask == null ? entry : mask.name(entry);
    largest.add(base | RowKind.NAME, shown, Cardinality.NAMES);
    RowKey.wrap(name, table, entry, RowKey.HEADER);
    Ownership ownership = knowledge.owners.resolve(name);
    int front = name.length() - domainLength(facts);
    int domainLength = shown == entry ? domainLength(facts) : mask.domainLength();
    int domain = named(base | RowKind.DOMAIN, window, shown, domainLength);
    add(domain, entry);
    if (base == 0) {
      subjects.addName(entry, domain, front);
    }
    if (mask != null) {
      domain = named(base | RowKind.TAIL_TREE, window, entry, domainLength(facts));
      add(domain, entry);
    }
    tail.add(domain, entry);
    int tldLength = name.labels() == 0 ? 1 : name.labelLength(name.labels() - 1) + 2;
    add(named(base | RowKind.TLD, window, entry, tldLength), entry);
    if (ownership != null) {
      add(key.start(base | RowKind.OWNER, window).put(ownership.owner()).in(table), entry);
    }
    int category = knowledge.categoryNumber(ownership);
    add(key.start(base | RowKind.CATEGORY, window).putShort(category).in(table), entry);
    long count = table.count(entry);
    table.countNames(key.start(base | RowKind.COUNTS, window).putLong(count).in(table), 1);
    if (QuestionFacts.isMisconfigured(facts)) {
      table.countNames(key.start(base | RowKind.MISCONFIGURED, window).in(table), 1);
    }
  }

  /** Adds what another part knows of names that are alike to their domain. */
  private void addTailPart(int kind, int entry) {
    int length = TailKey.writeDomain(table.keys(entry), table.keyOffset(entry), wire);
    int domains = mask == null ? RowKind.DOMAIN : RowKind.TAIL_TREE;
    key.start(kind & RowKind.FROM_RESPONSES | domains, window(entry));
    tail.add(key.put(wire, 0, length).in(table), entry);
  }

  private void addIgnored(int base, int entry) {
    int rule = RowKey.getInt(table, entry, RowKey.HEADER);
    table.countNames(key.start(base | RowKind.IGNORED, window(entry)).putInt(rule).in(table), 1);
  }

  private void add(int group, int entry) {
    table.merge(group, table, entry);
    table.countNames(group, 1);
  }

  private int named(int kind, int window, int entry, int suffixLength) {
    int from = table.keyLength(entry) - suffixLength;
    return key.start(kind, window).put(table, entry, from).in(table);
  }

  /** Octets of the registrable domain; of the whole name where it has none. */
  private int domainLength(int facts) {
    int registrable = QuestionFacts.registrable(facts);
    int start = registrable == 0 ? name.offset() : name.suffixOffset(registrable);
    return name.offset() + name.length() - start;
  }

  private int kind(int entry) {
    return RowKey.kind(table, entry);
  }

  private int window(int entry) {
    return RowKey.window(table, entry);
  }
}
