package io.toptail.detect.behaviour;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/** What one client asked: queries in any order, which are shown in the order of time. */
final class History {
  private final List<Query> queries = new ArrayList<>();
  private final List<Stray> strays = new ArrayList<>();
  private final Random random = new Random(7);
  private int sorted;

  /** Adds a query as it is. */
  History ask(Query query) {
    query.complete(random.nextInt(0x10000), 1024 + random.nextInt(64_000));
    queries.add(query);
    return this;
  }

  /** Adds queries at regular times; each is asked for with its number, from 0. */
  History ask(int count, double start, double gap, IntFunction<Query> query) {
    for (int i = 0; i < count; i++) {
      ask(query.apply(i).at(start + i * gap));
    }
    return this;
  }

  /** Adds responses that answer nothing. */
  History receive(Stray... responses) {
    strays.addAll(List.of(responses));
    return this;
  }

  /** Responses that answer nothing, in the order of time. */
  List<Stray> strays() {
    strays.sort(Comparator.comparingLong(Stray::timeNanos));
    return strays;
  }

  /** Adds what another history holds. */
  History and(History other) {
    queries.addAll(other.queries);
    strays.addAll(other.strays);
    return this;
  }

  List<Query> inOrder() {
    if (sorted != queries.size()) {
      queries.sort(Comparator.comparingLong(Query::timeNanos));
      sorted = queries.size();
    }
    return queries;
  }
}
