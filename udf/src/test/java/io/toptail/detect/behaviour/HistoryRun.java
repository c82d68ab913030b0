package io.toptail.detect.behaviour;

import io.toptail.detect.ClientWatch;
import io.toptail.detect.CountedQueries;
import io.toptail.detect.Detector;
import io.toptail.detect.DetectorCatalogue;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.DetectorSources;
import io.toptail.detect.HistoryDetector;
import io.toptail.detect.HistoryFindings;
import io.toptail.detect.HistoryScope;
import io.toptail.detect.SearchSuffix;
import io.toptail.detect.Vantage;
import io.toptail.dns.DnsName;
import io.toptail.name.DelegatedTlds;
import io.toptail.name.Registries;
import io.toptail.name.WireName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Shows histories to the watch of a detector as the pipeline does, one client after the other.
 *
 * @param most questions that have a number at the same time
 */
record HistoryRun(ClientWatch watch, int most) {
  private static final DelegatedTlds TLDS = DelegatedTlds.bundled();
  private static final Map<String, DetectorCatalogue> CATALOGUES = new ConcurrentHashMap<>();

  /** A finding, its name in presentation form. */
  record Found(String name, long queries, long firstNanos, long lastNanos, int file) {}

  static DetectorCatalogue catalogue(Vantage vantage, String settings) {
    return CATALOGUES.computeIfAbsent(
        vantage + settings,
        key -> {
          DetectorSettings read =
              settings.isEmpty()
                  ? DetectorSettings.none()
                  : DetectorSettings.read(settings, "test", DetectorCatalogue.describe());
          return DetectorCatalogue.load(
              new DetectorSources(Query.SUFFIXES, TLDS, Registries.bundled(), read, vantage, true));
        });
  }

  /** Those of this package. */
  static List<HistoryDetector> detectors(Vantage vantage) {
    return catalogue(vantage, "").historyDetectors().stream().filter(HistoryRun::isOurs).toList();
  }

  static boolean isOurs(Detector detector) {
    return detector.getClass().getPackage() == HistoryRun.class.getPackage();
  }

  static HistoryDetector detector(Vantage vantage, String settings, String id) {
    return catalogue(vantage, settings).historyDetectors().stream()
        .filter(detector -> detector.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " is not run at " + vantage));
  }

  static HistoryRun of(HistoryDetector detector, HistoryScope scope) {
    return new HistoryRun(detector.watch(scope), ClientWatch.MOST_QUESTIONS);
  }

  /** All that is found of one client. */
  List<Found> client(History history) {
    Numbers numbers = new Numbers();
    Iterator<Stray> strays = history.strays().iterator();
    Stray next = strays.hasNext() ? strays.next() : null;
    for (Query query : history.inOrder()) {
      for (; next != null && next.timeNanos() < query.timeNanos(); next = next(strays)) {
        numbers.show(next);
      }
      numbers.show(query);
    }
    for (; next != null; next = next(strays)) {
      numbers.show(next);
    }
    List.copyOf(numbers.numbers.keySet()).forEach(numbers::end);
    watch.endClient(numbers);
    return numbers.found;
  }

  private static Stray next(Iterator<Stray> strays) {
    return strays.hasNext() ? strays.next() : null;
  }

  /** Numbers of questions, the one asked longest ago first. */
  private final class Numbers implements HistoryFindings {
    private final List<Found> found = new ArrayList<>();
    private final LinkedHashMap<String, Integer> numbers = new LinkedHashMap<>();
    private final Map<String, Long> asked = new LinkedHashMap<>();
    private final Map<Integer, Query> first = new HashMap<>();
    private final Set<String> domains = new HashSet<>();

    void show(Query query) {
      number(query);
      if (watch.needsRepetition() && query.gapNanos() < 0) {
        first.put(query.question(), query);
        return;
      }
      Query before = first.remove(query.question());
      if (before != null) {
        watch.add(before);
      }
      watch.add(query);
    }

    private void number(Query query) {
      String key = query.questionKey();
      Integer number = numbers.remove(key);
      long gap = number == null ? -1 : query.timeNanos() - asked.get(key);
      if (number == null && numbers.size() == most) {
        number = end(numbers.keySet().iterator().next());
      }
      number = number == null ? numbers.size() : number;
      numbers.put(key, number);
      asked.put(key, query.timeNanos());
      query.number(number, gap);
      if (query.registrableLabels() > 0) {
        domains.add(query.registrable());
      }
    }

    @Override
    public boolean areDomainsMany(long many) {
      return domains.size() > many;
    }

    @Override
    public void searchSuffix(SearchSuffix what, WireName suffix, long nanos) {
      // Tests of rules about single questions look at it.
    }

    void show(Stray stray) {
      if (watch.finds(stray)) {
        found.add(new Found(stray.name(), 1, stray.timeNanos(), stray.timeNanos(), stray.file()));
      }
    }

    int end(String key) {
      int number = numbers.get(key);
      if (first.remove(number) == null) {
        watch.endQuestion(number, this);
      }
      numbers.remove(key);
      return number;
    }

    @Override
    public void question(int question, CountedQueries queries) {
      String name =
          numbers.entrySet().stream()
              .filter(entry -> entry.getValue() == question)
              .map(entry -> entry.getKey().split(" ")[0])
              .collect(Collectors.joining());
      add(name, queries);
    }

    @Override
    public void name(WireName name, CountedQueries queries) {
      add(DnsName.toText(name.bytes(), name.offset()), queries);
    }

    private void add(String name, CountedQueries queries) {
      found.add(
          new Found(
              name, queries.count(), queries.firstNanos(), queries.lastNanos(), queries.file()));
    }
  }
}
