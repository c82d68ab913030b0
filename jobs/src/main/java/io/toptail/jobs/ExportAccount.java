package io.toptail.jobs;

import io.toptail.combine.PacketAccount.Row;
import io.toptail.combine.PacketAccount.Unit;
import io.toptail.operator.MessageExportOperator;
import io.toptail.report.AccountTerm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of every packet of an export, and of the messages put together from several of them,
 * in sentences that add up.
 *
 * @param counts of each unit by outcome and detail
 * @param messages that count, in packets and put together
 */
record ExportAccount(Map<Unit, Map<AccountTerm, Long>> counts, long messages) {
  private static final int MOST = 40;
  private static final Comparator<AccountTerm> ORDER =
      Comparator.comparing(AccountTerm::outcome).thenComparing(AccountTerm::detail);

  /**
   * @param rows several tasks may have the same
   */
  static ExportAccount of(List<Row> rows) {
    Map<Unit, Map<AccountTerm, Long>> counts = new EnumMap<>(Unit.class);
    long messages = 0;
    for (Row row : rows) {
      counts
          .computeIfAbsent(row.unit(), unit -> new TreeMap<>(ORDER))
          .merge(new AccountTerm(row.outcome(), row.detail()), row.count(), Long::sum);
      messages += row.message() ? row.count() : 0;
    }
    return new ExportAccount(counts, messages);
  }

  /** Packets that have a row in the account. */
  long packets() {
    return sum(counts.getOrDefault(Unit.PACKETS, Map.of()));
  }

  /** {@code 5,519 packets read = 5,400 queries + 67 tcp (TCP/443) + …}, most first. */
  String text() {
    return equation("packet", " read", counts.getOrDefault(Unit.PACKETS, Map.of()));
  }

  /** Equations like {@link #text}, of what came of TCP streams and fragments. */
  List<String> flows() {
    List<String> lines = new ArrayList<>();
    counts.forEach(
        (unit, terms) -> {
          switch (unit) {
            case PACKETS -> {}
            case MESSAGES_OUT_OF_TCP -> lines.add(equation("message", " out of TCP", terms));
            case MESSAGES_OUT_OF_FRAGMENTS ->
                lines.add(equation("message", " out of fragments", terms));
            case LOST_OCTETS -> lines.add(equation("byte", " of TCP in no message", terms));
          }
        });
    return lines;
  }

  private static String equation(String one, String words, Map<AccountTerm, Long> counts) {
    List<String> terms = new ArrayList<>();
    long all = sum(counts);
    long named = 0;
    List<Map.Entry<AccountTerm, Long>> sorted = new ArrayList<>(counts.entrySet());
    sorted.sort(Map.Entry.<AccountTerm, Long>comparingByValue().reversed());
    for (Map.Entry<AccountTerm, Long> row : sorted.subList(0, Math.min(MOST, sorted.size()))) {
      terms.add(row.getKey().counted(row.getValue()));
      named += row.getValue();
    }
    if (named < all) {
      terms.add(String.format(Locale.ROOT, "%,d of other outcomes", all - named));
    }
    String sum = terms.isEmpty() ? "" : " = " + String.join(" + ", terms);
    return String.format(Locale.ROOT, "%,d %s%s%s", all, all == 1 ? one : one + "s", words, sum);
  }

  private static long sum(Map<AccountTerm, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * A line for each of the first places that could not be read.
   *
   * @param damage number of the input, offset, length and reason, separated by tabs
   * @param all how many places there are, named or not
   */
  static List<String> damage(List<Input> inputs, List<String> damage, long all) {
    List<String> lines = new ArrayList<>();
    damage.stream()
        .map(place -> place.split("\t", 4))
        .sorted(
            Comparator.comparingInt((String[] cells) -> Integer.parseInt(cells[0]))
                .thenComparingLong(cells -> Long.parseLong(cells[1])))
        .limit(MessageExportOperator.DAMAGES_NAMED)
        .forEach(cells -> lines.add(damage(inputs, cells)));
    if (all > lines.size()) {
      String more = String.format(Locale.ROOT, "%,d", all - lines.size());
      lines.add("and " + more + " more places that could not be read");
    }
    return lines;
  }

  private static String damage(List<Input> inputs, String[] cells) {
    String lost = cells[2].startsWith("-") ? "an unknown number of" : cells[2];
    String path = inputs.get(Integer.parseInt(cells[0])).path();
    return PlainText.of(path + ": " + lost + " bytes lost at byte " + cells[1] + ": " + cells[3]);
  }
}
