package io.toptail.jobs.generate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes the names: exactly as many as asked for, all distinct, each of one kind. */
final class NamePlanner {
  /** Mistakes repeat less often than healthy names: more names for each query. */
  private static final double MISTAKE_DIVERSITY = 2;

  private static final int MAX_ATTEMPTS = 100_000;

  private final Traffic traffic;
  private final Words words;
  private final NameBuilder builder = new NameBuilder();
  private final NameArena arena = new NameArena();
  private final List<Kind> kinds = new ArrayList<>(HealthyNames.KINDS);
  private final byte[] kindOf;
  private final int[] counts;

  private NamePlanner(Traffic traffic) {
    this.traffic = traffic;
    this.words = new Words(new Draws(traffic.seed()));
    this.kindOf = new byte[traffic.names()];
    this.counts = new int[traffic.names()];
  }

  /**
   * @throws IllegalArgumentException if the numbers asked for cannot all be met; the message says
   *     which and what would do
   */
  static NamePlan plan(Traffic traffic) {
    return new NamePlanner(traffic).plan();
  }

  private NamePlan plan() {
    int hardCoded = traffic.hardCodedQueries();
    Map<Mistake, Integer> mistakes = new EnumMap<>(Mistake.class);
    int mistaken = 0;
    for (Mistake mistake : Mistake.values()) {
      int queries = traffic.mistakenQueries(mistake);
      if (queries > 0) {
        mistakes.put(mistake, queries);
        mistaken += queries;
      }
    }
    int healthy = traffic.queries() - hardCoded - mistaken;
    int names = traffic.names() - (hardCoded > 0 ? 1 : 0);
    checkRoom(healthy, names, mistaken, mistakes.size());
    Map<Mistake, Integer> shares = share(mistakes, mistaken, healthy, names);

    if (hardCoded > 0) {
      add(builder.start().labels(Traffic.HARD_CODED_NAME), HealthyNames.ADDRESS);
      counts[0] = hardCoded;
    }
    shares.forEach((mistake, count) -> addMistakes(mistake, mistakes.get(mistake), count));
    addHealthy(healthy);
    return new NamePlan(
        arena, kinds.toArray(new Kind[0]), kindOf, counts, hardCoded, hardCoded + mistaken);
  }

  private void checkRoom(int healthy, int names, int mistaken, int kindsOfMistake) {
    if (healthy < 0) {
      throw new IllegalArgumentException(
          "the shares of the hard-coded name and of the mistakes add up to more than 1");
    }
    int least = kindsOfMistake + (healthy > 0 ? 1 : 0);
    if (names < least) {
      throw new IllegalArgumentException(
          "names: at least "
              + (traffic.names() - names + least)
              + " are needed for one of each kind of mistake; ask for more names or fewer kinds");
    }
    if (names > healthy + mistaken) {
      throw new IllegalArgumentException(
          "names: "
              + traffic.names()
              + " are too many, as only "
              + (healthy + mistaken)
              + " queries are left beside those for the hard-coded name; lower its share or"
              + " the number of names");
    }
  }

  /** How many names each mistake gets, so that those left suit the healthy queries. */
  private Map<Mistake, Integer> share(
      Map<Mistake, Integer> mistakes, int mistaken, int healthy, int names) {
    double most = mistaken == 0 ? 0 : names / 2.0 / mistaken;
    double wanted = Math.min(most, MISTAKE_DIVERSITY * names / traffic.queries());
    Map<Mistake, Integer> shares = new EnumMap<>(Mistake.class);
    int left = names;
    for (Map.Entry<Mistake, Integer> entry : mistakes.entrySet()) {
      int count = (int) Math.min(entry.getValue(), Math.max(1, entry.getValue() * wanted));
      shares.put(entry.getKey(), count);
      left -= count;
    }
    for (Map.Entry<Mistake, Integer> entry : mistakes.entrySet()) {
      int count = shares.get(entry.getKey());
      int more = Math.max(0, Math.min(left - healthy, entry.getValue() - count));
      int fewer = healthy > 0 ? Math.min(Math.max(0, 1 - left), count - 1) : 0;
      if (healthy == 0) {
        more = Math.min(left, entry.getValue() - count);
      }
      shares.put(entry.getKey(), count + more - fewer);
      left -= more - fewer;
    }
    return shares;
  }

  private void addMistakes(Mistake mistake, int queries, int names) {
    Popularity.spread(queries, names, counts, arena.size());
    for (int i = 0; i < names; i++) {
      int attempts = 0;
      do {
        mistake.write(builder.start(), words);
        attempts++;
      } while (!add(builder, mistake.kind()) && attempts < MAX_ATTEMPTS);
      if (attempts == MAX_ATTEMPTS) {
        throw new IllegalArgumentException(
            mistake.id() + ": there are fewer than " + names + " different names of this mistake");
      }
    }
  }

  private void addHealthy(int queries) {
    Popularity.spread(queries, traffic.names() - arena.size(), counts, arena.size());
    for (String popular : HealthyNames.popular()) {
      if (arena.size() < traffic.names()) {
        add(builder.start().labels(popular), HealthyNames.HOST);
      }
    }
    if (arena.size() < traffic.names()) {
      add(builder.start(), HealthyNames.ROOT);
    }
    while (arena.size() < traffic.names()) {
      Kind kind = HealthyNames.write(builder.start(), words);
      add(builder, kind);
    }
  }

  private boolean add(NameBuilder name, Kind kind) {
    if (!arena.add(name.toWire())) {
      return false;
    }
    int index = kinds.indexOf(kind);
    if (index < 0) {
      index = kinds.size();
      kinds.add(kind);
    }
    kindOf[arena.size() - 1] = (byte) index;
    return true;
  }
}
