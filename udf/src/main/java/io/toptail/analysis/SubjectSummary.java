package io.toptail.analysis;

import io.toptail.name.WireName;
import io.toptail.tally.TallyBlockWriter;
import io.toptail.tally.TallyTable;

/**
 * The part of a summary that looks at names, domains and servers over all clients. In this order:
 * {@link #judgeNames}, {@link #addName} for each name, {@link #judgeDomains}, {@link
 * #writeCandidates}.
 */
final class SubjectSummary {
  private final TallyTable table;
  private final Knowledge knowledge;
  private final SubjectFindings findings;
  private final FloodSummary floods;
  private final RowKey key = new RowKey();
  private LinkedRows rows = new LinkedRows(0);

  SubjectSummary(TallyTable table, Knowledge knowledge) {
    this.table = table;
    this.knowledge = knowledge;
    this.findings = new SubjectFindings(table, knowledge);
    this.floods = new FloodSummary(table, knowledge, findings);
  }

  /** Looks at all names and servers; to be called when nothing but merged rows is in the table. */
  void judgeNames() {
    int size = table.size();
    rows = new LinkedRows(size);
    for (int entry = 0; entry < size; entry++) {
      switch (kind(entry)) {
        case RowKind.NAME_OUTCOME -> link(entry, 1);
        case RowKind.ANSWERED_BELOW -> link(entry, 0);
        default -> {
          // belongs to no name
        }
      }
    }
    NameJudge judge = new NameJudge(table, knowledge, findings);
    for (int entry = 0; entry < size; entry++) {
      if (kind(entry) == RowKind.NAME) {
        judge.judge(entry, rows);
      }
    }
    new ServerJudge(table, knowledge, findings).judge();
  }

  private void link(int entry, int fields) {
    int at = table.keyOffset(entry);
    int from = RowKey.HEADER + fields;
    key.start(RowKind.NAME, RowKey.window(table.keys(), at));
    int name = key.put(table.keys(), at + from, table.keyLength(entry) - from).find(table);
    if (name >= 0) {
      rows.link(name, entry);
    }
  }

  /**
   * Adds to its domain what a name of it is like.
   *
   * @param entry of kind {@link RowKind#NAME}
   * @param domain of kind {@link RowKind#DOMAIN}
   */
  void addName(int entry, int domain, WireName name, int domainLength) {
    int detector = QuestionFacts.detector(table.attribute(entry));
    boolean mistake = detector >= 0 && knowledge.isMisconfiguration(detector);
    long once = table.count(entry) == 1 ? 1 : 0;
    int front = mistake ? 0 : name.length() - domainLength;
    if (once + front > 0) {
      int window = RowKey.window(table.keys(), table.keyOffset(domain));
      key.start(RowKind.DOMAIN_SHAPE, window);
      int end = name.offset() + name.length();
      int shape = key.put(name.bytes(), end - domainLength, domainLength).in(table);
      table.count(shape, once, table.first(entry), 0);
      table.countNames(shape, front);
    }
  }

  /**
   * Looks at all domains.
   *
   * @param spread whether other parts hold names of them, so that they have to be merged first
   */
  void judgeDomains(boolean spread) {
    if (!rows.isEmpty()) {
      addFloods(spread);
    }
    if (!spread) {
      floods.judge();
      new DomainJudge(table, knowledge, findings).judge();
    }
  }

  private void addFloods(boolean spread) {
    int size = table.size();
    WireName name = new WireName();
    for (int entry = 0; entry < size; entry++) {
      if (kind(entry) == RowKind.NAME && table.count(entry) > 0) {
        floods.add(entry, rows, domain(entry, name), spread);
      }
    }
  }

  private int domain(int entry, WireName name) {
    int at = table.keyOffset(entry);
    int length = table.keyLength(entry) - RowKey.HEADER;
    name.wrap(table.keys(), at + RowKey.HEADER, length);
    int registrable = QuestionFacts.registrable(table.attribute(entry));
    int start = registrable == 0 ? name.offset() : name.suffixOffset(registrable);
    key.start(RowKind.DOMAIN, RowKey.window(table.keys(), at));
    return key.put(name.bytes(), start, name.offset() + name.length() - start).find(table);
  }

  void writeCandidates(TallyBlockWriter output) {
    findings.writeCandidates(output);
  }

  private int kind(int entry) {
    return RowKey.kind(table.keys(), table.keyOffset(entry));
  }
}
