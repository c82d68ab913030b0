package io.toptail.combine;

import io.toptail.capture.CaptureDamage;
import io.toptail.capture.PacketBatch;
import io.toptail.capture.SplitSpan;

/**
 * Damaged places of splits as if each had been read in one batch: pieces that touch are one place
 * if their reason is. Batches come split by split, each in its order.
 */
public final class DamagePlaces {
  /** So many places are named; all are counted. */
  public static final int MOST_NAMED = 1_000;

  /** Takes a place. */
  @FunctionalInterface
  public interface Taker {
    /**
     * @param open whether the split ends in it, so that it may go on in the next one
     */
    void take(int file, CaptureDamage place, boolean open);
  }

  private final Taker taker;
  private CaptureDamage last;

  public DamagePlaces(Taker taker) {
    this.taker = taker;
  }

  /** Adds the damages of a batch; at the end of its split all are taken. */
  public void add(PacketBatch batch, int file) {
    for (CaptureDamage next : batch.damages()) {
      if (last != null && goesOn(last, next)) {
        last = new CaptureDamage(last.offset(), last.length() + next.length(), last.reason());
      } else {
        end(file, false);
        last = next;
      }
    }
    if (batch.span() != null) {
      end(file, last != null && isOpen(batch.span()));
    }
  }

  private void end(int file, boolean open) {
    if (last != null) {
      taker.take(file, last, open);
      last = null;
    }
  }

  private boolean isOpen(SplitSpan span) {
    return span.searching() && goesOn(last, new CaptureDamage(span.end(), 0, span.reason()));
  }

  /** Whether a place goes on in another. */
  public static boolean goesOn(CaptureDamage before, CaptureDamage next) {
    return before.length() >= 0
        && next.length() >= 0
        && before.offset() + before.length() == next.offset()
        && before.reason().equals(next.reason());
  }
}
