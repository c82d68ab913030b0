package io.toptail.tail;

import io.toptail.name.Template;
import io.toptail.report.TailView.Share;
import io.toptail.row.Knowledge;
import io.toptail.tally.TallyTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How many names and queries of a window what explains, and how many rows each lane has. */
public final class TailSums {
  private static final int NAMES = 0;
  private static final int QUERIES = 1;
  private static final int ONCE = 2;
  private static final int NAMES_TEN = 3;
  private static final int QUERIES_TEN = 4;

  private final Knowledge knowledge;
  private final TailRank rank;
  private final Map<String, long[]> sums = new TreeMap<>();
  private final Map<String, String> titles = new TreeMap<>();
  private final long[] rows = new long[TailLane.values().length];
  private final long[] names = new long[TailLane.values().length];
  private final Set<String> templates = new HashSet<>();
  private boolean outcomesKnown;

  public TailSums(Knowledge knowledge) {
    this.knowledge = knowledge;
    this.rank = new TailRank(knowledge);
  }

  /** Adds a row with a payload. */
  public boolean add(TallyTable table, int entry, TailOrder order) {
    long[] cells = TailCells.of(table, entry);
    add(order.explanation(table, entry), table, entry, cells, 0, order.isNew(table, entry));
    return true;
  }

  /** Adds a group. */
  public void add(TailGroups groups, int group, boolean isNew) {
    TallyTable table = groups.table();
    byte[] keys = table.keys(group);
    int key = table.keyOffset(group);
    TailExplanation explanation = TailKey.explanation(keys, key);
    add(explanation, table, group, groups.cells(), TailGroups.cell(group), isNew);
    int template = key + TailKey.TEMPLATE;
    int length = Template.length(keys, template);
    if (TailKey.domainLabels(keys, key) == 0 && !Template.hasLiteral(keys, template, length)) {
      templates.add(Template.toText(keys, template));
    }
  }

  private void add(
      TailExplanation explanation,
      TallyTable table,
      int entry,
      long[] cells,
      int at,
      boolean isNew) {
    int detector = TailKey.detector(table.keys(entry), table.keyOffset(entry));
    int lane = rank.lane(table, entry, explanation, cells, at, isNew).ordinal();
    rows[lane]++;
    names[lane] += table.names(entry);
    String id = detector < 0 ? explanation.id() : knowledge.detectors.get(detector).id();
    titles.put(id, detector < 0 ? explanation.title() : rank.title(detector));
    long[] sum = sums.computeIfAbsent(id, k -> new long[QUERIES_TEN + 1]);
    long once = cells[at + TailCells.ONCE];
    long namesThree = once + cells[at + TailCells.FEW];
    long queriesThree = once + cells[at + TailCells.FEW_QUERIES];
    sum[ONCE] += once;
    sum[NAMES] += namesThree;
    sum[QUERIES] += queriesThree;
    sum[NAMES_TEN] += namesThree + cells[at + TailCells.SOME];
    sum[QUERIES_TEN] += queriesThree + cells[at + TailCells.SOME_QUERIES];
    outcomesKnown |= TailCells.known(cells, at) > 0;
  }

  /** What explains how much, most names first. */
  public List<Share> shares() {
    List<Share> shares = new ArrayList<>();
    sums.forEach(
        (id, sum) ->
            shares.add(
                new Share(
                    id,
                    titles.get(id),
                    sum[NAMES],
                    sum[QUERIES],
                    sum[ONCE],
                    sum[NAMES_TEN],
                    sum[QUERIES_TEN])));
    shares.sort(
        Comparator.comparingLong(Share::names).reversed().thenComparing(Share::explanation));
    return shares;
  }

  /** Rows of a lane. */
  public long rows(TailLane lane) {
    return rows[lane.ordinal()];
  }

  /** Names of a lane. */
  public long names(TailLane lane) {
    return names[lane.ordinal()];
  }

  /** Whether it is known of any group what became of its queries. */
  public boolean outcomesKnown() {
    return outcomesKnown;
  }

  /** Templates of names of one label that consist of tokens only. */
  public long sharedTemplates() {
    return templates.size();
  }
}
