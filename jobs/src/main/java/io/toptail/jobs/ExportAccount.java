package io.toptail.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What became of every packet of an export, in one sentence that adds up.
 *
 * @param packets by outcome and detail
 * @param messages packets that were messages that count
 */
record ExportAccount(Map<String, Long> packets, long messages) {
  private static final Set<String> MESSAGES = Set.of("query", "response");
  private static final int MOST = 40;

  /**
   * @param rows of outcome, detail and packets, separated by tabs; several tasks may have the same
   */
  static ExportAccount of(List<String> rows) {
    Map<String, Long> packets = new TreeMap<>();
    long messages = 0;
    for (String row : rows) {
      String[] cells = row.split("\t", -1);
      long count = Long.parseLong(cells[2]);
      packets.merge(cells[0] + (cells[1].isEmpty() ? "" : " (" + cells[1] + ")"), count, Long::sum);
      messages += MESSAGES.contains(cells[0]) ? count : 0;
    }
    return new ExportAccount(packets, messages);
  }

  /** {@code 5,519 packets read = 5,400 query + 67 tcp (TCP/443) + …}, most first. */
  String text() {
    List<String> terms = new ArrayList<>();
    long all = packets.values().stream().mapToLong(Long::longValue).sum();
    long named = 0;
    List<Map.Entry<String, Long>> sorted = new ArrayList<>(packets.entrySet());
    sorted.sort(Map.Entry.<String, Long>comparingByValue().reversed());
    for (Map.Entry<String, Long> row : sorted.subList(0, Math.min(MOST, sorted.size()))) {
      terms.add(String.format(Locale.ROOT, "%,d %s", row.getValue(), row.getKey()));
      named += row.getValue();
    }
    if (named < all) {
      terms.add(String.format(Locale.ROOT, "%,d of other outcomes", all - named));
    }
    String sum = terms.isEmpty() ? "" : " = " + String.join(" + ", terms);
    return String.format(Locale.ROOT, "%,d packets read%s", all, sum);
  }

  /**
   * A line for each place that could not be read.
   *
   * @param damage number of the input, offset, length and reason, separated by tabs
   * @param all how many places there are, named or not
   */
  static List<String> damage(List<Input> inputs, List<String> damage, long all) {
    List<String> lines = new ArrayList<>();
    for (String place : damage) {
      String[] cells = place.split("\t", 4);
      String lost = cells[2].startsWith("-") ? "an unknown number of" : cells[2];
      String path = inputs.get(Integer.parseInt(cells[0])).path();
      lines.add(
          PlainText.of(path + ": " + lost + " bytes lost at byte " + cells[1] + ": " + cells[3]));
    }
    lines.sort(null);
    if (all > damage.size()) {
      lines.add("and " + (all - damage.size()) + " more places that could not be read");
    }
    return lines;
  }
}
