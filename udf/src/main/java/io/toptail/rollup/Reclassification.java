package io.toptail.rollup;

import io.toptail.row.FindingKey;
import io.toptail.row.Knowledge;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;
import java.util.BitSet;
import java.util.List;

/**
 * Applies rules that change the class of names. What counts for a class that loses a name is marked
 * to be left out, and what was found in the name goes the same way.
 */
final class Reclassification {
  private final TallyTable table;
  private final NameClasses classes;
  private final Knowledge knowledge;
  private final List<ClassRule> rules;
  private final RowKey key = new RowKey();
  private final BitSet moved = new BitSet();

  /**
   * @param rules in the order in which they look at a name
   */
  Reclassification(TallyTable table, Knowledge knowledge, List<ClassRule> rules) {
    this.table = table;
    this.knowledge = knowledge;
    this.rules = rules;
    this.classes = new NameClasses(table, knowledge);
  }

  /** A rule and the names that it changed. */
  private record Use(ClassRule rule, BitSet names) {}

  /** Looks at all names; to be called when nothing but merged rows is in the table. */
  void apply(RowSurvey survey) {
    List<Use> uses =
        rules.stream()
            .filter(rule -> rule.mayChange(survey))
            .map(rule -> new Use(rule, new BitSet()))
            .toList();
    if (!uses.isEmpty() && survey.holds(RowKind.NAME)) {
      changeNames(uses, survey);
    }
    List<Use> effective = uses.stream().filter(use -> !use.names.isEmpty()).toList();
    if (!effective.isEmpty() && survey.holds(RowKind.FINDING)) {
      moveFindings(effective, survey.size());
    }
  }

  /** Whether an entry counts for a class that lost its name. */
  boolean isMoved(int entry) {
    return moved.get(entry);
  }

  private void changeNames(List<Use> uses, RowSurvey survey) {
    int size = survey.size();
    for (int entry = 0; entry < size; entry++) {
      if (kind(entry) == RowKind.NAME) {
        for (int i = 0; i < uses.size(); i++) {
          if (uses.get(i).rule.changes(entry, survey)) {
            change(entry, uses.get(i));
          }
        }
      }
    }
  }

  private void change(int entry, Use use) {
    use.names.set(entry);
    classes.moveTo(entry);
    for (int number = 0; number < knowledge.detectors.size(); number++) {
      if (classes.row(number) >= 0 && use.rule.takesFrom(number)) {
        moved.set(classes.row(number));
      }
    }
    use.rule.change(entry, classes);
  }

  private void moveFindings(List<Use> uses, int size) {
    BitSet losers = losers(uses);
    for (int entry = 0; entry < size; entry++) {
      if (kind(entry) == RowKind.FINDING) {
        int number = RowKey.getByte(table, entry, RowKey.HEADER);
        int name = losers.get(number) ? named(entry) : -1;
        for (int i = 0; name >= 0 && i < uses.size(); i++) {
          Use use = uses.get(i);
          if (use.names.get(name) && use.rule.takesFrom(number)) {
            moved.set(entry);
            use.rule.move(entry, name);
          }
        }
      }
    }
  }

  /** The detectors that may have lost a name. */
  private BitSet losers(List<Use> uses) {
    BitSet losers = new BitSet();
    for (int number = 0; number < knowledge.detectors.size(); number++) {
      for (Use use : uses) {
        if (!knowledge.isTag(number) && use.rule.takesFrom(number)) {
          losers.set(number);
        }
      }
    }
    return losers;
  }

  /** The entry of the name of a finding; -1 if there is none. */
  private int named(int entry) {
    int address = RowKey.getByte(table, entry, FindingKey.CLIENT);
    key.start(RowKind.NAME, RowKey.window(table, entry));
    return key.put(table, entry, FindingKey.CLIENT + 1 + address).find(table);
  }

  private int kind(int entry) {
    return RowKey.kind(table, entry);
  }
}
