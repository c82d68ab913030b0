package io.toptail.analysis;

import io.toptail.dns.DnsName;
import io.toptail.name.Ownership;
import io.toptail.name.WireName;
import io.toptail.tally.Ranking;
import io.toptail.tally.TallyBlockWriter;
import io.toptail.tally.TallyTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Sums up one partition when all its rows are merged: what is known of a name is added to its
 * domain, owner and so on, once per distinct name.
 */
final class PartitionSummary {
  static final int NAMES = 0;
  static final int DOMAINS = 1;
  static final int CLIENTS = 2;
  static final int TEMPLATES = 3;

  private final TallyTable table;
  private final Knowledge knowledge;
  private final int top;
  private final NameMask mask;
  private final RowKey key = new RowKey();
  private final WireName name = new WireName();
  private final Map<Long, Ranking> rankings = new HashMap<>();
  private final SubjectSummary subjects;
  private final byte[] wire = new byte[DnsName.MAX_LENGTH];
  private final byte[] maskedKey = new byte[2 * TallyTable.MAX_KEY];

  private final AnswerSummary answers;
  private final RepetitionSummary repetitions;
  private final TailSummary tail;
  private final HeldSummary held;
  private long windows;

  /** Whether a row says what became of queries: none does in a capture without responses. */
  private boolean outcomes;

  PartitionSummary(TallyTable table, Knowledge knowledge, int top) {
    this(table, knowledge, top, null);
  }

  /**
   * @param mask masks names; null to show all
   */
  PartitionSummary(TallyTable table, Knowledge knowledge, int top, NameMask mask) {
    this.table = table;
    this.knowledge = knowledge;
    this.top = top;
    this.mask = mask;
    this.subjects = new SubjectSummary(table, knowledge);
    this.answers = new AnswerSummary(table);
    this.repetitions = new RepetitionSummary(table);
    this.tail = new TailSummary(table, knowledge, mask);
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
        case RowKind.DETECTOR_NAME -> addDetected(kind & RowKind.FROM_RESPONSES, entry);
        case RowKind.IGNORED_NAME -> addIgnored(kind & RowKind.FROM_RESPONSES, entry);
        case RowKind.TAIL_PART -> addTailPart(kind, entry);
        case RowKind.WINDOW -> addWindow(entry);
        case RowKind.NAME_OUTCOME -> addOutcome(entry);
        case RowKind.DOMAIN_OUTCOME -> outcomes = true;
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
        addDetected(0, entry);
      }
    }
  }

  private void addClient(int kind, int entry) {
    addRanked(kind, entry, CLIENTS);
    int base = kind & RowKind.FROM_RESPONSES;
    key.start(base | RowKind.CLIENT_COUNTS, window(entry)).putLong(table.count(entry));
    table.countNames(key.in(table), 1);
  }

  private void classifyRepetitions() {
    int size = table.size();
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
        addRanked(kind, entry, DOMAINS);
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
        case RowKind.DETECTOR -> writeDetector(output, entry);
        case RowKind.FINDING -> writeFinding(output, entry);
        default -> output.write(0, table, entry);
      }
    }
    for (Ranking ranking : rankings.values()) {
      for (int entry : ranking.sorted()) {
        output.write(0, table, entry);
        writeOutcomes(output, entry);
      }
    }
    if (windows > WindowChoice.MOST) {
      int others = key.start(RowKind.OTHER_WINDOWS, 0).in(table);
      table.countNames(others, windows - WindowChoice.MOST);
      output.write(0, table, others);
    }
  }

  /** Of windows, too, the largest are kept: each is complete in its partition. */
  private void addWindow(int entry) {
    long ranked = (long) RowKind.WINDOW << 32;
    rankings.computeIfAbsent(ranked, k -> new Ranking(table, WindowChoice.MOST)).offer(entry);
    windows++;
  }

  private void writeOutcomes(TallyBlockWriter output, int entry) {
    if (!outcomes) {
      return;
    }
    int kind =
        switch (kind(entry)) {
          case RowKind.NAME -> RowKind.NAME_OUTCOME;
          case RowKind.DOMAIN -> RowKind.DOMAIN_OUTCOME;
          default -> 0;
        };
    if (kind != 0) {
      new NameOutcomes(table)
          .write(output, kind, window(entry), nameOffset(entry), nameLength(entry));
    }
  }

  /** Adds the outcomes of a name to those of its domain; of a masked name, as such. */
  private void addOutcome(int entry) {
    outcomes = true;
    int shown = mask == null ? entry : mask.detected(entry);
    int code = RowKey.getByte(table.keys(), nameOffset(entry));
    int end = nameOffset(shown) + nameLength(shown);
    name.wrap(table.keys(), nameOffset(entry) + 1, nameLength(entry) - 1);
    int length = shown == entry ? domainLength(table.attribute(entry)) : mask.domainLength();
    key.start(RowKind.NAME, window(entry)).put(table.keys(), nameOffset(entry) + 1, name.length());
    tail.addOutcome(key.find(table), code, table.count(entry));
    key.start(RowKind.DOMAIN_OUTCOME, window(entry)).putByte(code);
    add(key.put(table.keys(), end - length, length).in(table), entry);
  }

  private void addName(int base, int entry) {
    int facts = table.attribute(entry);
    int window = window(entry);
    int shown = mask == null ? entry : mask.name(entry);
    addRanked(base | RowKind.NAME, shown, NAMES);
    name.wrap(table.keys(), nameOffset(entry), nameLength(entry));
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
    int length = TailKey.writeDomain(table.keys(), table.keyOffset(entry), wire);
    int domains = mask == null ? RowKind.DOMAIN : RowKind.TAIL_TREE;
    key.start(kind & RowKind.FROM_RESPONSES | domains, window(entry));
    tail.add(key.put(wire, 0, length).in(table), entry);
  }

  private void addDetected(int base, int entry) {
    int detector = RowKey.getByte(table.keys(), table.keyOffset(entry) + RowKey.HEADER);
    key.start(base | RowKind.DETECTOR, window(entry)).putByte(detector);
    int group = key.in(table);
    table.countNames(group, 1);
    example(group, mask == null ? entry : mask.detected(entry), table.count(entry));
  }

  private void writeFinding(TallyBlockWriter writer, int entry) {
    int length = mask == null ? 0 : mask.finding(entry, maskedKey);
    if (length == 0) {
      writer.write(0, table, entry);
    } else {
      writer.write(0, table, entry, maskedKey, 0, length);
    }
  }

  private void writeDetector(TallyBlockWriter writer, int entry) {
    int example = table.attribute(entry) - 1;
    table.setAttribute(entry, 0);
    writer.write(0, table, entry);
    if (example >= 0) {
      writer.write(0, table, example);
    }
  }

  private void addIgnored(int base, int entry) {
    int rule = RowKey.getInt(table.keys(), table.keyOffset(entry) + RowKey.HEADER);
    table.countNames(key.start(base | RowKind.IGNORED, window(entry)).putInt(rule).in(table), 1);
  }

  private void addRanked(int kind, int entry, int cardinality) {
    if (table.count(entry) == 0) {
      return;
    }
    int window = window(entry);
    long ranked = (long) kind << 32 | (window & 0xFFFFFFFFL);
    rankings.computeIfAbsent(ranked, k -> new Ranking(table, top)).offer(entry);
    int base = kind & RowKind.FROM_RESPONSES;
    key.start(base | RowKind.CARDINALITY, window).putByte(cardinality);
    // A network says which clients are in it; an address is one.
    long weight = cardinality == CLIENTS ? Math.max(1, table.clients(entry)) : 1;
    table.countNames(key.in(table), weight);
  }

  private void add(int group, int entry) {
    table.merge(group, table, entry);
    table.countNames(group, 1);
  }

  /**
   * Keeps the most frequent name of a group; of several, the first in the order of octets. The
   * group's attribute holds the entry of the name, plus 1.
   *
   * @param count how frequent it is
   */
  private void example(int group, int entry, long count) {
    int before = table.attribute(group) - 1;
    if (before < 0 || isBetter(entry, before, count - table.count(before))) {
      table.setAttribute(group, entry + 1);
    }
  }

  private boolean isBetter(int entry, int before, long more) {
    return more > 0 || more == 0 && compareExamples(entry, before) < 0;
  }

  private int compareExamples(int a, int b) {
    int endA = table.keyOffset(a) + table.keyLength(a);
    int endB = table.keyOffset(b) + table.keyLength(b);
    byte[] keys = table.keys();
    return Arrays.compareUnsigned(keys, exampleOffset(a), endA, keys, exampleOffset(b), endB);
  }

  /** Where the name of an example begins; in a row with a detector, at that. */
  private int exampleOffset(int example) {
    return table.keyOffset(example) + RowKey.HEADER;
  }

  private int named(int kind, int window, int entry, int suffixLength) {
    int end = nameOffset(entry) + nameLength(entry);
    return key.start(kind, window).put(table.keys(), end - suffixLength, suffixLength).in(table);
  }

  /** Octets of the registrable domain; of the whole name where it has none. */
  private int domainLength(int facts) {
    int registrable = QuestionFacts.registrable(facts);
    int start = registrable == 0 ? name.offset() : name.suffixOffset(registrable);
    return name.offset() + name.length() - start;
  }

  private int kind(int entry) {
    return RowKey.kind(table.keys(), table.keyOffset(entry));
  }

  private int window(int entry) {
    return RowKey.window(table.keys(), table.keyOffset(entry));
  }

  private int nameOffset(int entry) {
    return table.keyOffset(entry) + RowKey.HEADER;
  }

  private int nameLength(int entry) {
    return table.keyLength(entry) - RowKey.HEADER;
  }
}
