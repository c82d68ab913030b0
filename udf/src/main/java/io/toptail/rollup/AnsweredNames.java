package io.toptail.rollup;

import io.toptail.detect.Detector;
import io.toptail.detect.OutcomeCounts;
import io.toptail.detect.QuestionDetector;
import io.toptail.detect.zone.AnsweredInside;
import io.toptail.name.WireName;
import io.toptail.row.Knowledge;
import io.toptail.row.OutcomeCode;
import io.toptail.row.QuestionFacts;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;
import java.util.BitSet;
import java.util.Set;

/**
 * Takes names that the public DNS does not know, but a server here does, out of the classes that
 * say that they leak.
 */
final class AnsweredNames implements ClassRule {
  private static final Set<String> LEAKS =
      Set.of(
          "ad-srv-leak",
          "altroot-name",
          "cluster-name-leak",
          "device-default-name",
          "dns-sd-unicast",
          "home-arpa-and-arpa-special",
          "internal-alt-name",
          "isatap-teredo",
          "local-reverse-ptr",
          "mdns-local-name",
          "null-string-name",
          "private-suffix",
          "reserved-test-name",
          "rfc1918-ptr",
          "single-label-host",
          "template-placeholder",
          "typo-tld",
          "unknown-tld",
          "wpad-leak");

  private final TallyTable table;
  private final Knowledge knowledge;
  private final AnsweredInside detector;
  private final BitSet leaks = new BitSet();
  private final WireName name = new WireName();
  private final OutcomeCounts outcomes = new OutcomeCounts();

  AnsweredNames(TallyTable table, Knowledge knowledge, AnsweredInside detector) {
    this.table = table;
    this.knowledge = knowledge;
    this.detector = detector;
    for (int number = 0; number < knowledge.detectors.size(); number++) {
      leaks.set(number, LEAKS.contains(knowledge.detectors.get(number).id()));
    }
  }

  @Override
  public boolean mayChange(RowSurvey survey) {
    return survey.holds(RowKind.NAME_OUTCOME);
  }

  @Override
  public boolean changes(int entry, RowSurvey survey) {
    if (QuestionFacts.detector(table.attribute(entry)) < 0
        || survey.ofNames().first(entry) == LinkedRows.END) {
      return false;
    }
    RowKey.wrap(name, table, entry, RowKey.HEADER);
    return name.labels() > 0 && !detector.excepts(name) && isAnswered(entry, survey.ofNames());
  }

  private boolean isAnswered(int entry, LinkedRows rows) {
    outcomes.clear();
    for (int row = rows.first(entry); row != LinkedRows.END; row = rows.next(row)) {
      if (RowKey.kind(table, row) == RowKind.NAME_OUTCOME) {
        int code = RowKey.getByte(table, row, RowKey.HEADER);
        OutcomeCode.add(outcomes, code, table.count(row));
      }
    }
    return detector.isAnswered(name, outcomes);
  }

  @Override
  public boolean takesFrom(int number) {
    return leaks.get(number);
  }

  /** The first of the detectors that keep the name has it. */
  @Override
  public void change(int entry, NameClasses classes) {
    int first = -1;
    boolean mistake = false;
    for (int number = knowledge.detectors.size() - 1; number >= 0; number--) {
      if (classes.row(number) >= 0 && !takesFrom(number)) {
        Detector other = knowledge.detectors.get(number);
        first = other instanceof QuestionDetector ? number : first;
        mistake |= knowledge.isMisconfiguration(number);
      }
    }
    int facts = QuestionFacts.withDetector(table.attribute(entry), first);
    table.setAttribute(
        entry, mistake ? QuestionFacts.misconfigured(facts) : QuestionFacts.harmless(facts));
  }

  @Override
  public void move(int finding, int name) {
    // What leaks nowhere is no finding of anybody.
  }
}
