package io.toptail.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How old what a run knew by name was, in a line or two. */
final class RegistryDates {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  /** They change every week, and decide what a domain is and what exists. */
  private static final Set<String> FIRST = Set.of("public suffixes", "delegated TLDs");

  private RegistryDates() {}

  /**
   * {@code delegated TLDs 2026-06-23 · public suffixes 2025-11-27 · 25 more of 2005-08-01 to
   * 2026-12-01, see manifest.json}. A registry that is not the one of this version is named too,
   * and marked with a star.
   */
  static String of(Manifest manifest) {
    List<String> parts = new ArrayList<>();
    TreeSet<String> dates = new TreeSet<>();
    int others = 0;
    for (Map.Entry<String, String> registry : new TreeMap<>(manifest.registries()).entrySet()) {
      String version = registry.getValue();
      String date = newest(version);
      boolean replaced = version.contains(" entries, ") && !version.endsWith("(bundled)");
      if (replaced || FIRST.contains(registry.getKey())) {
        String name = Printable.text(registry.getKey()) + (replaced ? "*" : "");
        parts.add(name + " " + (date.isEmpty() ? "without a date" : date));
      } else {
        others++;
        dates.add(date);
      }
    }
    dates.remove("");
    if (others > 0) {
      parts.add(others + " more" + span(dates) + ", see manifest.json");
    }
    return String.join(" · ", parts);
  }

  private static String span(TreeSet<String> dates) {
    if (dates.isEmpty()) {
      return "";
    }
    String span = dates.size() == 1 ? dates.first() : dates.first() + " to " + dates.last();
    return " of " + span;
  }

  /** The newest date in a text; empty if there is none. */
  private static String newest(String version) {
    String newest = "";
    for (Matcher matcher = DATE.matcher(version); matcher.find(); ) {
      newest = matcher.group().compareTo(newest) > 0 ? matcher.group() : newest;
    }
    return newest;
  }
}
