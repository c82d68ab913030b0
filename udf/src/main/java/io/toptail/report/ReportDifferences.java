package io.toptail.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What makes it unfair to compare two reports; safe to show. */
public final class ReportDifferences {
  /** Options that change how a report is made or where it goes, or say when, not what it counts. */
  private static final Set<String> HARMLESS =
      Set.of(
          "baseline",
          "color",
          "conf",
          "config",
          "counts",
          "from",
          "memory",
          "object-reuse",
          "out",
          "parallelism",
          "progress",
          "runtime-mode",
          "series-step",
          "split-size",
          "strict",
          "to",
          "window");

  private static final int LONGEST = 60;

  private ReportDifferences() {}

  /** A sentence for every difference, in order. */
  public static List<String> between(SavedReport before, SavedReport after) {
    List<String> sentences =
        options(before.options(), after.options(), before.registries(), after.registries());
    if (!before.version().equals(after.version())) {
      sentences.add(0, differ("toptail", before.version(), after.version()));
    }
    if (before.fromResponses() != after.fromResponses()) {
      sentences.add("queries were counted from responses in one of them");
    }
    return sentences;
  }

  /**
   * The same of an earlier report and a run that has not begun.
   *
   * @param options of the run
   */
  public static List<String> between(SavedReport before, Map<String, String> options) {
    return options(before.options(), options, Map.of(), Map.of());
  }

  private static List<String> options(
      Map<String, String> before,
      Map<String, String> after,
      Map<String, String> registriesBefore,
      Map<String, String> registriesAfter) {
    List<String> sentences = new ArrayList<>();
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    names.removeAll(HARMLESS);
    for (String name : names) {
      different("--" + name, before.get(name), after.get(name), sentences);
    }
    Set<String> registries = new TreeSet<>(registriesBefore.keySet());
    registries.retainAll(registriesAfter.keySet());
    for (String name : registries) {
      different(name, registriesBefore.get(name), registriesAfter.get(name), sentences);
    }
    return sentences;
  }

  private static void different(String name, String before, String after, List<String> sentences) {
    if (before == null || !before.equals(after)) {
      sentences.add(
          differ(name, before == null ? "not set" : before, after == null ? "not set" : after));
    }
  }

  private static String differ(String name, String before, String after) {
    return shown(name) + ": " + shown(before) + " before, " + shown(after) + " after";
  }

  private static String shown(String text) {
    return Printable.shorten(Printable.text(text.replace('\n', ' ')), LONGEST);
  }
}
