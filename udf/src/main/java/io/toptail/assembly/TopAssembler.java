package io.toptail.assembly;

import io.toptail.name.Ownership;
import io.toptail.name.WireName;
import io.toptail.report.WindowReport.IgnoreCandidate;
import io.toptail.report.WindowReport.OwnerShare;
import io.toptail.report.WindowReport.TopRow;
import io.toptail.row.Knowledge;
import io.toptail.row.MaskedName;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.row.ShownText;
import io.toptail.tally.Ranking;
import io.toptail.tally.TallyTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Ranks the dimensions of one window. */
final class TopAssembler {
  /** A name with at least this share of the queries is proposed for the ignore list. */
  static final double CANDIDATE_SHARE = 0.1;

  private static final Pattern NUMBERS = Pattern.compile("[0-9.]*[0-9]");

  private final Knowledge knowledge;
  private final int top;
  private final ShownText shown;
  private final WireName name = new WireName();

  TopAssembler(Knowledge knowledge, int top, ShownText shown) {
    this.shown = shown;
    this.knowledge = knowledge;
    this.top = top;
  }

  /** The rows of one dimension; shares are of {@code total}. */
  List<TopRow> rows(String dimension, int kind, TallyTable table, int[] entries, long total) {
    Ranking ranking = new Ranking(table, top);
    for (int entry : entries) {
      ranking.offer(entry);
    }
    KeyText text = new KeyText(table, knowledge, shown);
    List<TopRow> rows = new ArrayList<>();
    long sum = 0;
    for (int entry : ranking.sorted()) {
      long queries = table.count(entry);
      sum += queries;
      Ownership owner = ownership(kind, table, entry);
      rows.add(
          new TopRow(
              dimension,
              rows.size() + 1,
              text.of(kind, entry),
              queries,
              share(queries, total),
              share(sum, total),
              kind == RowKind.CLIENT ? Math.max(1, table.clients(entry)) : table.clients(entry),
              table.clientsEstimated(entry),
              owner == null ? "" : owner.owner(),
              owner == null ? "" : owner.category(),
              owner == null ? "" : owner.carrier()));
    }
    return rows;
  }

  /** Owners of the names in the top, most names first. */
  static List<OwnerShare> owners(List<TopRow> names) {
    Map<String, OwnerShare> owners = new LinkedHashMap<>();
    for (TopRow row : names) {
      if (!row.owner().isEmpty()) {
        owners.merge(
            row.owner(),
            new OwnerShare(row.owner(), row.category(), 1, row.queries()),
            (a, b) ->
                new OwnerShare(a.owner(), a.category(), a.names() + 1, a.queries() + b.queries()));
      }
    }
    List<OwnerShare> sorted = new ArrayList<>(owners.values());
    sorted.sort(
        Comparator.comparingInt(OwnerShare::names)
            .thenComparingLong(OwnerShare::queries)
            .reversed()
            .thenComparing(OwnerShare::owner));
    return sorted;
  }

  /** Names of the top that look hard-coded. */
  static List<IgnoreCandidate> candidates(List<TopRow> names) {
    return names.stream()
        .filter(row -> row.share() >= CANDIDATE_SHARE && row.clients() > 1)
        .filter(row -> !row.key().startsWith(MaskedName.TEXT))
        .map(
            row ->
                new IgnoreCandidate(
                    row.key(),
                    row.queries(),
                    row.share(),
                    row.clients(),
                    row.clientsEstimated(),
                    ignoreRule(row.key())))
        .toList();
  }

  /** A name as a rule that means this name, and not an address, an expression or a comment. */
  private static String ignoreRule(String name) {
    String escaped = name.replaceAll("[*:/#]", "\\\\$0");
    return NUMBERS.matcher(escaped).matches() ? escaped + '.' : escaped;
  }

  static double share(long part, long total) {
    return total == 0 ? 0 : (double) part / total;
  }

  private Ownership ownership(int kind, TallyTable table, int entry) {
    if (kind != RowKind.NAME && kind != RowKind.DOMAIN) {
      return null;
    }
    return knowledge.owners.resolve(RowKey.wrap(name, table, entry, RowKey.HEADER));
  }
}
