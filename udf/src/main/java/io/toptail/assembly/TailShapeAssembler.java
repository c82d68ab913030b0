package io.toptail.assembly;

import io.toptail.report.TailFigures;
import io.toptail.report.TailShape;
import io.toptail.report.TailShape.Bucket;
import io.toptail.report.TailShape.RankPoint;
import io.toptail.report.TailShape.RankShare;
import io.toptail.report.TailView;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How long the tail of one window is, in every way in which that may be meant. */
final class TailShapeAssembler {
  private static final int POINTS_PER_DECADE = 20;

  private final TallyTable table;

  TailShapeAssembler(TallyTable table) {
    this.table = table;
  }

  /**
   * @param counts entries of kind {@link RowKind#COUNTS}: how many names were asked how often
   * @param templates how many there are
   */
  TailShape shape(int[] counts, long domains, long templates, TailView view) {
    TreeMap<Long, Long> namesByCount = new TreeMap<>();
    for (int entry : counts) {
      long count = RowKey.getLong(table, entry, RowKey.HEADER);
      namesByCount.merge(count, table.names(entry), Long::sum);
    }
    long names = 0;
    long queries = 0;
    for (Map.Entry<Long, Long> entry : namesByCount.entrySet()) {
      names += entry.getValue();
      queries += entry.getKey() * entry.getValue();
    }
    TailFigures figures =
        new TailFigureAssembler(namesByCount, names, queries).figures(domains, templates);
    return new TailShape(
        names,
        queries,
        buckets(namesByCount),
        ranks(namesByCount),
        beyond(namesByCount, queries),
        figures,
        view);
  }

  private static List<Bucket> buckets(TreeMap<Long, Long> namesByCount) {
    List<Bucket> buckets = new ArrayList<>();
    long least = 1;
    long most = namesByCount.isEmpty() ? 0 : namesByCount.lastKey();
    while (least <= most) {
      long greatest = least < 3 ? least : largestOfDecade(least);
      long names = 0;
      long queries = 0;
      for (Map.Entry<Long, Long> e : namesByCount.subMap(least, true, greatest, true).entrySet()) {
        names += e.getValue();
        queries += e.getKey() * e.getValue();
      }
      buckets.add(new Bucket(least, greatest, names, queries));
      least = greatest + 1;
    }
    return buckets;
  }

  private static long largestOfDecade(long count) {
    long decade = 10;
    while (decade < count) {
      decade *= 10;
    }
    return decade;
  }

  private static List<RankPoint> ranks(TreeMap<Long, Long> namesByCount) {
    List<RankPoint> points = new ArrayList<>();
    double next = 1;
    long before = 0;
    for (Map.Entry<Long, Long> entry : namesByCount.descendingMap().entrySet()) {
      long last = before + entry.getValue();
      while (next <= last) {
        long rank = (long) Math.ceil(next);
        points.add(new RankPoint(rank, entry.getKey()));
        next = Math.max(rank + 1, next * Math.pow(10, 1.0 / POINTS_PER_DECADE));
      }
      before = last;
    }
    long total = before;
    if (!points.isEmpty() && points.get(points.size() - 1).rank() != total) {
      points.add(new RankPoint(total, namesByCount.firstKey()));
    }
    return points;
  }

  private static List<RankShare> beyond(TreeMap<Long, Long> namesByCount, long queries) {
    List<RankShare> shares = new ArrayList<>();
    long rank = 10;
    long before = 0;
    long covered = 0;
    for (Map.Entry<Long, Long> entry : namesByCount.descendingMap().entrySet()) {
      long last = before + entry.getValue();
      while (rank <= last) {
        long upToRank = covered + (rank - before) * entry.getKey();
        shares.add(new RankShare(rank, TopAssembler.share(queries - upToRank, queries)));
        rank *= 10;
      }
      covered += entry.getKey() * entry.getValue();
      before = last;
    }
    return shares;
  }
}
