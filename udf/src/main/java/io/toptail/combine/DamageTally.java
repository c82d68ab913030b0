package io.toptail.combine;

import io.toptail.capture.CaptureDamage;
import io.toptail.capture.PacketBatch;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;

/**
 * Counts damaged places by file, and names the first of each split: a file that is nothing but
 * damage would have millions.
 */
final class DamageTally {
  private final TallyTable table;
  private final RowKey key = new RowKey();
  private final DamagePlaces places = new DamagePlaces(this::take);
  private int named;

  DamageTally(TallyTable table) {
    this.table = table;
  }

  /** Adds the damages of a batch; batches come split by split, each in its order. */
  void add(PacketBatch batch, int file) {
    places.add(batch, file);
    if (batch.span() != null) {
      named = 0;
    }
  }

  private void take(int file, CaptureDamage place, boolean open) {
    if (open) {
      table.count(entry(RowKind.OPEN_DAMAGE, file, place), 1, 0, file);
      return;
    }
    if (named < DamagePlaces.MOST_NAMED) {
      table.count(entry(RowKind.DAMAGE, file, place), 1, 0, file);
      named++;
    }
    table.count(key.start(RowKind.DAMAGED_PLACES, 0).putInt(file).in(table), 1, 0, file);
    if (place.length() > 0) {
      int octets = key.start(RowKind.DAMAGED_OCTETS, 0).putInt(file).in(table);
      table.count(octets, place.length(), 0, file);
    }
  }

  private int entry(int kind, int file, CaptureDamage place) {
    key.start(kind, 0).putInt(file).putLong(place.offset()).putLong(place.length());
    return key.put(place.reason()).in(table);
  }
}
