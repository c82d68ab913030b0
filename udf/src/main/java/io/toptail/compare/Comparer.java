package io.toptail.compare;

import io.toptail.compare.Change.Kind;
import io.toptail.compare.Change.Measure;
import io.toptail.compare.Comparison.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Compares two periods: every key of every dimension that both have, by its queries and by its
 * clients. The result depends only on the counts.
 */
public final class Comparer {
  /** More changes than anybody reads. */
  static final int MOST_CHANGES = 20_000;

  private static final Comparator<Change> ORDER =
      Comparator.comparingDouble(Change::moved)
          .reversed()
          .thenComparing(Change::key)
          .thenComparing(Change::measure);

  private final Snapshot before;
  private final Snapshot after;
  private final Thresholds thresholds;
  private final Scale scale;
  private final Map<String, Spread> spreads = new LinkedHashMap<>();
  private final List<Change> candidates = new ArrayList<>();
  private long tests;

  private Comparer(Snapshot before, Snapshot after, Thresholds thresholds) {
    this.before = before;
    this.after = after;
    this.thresholds = thresholds;
    this.scale = Scale.of(before, after);
  }

  /** Compares the second period with the first. */
  public static Comparison compare(Snapshot before, Snapshot after, Thresholds thresholds) {
    Comparer comparer = new Comparer(before, after, thresholds);
    if (before.queries() > 0 && after.queries() > 0) {
      comparer.dimensions();
    }
    return comparer.comparison();
  }

  private void dimensions() {
    Spread usual = spread("name", Spread.USUAL);
    for (String dimension : before.dimensions().keySet()) {
      if (after.dimensions().containsKey(dimension) && before.base(dimension) > 0) {
        Spread spread = spread(dimension, usual);
        spreads.put(dimension, spread);
        keys(dimension).forEach(key -> test(dimension, key, spread));
      }
    }
  }

  private Stream<String> keys(String dimension) {
    KeyCounts first = before.of(dimension);
    return Stream.concat(
        first.keys().stream(),
        after.of(dimension).keys().stream().filter(key -> !first.of(key).isListed()));
  }

  private Spread spread(String dimension, Spread usual) {
    List<Spread.Pair> pairs =
        keys(dimension)
            .map(key -> pair(before.of(dimension).of(key), after.of(dimension).of(key)))
            .toList();
    return Spread.of(pairs, scale(dimension), usual);
  }

  /** A key that is cut off in one of the lists is taken to be as near to the other as it may be. */
  private static Spread.Pair pair(KeyCount before, KeyCount after) {
    long first = Math.max(before.least(), Math.min(before.most(), after.least()));
    long second = Math.max(after.least(), Math.min(after.most(), before.least()));
    return new Spread.Pair(first, second, perClient(before, after));
  }

  private static double perClient(KeyCount before, KeyCount after) {
    long clients = before.clients() + after.clients();
    return clients == 0 ? 1 : Math.max(1, (double) (before.least() + after.least()) / clients);
  }

  private double scale(String dimension) {
    return dimension.equals(Snapshot.RCODE) ? scale.responses() : scale.queries();
  }

  private void test(String dimension, String key, Spread spread) {
    KeyCount first = before.of(dimension).of(key);
    KeyCount second = after.of(dimension).of(key);
    double worth = 1 + (perClient(first, second) - 1) * spread.clustering();
    test(dimension, key, Measure.QUERIES, first, second, worth, spread.sigma());
    if (comparesClients(dimension, first, second)) {
      test(dimension, key, Measure.CLIENTS, first, second, 1, spread.sigma());
    }
  }

  private boolean comparesClients(String dimension, KeyCount first, KeyCount second) {
    return scale.clients() > 0
        && before.of(dimension).wholeClients()
        && after.of(dimension).wholeClients()
        && first.clients() > 0
        && second.clients() > 0
        && first.clients() + second.clients() > 2;
  }

  private void test(
      String dimension,
      String key,
      Measure measure,
      KeyCount first,
      KeyCount second,
      double worth,
      double sigma) {
    tests++;
    double expected = measure == Measure.CLIENTS ? scale.clients() : scale(dimension);
    boolean up = measure.least(second) >= thresholds.change() * expected * measure.most(first);
    boolean down = measure.most(second) * thresholds.change() <= expected * measure.least(first);
    if (up == down) {
      return;
    }
    double significance =
        up
            ? CountTest.rise(
                measure.most(first) / worth, measure.least(second) / worth, expected, sigma)
            : CountTest.fall(
                measure.least(first) / worth, measure.most(second) / worth, expected, sigma);
    if (significance <= thresholds.significance()) {
      Kind kind = up ? risen(first) : fallen(second);
      candidates.add(
          new Change(dimension, key, kind, measure, expected, first, second, significance));
    }
  }

  private static Kind risen(KeyCount first) {
    return first.isAbsent() ? Kind.NEW : Kind.RISEN;
  }

  private static Kind fallen(KeyCount second) {
    return second.isAbsent() ? Kind.GONE : Kind.FALLEN;
  }

  private Comparison comparison() {
    List<Change> found = clearest(significant());
    Map<String, List<Change>> byDimension = new LinkedHashMap<>();
    spreads.keySet().forEach(dimension -> byDimension.put(dimension, new ArrayList<>()));
    found.stream()
        .sorted(ORDER)
        .limit(MOST_CHANGES)
        .forEach(change -> byDimension.get(change.dimension()).add(change));
    return new Comparison(
        Period.of(before),
        Period.of(after),
        thresholds,
        scale,
        spreads,
        tests,
        byDimension.values().stream().flatMap(List::stream).toList(),
        Math.max(0, found.size() - MOST_CHANGES));
  }

  private List<Change> significant() {
    double[] alone = candidates.stream().mapToDouble(Change::significance).toArray();
    double[] adjusted = FalseDiscovery.adjusted(alone, tests);
    List<Change> significant = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      if (adjusted[i] <= thresholds.significance()) {
        significant.add(candidates.get(i).with(adjusted[i]));
      }
    }
    return significant;
  }

  /** Of a key that changed in queries and clients, the change that is more significant. */
  private static List<Change> clearest(List<Change> changes) {
    Map<List<String>, Change> clearest = new LinkedHashMap<>();
    for (Change change : changes) {
      clearest.merge(
          List.of(change.dimension(), change.key()),
          change,
          (queries, clients) ->
              clients.significance() < queries.significance() ? clients : queries);
    }
    return List.copyOf(clearest.values());
  }
}
