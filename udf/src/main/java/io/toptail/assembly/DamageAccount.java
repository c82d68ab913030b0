package io.toptail.assembly;

import io.toptail.capture.CaptureDamage;
import io.toptail.combine.DamagePlaces;
import io.toptail.combine.SplitChain;
import io.toptail.report.Manifest;
import io.toptail.row.AnalysisSettings;
import io.toptail.row.RowIndex;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Damaged places of all files, as if each file had been read by one reader in one go: how many, how
 * many octets, and the first of them.
 */
final class DamageAccount {
  private final AnalysisSettings settings;
  private final TallyTable table;
  private final RowIndex index;
  private final long[] places;
  private final long[] octets;
  private final List<Place> named = new ArrayList<>();

  private record Place(int file, CaptureDamage damage) {
    static final Comparator<Place> ORDER =
        Comparator.comparingInt(Place::file)
            .thenComparingLong(place -> place.damage.offset())
            .thenComparingLong(place -> place.damage.length())
            .thenComparing(place -> place.damage.reason());

    boolean goesOn(Place next) {
      return file == next.file && DamagePlaces.goesOn(damage, next.damage);
    }

    Place with(Place next) {
      long length = damage.length() + next.damage.length();
      return new Place(file, new CaptureDamage(damage.offset(), length, damage.reason()));
    }
  }

  /**
   * @param first keys of the places that lie within one split
   * @param chains the splits of each file by its number
   */
  DamageAccount(
      AnalysisSettings settings,
      TallyTable table,
      RowIndex index,
      FirstKeys first,
      Map<Integer, SplitChain> chains) {
    this.settings = settings;
    this.table = table;
    this.index = index;
    this.places = sums(RowKind.DAMAGED_PLACES);
    this.octets = sums(RowKind.DAMAGED_OCTETS);
    first.keys().forEach(key -> named.add(place(key, 0, key.length)));
    addBeyondSplits(chains);
    named.sort(Place.ORDER);
  }

  private long[] sums(int kind) {
    long[] sums = new long[settings.inputs().size()];
    for (int entry : index.of(kind, 0)) {
      int file = RowKey.getInt(table, entry, RowKey.HEADER);
      sums[file] += table.count(entry);
    }
    return sums;
  }

  /** Places in which splits end, with their rest in the splits behind. */
  private void addBeyondSplits(Map<Integer, SplitChain> chains) {
    List<Place> pieces = new ArrayList<>();
    for (int entry : index.of(RowKind.OPEN_DAMAGE, 0)) {
      pieces.add(place(table.keys(entry), table.keyOffset(entry), table.keyLength(entry)));
    }
    chains.forEach(
        (file, chain) -> chain.damages().forEach(rest -> pieces.add(new Place(file, rest))));
    pieces.sort(Place.ORDER);
    for (Place place : joined(pieces)) {
      named.add(place);
      places[place.file]++;
      octets[place.file] += Math.max(0, place.damage.length());
    }
  }

  private static List<Place> joined(List<Place> sorted) {
    List<Place> joined = new ArrayList<>();
    for (Place next : sorted) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).goesOn(next)) {
        joined.set(last, joined.get(last).with(next));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }

  /** The first {@value DamagePlaces#MOST_NAMED} places, by path and offset. */
  List<Manifest.Damage> damages() {
    return named.stream()
        .limit(DamagePlaces.MOST_NAMED)
        .map(place -> damage(settings.inputs().get(place.file).path(), place.damage))
        .toList();
  }

  private static Manifest.Damage damage(String path, CaptureDamage damage) {
    return new Manifest.Damage(path, damage.offset(), damage.length(), damage.reason());
  }

  /** How many places of a file are damaged. */
  long places(int file) {
    return places[file];
  }

  /** How many octets of a file are damaged, as far as that is known. */
  long octets(int file) {
    return octets[file];
  }

  private static Place place(byte[] keys, int key, int length) {
    int at = key + RowKey.HEADER;
    String reason = new String(keys, at + 20, key + length - at - 20, StandardCharsets.UTF_8);
    return new Place(
        RowKey.getInt(keys, at),
        new CaptureDamage(RowKey.getLong(keys, at + 4), RowKey.getLong(keys, at + 12), reason));
  }
}
