package io.toptail.analysis;

import io.toptail.report.Manifest;
import io.toptail.report.Manifest.Damage;
import io.toptail.tally.TallyTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Damaged places of all files, as if each file had been read by one reader in one go. */
final class DamageAccount {
  private final AnalysisSettings settings;
  private final TallyTable table;
  private final RowIndex index;
  private final Map<Integer, SplitChain> chains;

  /**
   * @param chains the splits of each file by its number
   */
  DamageAccount(
      AnalysisSettings settings,
      TallyTable table,
      RowIndex index,
      Map<Integer, SplitChain> chains) {
    this.chains = chains;
    this.settings = settings;
    this.table = table;
    this.index = index;
  }

  /** Ordered by path, offset, length and reason; pieces that touch are one if the reason is. */
  List<Damage> damages() {
    List<Damage> damages = new ArrayList<>();
    for (int entry : index.of(RowKind.DAMAGE, 0)) {
      int at = table.keyOffset(entry) + RowKey.HEADER;
      damages.add(
          new Damage(
              path(RowKey.getInt(table.keys(), at)),
              RowKey.getLong(table.keys(), at + 4),
              RowKey.getLong(table.keys(), at + 12),
              text(at + 20, table.keyOffset(entry) + table.keyLength(entry))));
    }
    chains.forEach(
        (file, chain) ->
            chain
                .damages()
                .forEach(
                    d -> damages.add(new Damage(path(file), d.offset(), d.length(), d.reason()))));
    damages.sort(
        Comparator.comparing(Manifest.Damage::path)
            .thenComparingLong(Manifest.Damage::offset)
            .thenComparingLong(Manifest.Damage::length)
            .thenComparing(Manifest.Damage::reason));
    return joined(damages);
  }

  private static List<Damage> joined(List<Damage> sorted) {
    List<Damage> joined = new ArrayList<>();
    for (Damage damage : sorted) {
      int last = joined.size() - 1;
      Damage before = last < 0 ? null : joined.get(last);
      if (before != null && goesOn(before, damage)) {
        long length = before.length() + damage.length();
        joined.set(last, new Damage(before.path(), before.offset(), length, before.reason()));
      } else {
        joined.add(damage);
      }
    }
    return joined;
  }

  private static boolean goesOn(Damage before, Damage damage) {
    return before.path().equals(damage.path())
        && before.length() >= 0
        && damage.length() >= 0
        && before.offset() + before.length() == damage.offset()
        && before.reason().equals(damage.reason());
  }

  private String path(int file) {
    return settings.inputs().get(file).path();
  }

  private String text(int from, int to) {
    return new String(table.keys(), from, to - from, StandardCharsets.UTF_8);
  }
}
