package io.toptail.tail;

import io.toptail.name.Template;
import io.toptail.report.TailView.Suffix;
import io.toptail.row.Knowledge;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.row.ShownText;
import io.toptail.tally.TallyTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What leaks below each private suffix, whichever detector found it. */
public final class TailSuffixes {
  private static final int MOST = 500;
  private static final Comparator<Suffix> ORDER =
      Comparator.comparingLong(Suffix::clients)
          .thenComparingLong(Suffix::queries)
          .reversed()
          .thenComparing(Suffix::suffix);

  private final TailGroups groups = new TailGroups();
  private final List<Map<Integer, Long>> symptoms = new ArrayList<>();
  private final RowKey key = new RowKey();

  /**
   * Adds a group of a detector, if it is below a suffix that is no number and no random letters.
   */
  void add(TailGroups from, int group) {
    byte[] keys = from.table().keys(group);
    int start = from.table().keyOffset(group);
    int detector = TailKey.detector(keys, start);
    if (TailKey.domainLabels(keys, start) != 1) {
      return;
    }
    int template = start + TailKey.TEMPLATE;
    int top = TailKey.domain(keys, start);
    if (!Template.hasLiteral(keys, top, Template.length(keys, top))) {
      return;
    }
    key.start(0, 0).put(keys, template, Template.length(keys, template));
    int suffix = groups.group(key);
    groups.addGroup(suffix, from, group);
    if (suffix == symptoms.size()) {
      symptoms.add(new TreeMap<>());
    }
    symptoms.get(suffix).merge(detector, from.table().names(group), Long::sum);
  }

  /**
   * The suffixes that most clients ask for.
   *
   * @param domains entries of kind {@link RowKind#SUFFIX}
   * @param shown leaves out what may not be shown; the lanes count it
   */
  public List<Suffix> rows(Knowledge knowledge, TallyTable table, int[] domains, ShownText shown) {
    Map<String, Long> children = new HashMap<>();
    for (int entry : domains) {
      String suffix = Template.toText(table.keys(entry), table.keyOffset(entry) + RowKey.HEADER);
      children.put(suffix, table.names(entry));
    }
    List<Suffix> rows = new ArrayList<>();
    for (int group = 0; group < groups.size(); group++) {
      if (!shown.masks(groups.table().clients(group))) {
        rows.add(row(knowledge, group, children, shown));
      }
    }
    rows.sort(ORDER);
    return List.copyOf(rows.subList(0, Math.min(MOST, rows.size())));
  }

  private Suffix row(Knowledge knowledge, int group, Map<String, Long> children, ShownText shown) {
    TallyTable table = groups.table();
    String suffix = Template.toText(table.keys(group), table.keyOffset(group) + RowKey.HEADER);
    return new Suffix(
        suffix,
        children.getOrDefault(suffix, 0L),
        table.names(group),
        table.count(group),
        table.clients(group),
        table.clientsEstimated(group),
        shown.name(groups.examples(), groups.example(group)),
        symptoms(knowledge, symptoms.get(group)));
  }

  private static String symptoms(Knowledge knowledge, Map<Integer, Long> names) {
    List<String> parts = new ArrayList<>();
    names.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(e -> parts.add(knowledge.detectors.get(e.getKey()).id() + " " + e.getValue()));
    return String.join(" · ", parts);
  }
}
