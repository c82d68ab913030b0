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

  private static final String CLIENT = "client";

  /** A key with this share of the traffic is told even where many keys come and go. */
  private static final double LARGE = 0.1;

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
    Spread usual = spread("name", Measure.QUERIES, Spread.USUAL);
    Spread usualClients = spread("name", Measure.CLIENTS, Spread.USUAL);
    for (String dimension : before.dimensions().keySet()) {
      if (after.dimensions().containsKey(dimension) && before.base(dimension) > 0) {
        test(dimension, Measure.QUERIES, spread(dimension, Measure.QUERIES, usual));
        if (comparesClients(dimension)) {
          test(dimension, Measure.CLIENTS, spread(dimension, Measure.CLIENTS, usualClients));
        }
      }
    }
  }

  private boolean comparesClients(String dimension) {
    return scale.clients() > 0
        && !dimension.equals(CLIENT)
        && before.of(dimension).wholeClients()
        && after.of(dimension).wholeClients();
  }

  private Stream<String> keys(String dimension) {
    KeyCounts first = before.of(dimension);
    return Stream.concat(
        first.keys().stream(),
        after.of(dimension).keys().stream().filter(key -> !first.of(key).isListed()));
  }

  private double scale(String dimension, Measure measure) {
    if (measure == Measure.CLIENTS) {
      return scale.clients();
    }
    return dimension.equals(Snapshot.RCODE) ? scale.responses() : scale.queries();
  }

  private Spread spread(String dimension, Measure measure, Spread usual) {
    KeyCounts first = before.of(dimension);
    KeyCounts second = after.of(dimension);
    List<Spread.Pair> pairs =
        keys(dimension)
            .map(key -> pair(dimension, measure, first.of(key), second.of(key)))
            .toList();
    Spread spread = Spread.of(pairs, scale(dimension, measure), usual);
    return first.isComplete() && second.isComplete() ? spread : spread.cautious();
  }

  /** A key that is cut off in one of the lists is taken to be as near to the other as it may be. */
  private static Spread.Pair pair(
      String dimension, Measure measure, KeyCount before, KeyCount after) {
    long first = measure.least(before);
    long second = measure.least(after);
    return new Spread.Pair(
        Math.max(first, Math.min(measure.most(before), second)),
        Math.max(second, Math.min(measure.most(after), first)),
        perClient(dimension, measure, before, after));
  }

  private static double perClient(
      String dimension, Measure measure, KeyCount before, KeyCount after) {
    long clients = before.clients() + after.clients();
    boolean apart = measure == Measure.CLIENTS || dimension.equals(CLIENT) || clients == 0;
    return apart ? 1 : Math.max(1, (double) (before.least() + after.least()) / clients);
  }

  private void test(String dimension, Measure measure, Spread spread) {
    spreads.putIfAbsent(dimension, spread);
    keys(dimension).forEach(key -> test(dimension, measure, key, spread));
  }

  private void test(String dimension, Measure measure, String key, Spread spread) {
    tests++;
    KeyCount first = before.of(dimension).of(key);
    KeyCount second = after.of(dimension).of(key);
    double expected = scale(dimension, measure);
    boolean up = measure.least(second) >= thresholds.change() * expected * measure.most(first);
    boolean down = measure.most(second) * thresholds.change() <= expected * measure.least(first);
    if (up == down || spread.churns() && isNoSurprise(dimension, first, second)) {
      return;
    }
    double worth = 1 + (perClient(dimension, measure, first, second) - 1) * spread.clustering();
    Evidence evidence =
        new Evidence(
            (up ? measure.most(first) : measure.most(second)) / worth,
            (up ? measure.least(second) : measure.least(first)) / worth,
            up ? expected : 1 / expected);
    double significance = evidence.significance(spread.sigma(), thresholds.significance());
    if (significance <= thresholds.significance()) {
      Kind kind = up ? risen(first) : fallen(second);
      candidates.add(
          new Change(dimension, key, kind, measure, expected, first, second, significance));
    }
  }

  /** Two counts, of which the second is larger than expected. */
  private record Evidence(double smaller, double larger, double scale) {
    /** More than {@code most} where rates that do not vary are not significant already. */
    double significance(double sigma, double most) {
      double least = CountTest.rise(smaller, larger, scale, 0);
      return least > most ? least : CountTest.rise(smaller, larger, scale, sigma);
    }
  }

  /** Whether the key came or went, and is not one of the few that make up the traffic. */
  private boolean isNoSurprise(String dimension, KeyCount first, KeyCount second) {
    return first.isAbsent() && second.least() < LARGE * after.base(dimension)
        || second.isAbsent() && first.least() < LARGE * before.base(dimension);
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
