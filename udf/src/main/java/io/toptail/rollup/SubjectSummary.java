package io.toptail.rollup;

import io.toptail.detect.DelegationDetector;
import io.toptail.detect.SearchSuffixAppended;
import io.toptail.detect.TargetDetector;
import io.toptail.detect.zone.AnsweredInside;
import io.toptail.name.WireName;
import io.toptail.row.Knowledge;
import io.toptail.row.NameMask;
import io.toptail.row.QuestionFacts;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyBlockWriter;
import io.toptail.tally.TallyTable;
import java.util.ArrayList;
import java.util.List;

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
  private final Reclassification classes;
  private final RowKey key = new RowKey();
  private RowSurvey survey;
  private DomainShapes shapes;

  SubjectSummary(TallyTable table, Knowledge knowledge) {
    this.table = table;
    this.knowledge = knowledge;
    this.findings = new SubjectFindings(table, knowledge);
    this.floods = new FloodSummary(table, knowledge, findings);
    this.classes = new Reclassification(table, knowledge, rules(table, knowledge));
  }

  private static List<ClassRule> rules(TallyTable table, Knowledge knowledge) {
    List<ClassRule> rules = new ArrayList<>();
    for (SearchSuffixAppended appended : knowledge.catalogue.all(SearchSuffixAppended.class)) {
      rules.add(new AppendedNames(table, knowledge, appended));
    }
    for (AnsweredInside answered : knowledge.catalogue.all(AnsweredInside.class)) {
      rules.add(new AnsweredNames(table, knowledge, answered));
    }
    return rules;
  }

  /** Looks at all names and servers; to be called when nothing but merged rows is in the table. */
  void judgeNames() {
    survey = new RowSurvey(table);
    shapes = new DomainShapes(table, survey);
    classes.apply(survey);
    NameJudge judge = new NameJudge(table, knowledge, findings);
    for (int entry = 0; entry < survey.size(); entry++) {
      if (kind(entry) == RowKind.NAME) {
        judge.judge(entry, survey.ofNames());
      }
    }
    if (survey.holds(RowKind.SERVER_DOMAIN)) {
      for (DelegationDetector detector : knowledge.catalogue.all(DelegationDetector.class)) {
        new DelegationJudge(table, detector, findings).judge();
      }
    }
    if (survey.holds(RowKind.SERVER_OUTCOME)) {
      new ServerJudge(table, knowledge, findings).judge();
    }
    if (survey.holds(RowKind.TARGET) && survey.holds(RowKind.ALIAS)) {
      knowledge.catalogue.all(TargetDetector.class).forEach(this::judgeTargets);
    }
  }

  /** Finds names that records point to and that are aliases. */
  private void judgeTargets(TargetDetector detector) {
    WireName name = new WireName();
    for (int entry = 0; entry < survey.size(); entry++) {
      if (kind(entry) != RowKind.TARGET) {
        continue;
      }
      key.start(RowKind.ALIAS, RowKey.window(table, entry)).put(table, entry, RowKey.HEADER);
      if (key.find(table) >= 0
          && !detector.excepts(RowKey.wrap(name, table, entry, RowKey.HEADER))) {
        findings.name(detector, entry, table.count(entry), RowKey.HEADER);
      }
    }
  }

  /** Whether an entry counts for a class that gave way to another, or that does not hold. */
  boolean isMoved(int entry) {
    return classes.isMoved(entry);
  }

  /**
   * Adds to its domain what a name of it is like.
   *
   * @param entry of kind {@link RowKind#NAME}
   * @param domain of kind {@link RowKind#DOMAIN}
   * @param octets in front of the domain
   */
  void addName(int entry, int domain, int octets) {
    int detector = QuestionFacts.detector(table.attribute(entry));
    boolean mistake = detector >= 0 && knowledge.isMisconfiguration(detector);
    shapes.add(domain, table.count(entry) == 1, mistake ? 0 : octets);
  }

  /**
   * Looks at all domains.
   *
   * @param spread whether other parts hold names of them, so that they have to be merged first
   */
  void judgeDomains(boolean spread) {
    if (!survey.ofNames().isEmpty()) {
      addFloods(spread);
    }
    if (spread) {
      shapes.putIntoRows();
    } else {
      floods.judge();
      new DomainJudge(table, knowledge, findings, shapes).judge();
    }
  }

  private void addFloods(boolean spread) {
    WireName name = new WireName();
    for (int entry = 0; entry < survey.size(); entry++) {
      if (kind(entry) == RowKind.NAME && table.count(entry) > 0) {
        int domain = domain(entry, name);
        if (domain >= 0) {
          floods.add(entry, survey.ofNames(), domain, spread);
        }
      }
    }
  }

  /** The entry of a name's domain; -1 if that is masked. */
  private int domain(int entry, WireName name) {
    RowKey.wrap(name, table, entry, RowKey.HEADER);
    int registrable = QuestionFacts.registrable(table.attribute(entry));
    int start = registrable == 0 ? name.offset() : name.suffixOffset(registrable);
    key.start(RowKind.DOMAIN, RowKey.window(table, entry));
    return key.put(name.bytes(), start, name.offset() + name.length() - start).find(table);
  }

  /**
   * Writes what is to be compared with everybody.
   *
   * @param mask masks names; null to show all
   */
  void writeCandidates(TallyBlockWriter output, NameMask mask) {
    findings.writeCandidates(output, mask);
  }

  private int kind(int entry) {
    return RowKey.kind(table, entry);
  }
}
