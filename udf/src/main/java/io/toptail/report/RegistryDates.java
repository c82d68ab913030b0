package io.toptail.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How old what a run knew by name was, in few lines. */
final class RegistryDates {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private RegistryDates() {}

  /**
   * {@code 2026-11-24: attrleaf, dnsbl zones; 2026-05-22: special use; no date: probes}: newest
   * first. A registry that is not the one of this version is marked with a star.
   */
  static String of(Manifest manifest) {
    Map<String, List<String>> byDate = new TreeMap<>();
    manifest.registries().forEach((name, version) -> add(byDate, name, version));
    List<String> parts = new ArrayList<>();
    byDate.forEach((date, names) -> parts.add(0, date + ": " + String.join(", ", names)));
    return String.join("; ", parts);
  }

  private static void add(Map<String, List<String>> byDate, String name, String version) {
    String newest = "";
    for (Matcher matcher = DATE.matcher(version); matcher.find(); ) {
      newest = matcher.group().compareTo(newest) > 0 ? matcher.group() : newest;
    }
    boolean replaced = version.contains(" entries, ") && !version.endsWith("(bundled)");
    byDate
        .computeIfAbsent(newest.isEmpty() ? "no date" : newest, k -> new ArrayList<>())
        .add(Printable.text(name) + (replaced ? "*" : ""));
  }
}
