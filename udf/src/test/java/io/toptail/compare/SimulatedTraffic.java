package io.toptail.compare;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Traffic of a period that varies as DNS traffic does: names by Zipf's law, clients of very
 * different activity of whom some are not there, sessions in which one client asks for one name
 * several times, rates of names and clients that are not the same in any two periods, and names
 * that are asked once and never again.
 */
final class SimulatedTraffic {
  private static final int NAMES = 600;
  private static final int CLIENTS = 150;

  private final Random random;
  private final double[] nameRates = new double[NAMES];
  private final double[] clientRates = new double[CLIENTS];
  private final Map<String, Map<String, Long>> asked = new LinkedHashMap<>();
  private long queries;

  /**
   * @param seed of what happens in this period; what is asked most is the same for all
   * @param nameSpread standard deviation of the logarithm of a name's rate
   * @param clientSpread the same of a client's; a tenth of the clients is away if it is not 0
   */
  SimulatedTraffic(long seed, double nameSpread, double clientSpread) {
    random = new Random(seed);
    for (int i = 0; i < NAMES; i++) {
      nameRates[i] = Math.exp(nameSpread * random.nextGaussian()) / (i + 3);
    }
    Random usual = new Random(7);
    for (int i = 0; i < CLIENTS; i++) {
      boolean away = clientSpread > 0 && random.nextInt(10) == 0;
      double activity = Math.exp(usual.nextGaussian());
      clientRates[i] = away ? 0 : activity * Math.exp(clientSpread * random.nextGaussian());
    }
  }

  /** Sessions of ordinary traffic, each of 1 query or, in the mean, {@code length}. */
  SimulatedTraffic sessions(int count, double length) {
    double[] names = cumulative(nameRates);
    double[] clients = cumulative(clientRates);
    for (int i = 0; i < count; i++) {
      int name = pick(names);
      ask(clientName(pick(clients)), name(name), length(length));
      if (i % 10 == 0) {
        ask(clientName(pick(clients)), "x" + random.nextInt() + ".once.example", 1);
      }
    }
    return this;
  }

  /** Queries of some clients for one name, beside the ordinary ones. */
  SimulatedTraffic plant(String name, int clients, int queriesOfEach) {
    for (int i = 0; i < clients; i++) {
      ask(clientName(i * 7 % CLIENTS), name, queriesOfEach);
    }
    return this;
  }

  static String name(int number) {
    return "n" + number + ".d" + number / 10 + (number % 3 == 0 ? ".org" : ".com");
  }

  /** What a report would hold, with the names and clients cut off at a rank. */
  Snapshot snapshot(int ranks) {
    SnapshotBuilder builder = new SnapshotBuilder();
    Set<String> clients = new HashSet<>();
    asked.values().forEach(by -> clients.addAll(by.keySet()));
    builder.window(0, 600_000_000_000L, queries, 0, clients.size());
    rank(builder, "name", ranks, key -> key);
    rank(builder, "domain", ranks, key -> key.substring(key.indexOf('.') + 1));
    rank(builder, "tld", ranks, key -> key.substring(key.lastIndexOf('.') + 1));
    clients(builder, ranks);
    return builder.build();
  }

  private void rank(
      SnapshotBuilder builder,
      String dimension,
      int ranks,
      java.util.function.UnaryOperator<String> group) {
    Map<String, Long> sums = new HashMap<>();
    Map<String, Set<String>> clients = new HashMap<>();
    forEach(
        (name, by) -> {
          String key = group.apply(name);
          by.forEach((client, count) -> sums.merge(key, count, Long::sum));
          clients.computeIfAbsent(key, k -> new HashSet<>()).addAll(by.keySet());
        });
    add(builder.dimension(dimension), sums, key -> clients.get(key).size(), ranks);
  }

  private void clients(SnapshotBuilder builder, int ranks) {
    Map<String, Long> sums = new HashMap<>();
    forEach((name, by) -> by.forEach((client, count) -> sums.merge(client, count, Long::sum)));
    add(builder.dimension("client"), sums, key -> 1, ranks);
  }

  private static void add(
      KeyCountsBuilder builder,
      Map<String, Long> sums,
      java.util.function.ToLongFunction<String> clients,
      int ranks) {
    builder.startWindow();
    List<String> keys =
        sums.keySet().stream()
            .sorted(
                java.util.Comparator.<String>comparingLong(key -> -sums.get(key))
                    .thenComparing(key -> key))
            .limit(ranks)
            .toList();
    keys.forEach(key -> builder.add(key, sums.get(key), clients.applyAsLong(key)));
    builder.endWindow(keys.size() == sums.size());
  }

  private void forEach(BiConsumer<String, Map<String, Long>> action) {
    asked.forEach(action);
  }

  private void ask(String client, String name, int times) {
    asked.computeIfAbsent(name, k -> new TreeMap<>()).merge(client, (long) times, Long::sum);
    queries += times;
  }

  private int length(double mean) {
    int length = 1;
    while (length < 1_000 && random.nextDouble() > 1 / mean) {
      length++;
    }
    return length;
  }

  private int pick(double[] cumulative) {
    int found =
        java.util.Arrays.binarySearch(
            cumulative, random.nextDouble() * cumulative[cumulative.length - 1]);
    return Math.min(cumulative.length - 1, found < 0 ? -found - 1 : found);
  }

  private static double[] cumulative(double[] rates) {
    double[] sums = rates.clone();
    java.util.Arrays.parallelPrefix(sums, Double::sum);
    return sums;
  }

  private static String clientName(int client) {
    return "10.0." + client / 256 + "." + client % 256;
  }
}
