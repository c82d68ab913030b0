package io.toptail.assembly;

import io.toptail.report.TailRow;
import io.toptail.report.TailView;
import io.toptail.report.TailView.Lane;
import io.toptail.row.Knowledge;
import io.toptail.row.RowIndex;
import io.toptail.row.RowKind;
import io.toptail.row.ShownText;
import io.toptail.tail.TailFew;
import io.toptail.tail.TailGroups;
import io.toptail.tail.TailLane;
import io.toptail.tail.TailNovelty;
import io.toptail.tail.TailOrder;
import io.toptail.tail.TailRowMaker;
import io.toptail.tail.TailSums;
import io.toptail.tail.TailTypos;
import io.toptail.tail.TailWindow;
import io.toptail.tally.TallyTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/** The readable tail of the windows, one after the other: what is new depends on the one before. */
final class TailAssembler {
  /** Rows of a lane that are kept for text and page; all are in tail.csv. */
  private static final int ROWS_OF_LANE = 500;

  private static final Map<String, Integer> LANES = new HashMap<>();

  static {
    for (TailLane lane : TailLane.values()) {
      LANES.put(lane.id(), lane.ordinal());
    }
  }

  private static final Comparator<TailRow> ORDER =
      Comparator.comparingInt((TailRow row) -> LANES.get(row.lane()))
          .thenComparing(
              Comparator.comparingLong(TailRow::score)
                  .thenComparingLong(TailRow::queries)
                  .thenComparingLong(TailRow::names)
                  .reversed());

  private final Knowledge knowledge;
  private final TallyTable table;
  private final ReportRows many;
  private final TailGroups shared;
  private final RowIndex sharedIndex;
  private final boolean oneWindow;
  private TailNovelty before = TailNovelty.NONE;

  /**
   * @param many rows of kinds TAIL and TAIL_DOMAIN
   * @param shared groups of kind TAIL_SHARED
   * @param oneWindow whether there is but one, so that nothing can be new
   */
  TailAssembler(
      Knowledge knowledge,
      TallyTable table,
      ReportRows many,
      TailGroups shared,
      boolean oneWindow) {
    this.knowledge = knowledge;
    this.table = table;
    this.many = many;
    this.shared = shared;
    this.sharedIndex = new RowIndex(shared.table());
    this.oneWindow = oneWindow;
  }

  /** The tail of the next window. */
  TailWindow window(RowIndex index, int window, int base, ShownText shown) {
    TailTypos typos = new TailTypos(table, index.of(base | RowKind.POPULAR, window));
    TailOrder order = new TailOrder(knowledge, before, typos);
    TailFew few = new TailFew(order);
    for (int group : sharedIndex.of(base | RowKind.TAIL_SHARED, window)) {
      few.add(shared, group);
    }
    many.of(base | RowKind.TAIL_DOMAIN, window).forEach(few::addDomain);
    OrderedRows rows = many.of(base | RowKind.TAIL, window);
    TailSums sums = new TailSums(knowledge);
    few.sumUp(sums);
    rows.forEach((t, entry) -> sums.add(t, entry, order));
    TailRowMaker maker = new TailRowMaker(knowledge, order, typos, shown);
    List<TailRow> all =
        merged(
            few.rows(maker, ORDER),
            rows.list(order.rows(), order::rowClass, TailOrder.CLASSES, maker::row));
    before = oneWindow ? before : novelty(few, rows);
    TailView view =
        new TailView(
            sums.shares(),
            lanes(sums, all),
            few.suffixes().rows(knowledge, table, index.of(base | RowKind.SUFFIX, window), shown),
            sums.outcomesKnown());
    return new TailWindow(all, view, sums.sharedTemplates());
  }

  private static TailNovelty novelty(TailFew few, OrderedRows rows) {
    TailNovelty seen = new TailNovelty();
    few.addTo(seen);
    rows.forEach(
        (table, entry) -> {
          seen.add(table, entry);
          return true;
        });
    return seen;
  }

  private static List<Lane> lanes(TailSums sums, List<TailRow> all) {
    Map<String, List<TailRow>> first = new HashMap<>();
    if (all instanceof RandomAccess) {
      int from = 0;
      for (TailLane lane : TailLane.values()) {
        int rows = (int) sums.rows(lane);
        first.put(lane.id(), List.copyOf(all.subList(from, from + Math.min(rows, ROWS_OF_LANE))));
        from += rows;
      }
    } else {
      for (TailRow row : all) {
        List<TailRow> rows = first.computeIfAbsent(row.lane(), k -> new ArrayList<>());
        if (rows.size() < ROWS_OF_LANE) {
          rows.add(row);
        }
      }
    }
    List<Lane> lanes = new ArrayList<>();
    for (TailLane lane : TailLane.values()) {
      if (sums.rows(lane) > 0) {
        lanes.add(
            new Lane(
                lane.id(),
                lane.title(),
                sums.rows(lane),
                sums.names(lane),
                List.copyOf(first.get(lane.id()))));
      }
    }
    return lanes;
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
}
