package io.toptail.name;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rule of variable labels in its plainest form: a list of names as lists of labels, looked
 * through place by place, from those with the most labels behind them, until nothing changes.
 */
final class SlowTemplates {
  private static final String VARIABLE = "‹var›";

  private final Map<String, List<String>> current = new TreeMap<>();
  private final Map<String, Long> queries = new HashMap<>();

  void add(String template, long count) {
    current.put(template, new ArrayList<>(Arrays.asList(template.split("\\."))));
    queries.merge(template, count, Long::sum);
  }

  String template(String template) {
    return String.join(".", current.get(template));
  }

  void learn() {
    boolean changed = true;
    while (changed) {
      changed = false;
      int most = current.values().stream().mapToInt(List::size).max().orElse(0);
      for (int behind = most - 1; behind >= 2 && !changed; behind--) {
        changed = generalise(behind);
      }
    }
  }

  /** Looks at every place that has so many labels behind it. */
  private boolean generalise(int behind) {
    Map<String, Map<String, Long>> places = new TreeMap<>();
    current.forEach(
        (key, labels) -> {
          int at = labels.size() - 1 - behind;
          if (at >= 0) {
            String place = String.join(".", labels.subList(at + 1, labels.size()));
            places
                .computeIfAbsent(place, k -> new TreeMap<>())
                .merge(labels.get(at), queries.get(key), Long::sum);
          }
        });
    boolean changed = false;
    for (Map.Entry<String, Map<String, Long>> place : places.entrySet()) {
      long all = place.getValue().values().stream().mapToLong(Long::longValue).sum();
      List<String> varying =
          place.getValue().entrySet().stream()
              .filter(e -> e.getValue() * 5 <= all && !e.getKey().matches("(‹[^›]*›)+"))
              .map(Map.Entry::getKey)
              .toList();
      if (varying.size() >= 10) {
        changed |= replace(behind, place.getKey(), varying);
      }
    }
    return changed;
  }

  private boolean replace(int behind, String place, List<String> varying) {
    current
        .values()
        .forEach(
            labels -> {
              int at = labels.size() - 1 - behind;
              if (at >= 0
                  && varying.contains(labels.get(at))
                  && String.join(".", labels.subList(at + 1, labels.size())).equals(place)) {
                labels.set(at, VARIABLE);
              }
            });
    return true;
  }
}
