package io.toptail.assembly;

import io.toptail.report.MistakenName;
import io.toptail.rollup.FoundNames;
import io.toptail.row.AnalysisSettings;
import io.toptail.row.Knowledge;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.row.RowOrder;
import io.toptail.row.ShownText;
import io.toptail.tally.Ranking;
import io.toptail.tally.TallyTable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The names asked most of each detector of severity low or above, over all clients. */
final class MistakenNames {
  private final AnalysisSettings settings;
  private final Knowledge knowledge;
  private final TallyTable table;
  private final ShownText shown;

  MistakenNames(AnalysisSettings settings, Knowledge knowledge, TallyTable table, ShownText shown) {
    this.settings = settings;
    this.knowledge = knowledge;
    this.table = table;
    this.shown = shown;
  }

  /**
   * The names of one window, severest first, then most queries.
   *
   * @param entries of kind {@link RowKind#DETECTOR_NAME}
   */
  List<MistakenName> names(int[] entries) {
    Map<Integer, Ranking> rankings = new TreeMap<>();
    for (int entry : entries) {
      if (knowledge.isMisconfiguration(detector(entry))) {
        rankings
            .computeIfAbsent(detector(entry), k -> new Ranking(table, FoundNames.TOLD))
            .offer(entry);
      }
    }
    int[] kept =
        rankings.values().stream()
            .flatMapToInt(ranking -> Arrays.stream(ranking.sorted()))
            .toArray();
    RowOrder order =
        new RowOrder(
            RowKey.HEADER,
            (rows, entry) -> -knowledge.detectors.get(detector(entry)).severity().ordinal(),
            (rows, entry) -> -rows.count(entry));
    return Arrays.stream(order.sorted(table, kept)).mapToObj(this::name).toList();
  }

  private MistakenName name(int entry) {
    return new MistakenName(
        knowledge.detectors.get(detector(entry)).id(),
        knowledge.detectors.get(detector(entry)).severity().name().toLowerCase(Locale.ROOT),
        shown.name(table.keys(entry), table.keyOffset(entry) + RowKey.HEADER + 1),
        table.count(entry),
        table.clients(entry),
        table.clientsEstimated(entry),
        table.first(entry),
        table.last(entry),
        settings.inputs().get(table.file(entry)).path());
  }

  private int detector(int entry) {
    return RowKey.getByte(table, entry, RowKey.HEADER);
  }
}
