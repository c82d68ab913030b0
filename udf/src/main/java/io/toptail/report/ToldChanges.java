package io.toptail.report;

import io.toptail.compare.Change;
import io.toptail.compare.Comparison;
import io.toptail.compare.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The most telling changes: of each kind of key those that moved most, and of a name, its domain
 * and its top-level domain only the name, if it makes up half of what they moved.
 */
final class ToldChanges {
  /** What tells most comes first: a mistake before a name, a name before its domain. */
  private static final List<String> ORDER =
      List.of(
          Snapshot.FINDING,
          Snapshot.DETECTOR,
          "name",
          "domain",
          "tld",
          Snapshot.TAIL,
          "owner",
          "category",
          "client",
          "server");

  private static final int OF_EACH = 3;
  private static final double COVERED = 0.5;

  private ToldChanges() {}

  /** At most {@code most} changes, in the order in which to tell them. */
  static List<Change> of(Comparison comparison, int most) {
    Map<String, Integer> told = new LinkedHashMap<>();
    List<Change> chosen = new ArrayList<>();
    for (Change change : ordered(comparison.changes())) {
      int before = told.getOrDefault(change.dimension(), 0);
      if (before < OF_EACH && chosen.stream().noneMatch(other -> covers(other, change))) {
        told.put(change.dimension(), before + 1);
        chosen.add(change);
      }
    }
    return chosen.subList(0, Math.min(most, chosen.size()));
  }

  /** A change of one window, against the window before. */
  record InWindow(Comparison comparison, Change change) {
    /** When the window begins. */
    long startNanos() {
      return comparison.after().startNanos();
    }
  }

  /** Of all windows the at most {@code most} changes that moved most, by time. */
  static List<InWindow> ofWindows(List<Comparison> windows, int most) {
    List<InWindow> told = new ArrayList<>();
    for (Comparison comparison : windows) {
      of(comparison, most).forEach(change -> told.add(new InWindow(comparison, change)));
    }
    return told.stream()
        .sorted(Comparator.comparingDouble((InWindow one) -> one.change.moved()).reversed())
        .limit(most)
        .sorted(Comparator.comparingLong(InWindow::startNanos))
        .toList();
  }

  private static List<Change> ordered(List<Change> changes) {
    return changes.stream()
        .sorted(Comparator.comparingInt(change -> place(change.dimension())))
        .toList();
  }

  private static int place(String dimension) {
    int place = ORDER.indexOf(dimension);
    return place < 0 ? ORDER.size() : place;
  }

  /** Whether a change is there because of another, which is told. */
  private static boolean covers(Change told, Change change) {
    return told.kind().isUp() == change.kind().isUp()
        && told.measure() == change.measure()
        && told.moved() >= COVERED * change.moved()
        && isPartOf(told, change);
  }

  private static boolean isPartOf(Change told, Change change) {
    String name = name(told);
    return switch (change.dimension()) {
      case Snapshot.DETECTOR ->
          told.dimension().equals(Snapshot.FINDING) && told.key().startsWith(change.key() + " ");
      case "name" -> told.dimension().equals(Snapshot.FINDING) && name.equals(change.key());
      case "domain", "tld" ->
          !name.isEmpty() && (name.equals(change.key()) || name.endsWith("." + change.key()));
      case Snapshot.TAIL -> !name.isEmpty() && change.key().equals("*." + name);
      default -> false;
    };
  }

  /** The name that a change is about; empty if it is about something else. */
  private static String name(Change change) {
    return switch (change.dimension()) {
      case Snapshot.FINDING -> change.key().substring(change.key().indexOf(' ') + 1);
      case "name", "domain" -> change.key();
      default -> "";
    };
  }
}
