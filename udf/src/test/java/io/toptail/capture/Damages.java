package io.toptail.capture;

import java.util.ArrayList;
import java.util.List;

/** Lists of damages, independent of the batches in which they came. */
final class Damages {
  private Damages() {}

  /** Those that touch and have the same reason as one. */
  static List<CaptureDamage> joined(List<CaptureDamage> damages) {
    PacketBatch batch = new PacketBatch();
    damages.forEach(d -> batch.addDamage(d.offset(), d.length(), d.reason()));
    return new ArrayList<>(batch.damages());
  }
}
