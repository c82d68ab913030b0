package io.toptail.analysis;

import io.toptail.detect.Detector;
import io.toptail.report.WindowReport.TailRow;
import io.toptail.report.WindowReport.TailShape;
import io.toptail.report.WindowReport.TailShape.Bucket;
import io.toptail.report.WindowReport.TailShape.RankPoint;
import io.toptail.report.WindowReport.TailShape.RankShare;
import io.toptail.tally.TallyTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.TreeMap;

/** The tail of one window: how long it is, and its names by what explains them. */
final class TailAssembler {
  private static final int POINTS_PER_DECADE = 20;
  private static final int MAX_BREADTH = 10;

  /** Octets of a group's key before its name. */
  private static final int GROUP_NAME = RowKey.HEADER + 3;

  private static final Comparator<TailRow> ORDER =
      Comparator.comparingLong(TailRow::score)
          .thenComparingLong(TailRow::queries)
          .thenComparingLong(TailRow::names)
          .reversed();

  private final Knowledge knowledge;
  private final TallyTable table;
  private final ShownText shown;

  TailAssembler(Knowledge knowledge, TallyTable table, ShownText shown) {
    this.shown = shown;
    this.knowledge = knowledge;
    this.table = table;
  }

  /**
   * @param counts entries of kind {@link RowKind#COUNTS}: how many names were asked how often
   */
  TailShape shape(int[] counts) {
    TreeMap<Long, Long> namesByCount = new TreeMap<>();
    for (int entry : counts) {
      long count = RowKey.getLong(table.keys(), table.keyOffset(entry) + RowKey.HEADER);
      namesByCount.merge(count, table.names(entry), Long::sum);
    }
    long names = 0;
    long queries = 0;
    for (Map.Entry<Long, Long> entry : namesByCount.entrySet()) {
      names += entry.getValue();
      queries += entry.getKey() * entry.getValue();
    }
    return new TailShape(
        names, queries, buckets(namesByCount), ranks(namesByCount), beyond(namesByCount, queries));
  }

  /** The order of the unexplained groups; that of {@link #ORDER}, then by name. */
  static RowOrder order() {
    return new RowOrder(
        GROUP_NAME,
        (table, group) -> -score(table, group),
        (table, group) -> -table.count(group),
        (table, group) -> -table.names(group));
  }

  /**
   * @param explained entries of kind {@link RowKind#TAIL} with a detector
   * @param unexplained those without
   */
  List<TailRow> rows(int[] explained, OrderedRows unexplained) {
    Map<Integer, List<Integer>> byDetector = new HashMap<>();
    for (int entry : explained) {
      int detector = RowKey.getByte(table.keys(), table.keyOffset(entry) + RowKey.HEADER) - 1;
      byDetector.computeIfAbsent(detector, k -> new ArrayList<>()).add(entry);
    }
    List<TailRow> rows = new ArrayList<>();
    byDetector.forEach((detector, entries) -> rows.add(explained(detector, entries)));
    rows.sort(ORDER.thenComparing(TailRow::explanation));
    return merged(rows, unexplained.list(this::unexplained));
  }

  /** Both lists as one in their order; the first, which is short, comes first where they tie. */
  private static List<TailRow> merged(List<TailRow> few, List<TailRow> many) {
    if (!(many instanceof RandomAccess)) {
      return new SequentialRows<>(
          (long) few.size() + many.size(),
          () -> new MergedRows<>(ORDER, few.iterator(), many.iterator()));
    }
    int[] places = new int[few.size()];
    for (int i = 0; i < places.length; i++) {
      int place = Collections.binarySearch(many, few.get(i), ORDER.thenComparing((a, b) -> 1));
      places[i] = i + (place < 0 ? -place - 1 : place);
    }
    return new LazyRows<>(
        few.size() + many.size(),
        i -> {
          int place = Arrays.binarySearch(places, i);
          return place >= 0 ? few.get(place) : many.get(i + place + 1);
        });
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

  private TailRow unexplained(TallyTable table, int entry) {
    byte[] keys = table.keys();
    int at = table.keyOffset(entry) + RowKey.HEADER + 1;
    long clients = table.clients(entry);
    String example = shown.name(keys, at + 2 + RowKey.getShort(keys, at));
    String domain = shown.name(keys, at + 2);
    boolean single = table.names(entry) == 1 || MaskedName.is(keys, at + 2);
    return new TailRow(
        "unexplained",
        single ? example : "*." + domain,
        example,
        table.names(entry),
        table.count(entry),
        clients,
        table.clientsEstimated(entry),
        table.first(entry),
        table.last(entry),
        "unexplained",
        score(table, entry));
  }

  private static long score(TallyTable table, int group) {
    return 3L * breadth(table.clients(group));
  }

  private TailRow explained(int number, List<Integer> entries) {
    Detector detector = knowledge.detectors.get(number);
    TallyTable sum = new TallyTable();
    int all = sum.entry(new byte[1], 0, 1);
    int best = entries.get(0);
    for (int entry : entries) {
      sum.merge(all, table, entry);
      sum.countNames(all, table.names(entry));
      if (table.compareKeys(entry, best) < 0) {
        best = entry;
      }
    }
    int example = table.keyOffset(best) + RowKey.HEADER + 3;
    return new TailRow(
        "misconfigured",
        detector.info().title(),
        shown.name(table.keys(), example),
        sum.names(all),
        sum.count(all),
        sum.clients(all),
        sum.clientsEstimated(all),
        sum.first(all),
        sum.last(all),
        detector.id(),
        3L * breadth(sum.clients(all)) + 2L * danger(detector));
  }

  private static int breadth(long clients) {
    return Math.min(MAX_BREADTH, 63 - Long.numberOfLeadingZeros(Math.max(1, clients)));
  }

  private static int danger(Detector detector) {
    return switch (detector.severity()) {
      case INFO -> 0;
      case LOW -> 3;
      case MEDIUM -> 6;
      case HIGH -> 10;
    };
  }
}
