package io.toptail.combine;

import io.toptail.capture.CaptureDamage;
import io.toptail.capture.ClockSpan;
import io.toptail.capture.SplitSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Checks that the splits of a file were read as one reader of the whole would have read them: each
 * reader must have begun where the one before it ended, with the state that it ended with.
 *
 * <p>The first reader knows the state for sure. So the first border that does not fit is known to
 * be wrong, and nothing is sure behind it.
 */
public final class SplitChain {
  private final int file;
  private final List<SplitBorder> wrong = new ArrayList<>();
  private final List<CaptureDamage> damages = new ArrayList<>();
  private ClockSpan clock = ClockSpan.EMPTY;

  /** The last reader that read anything: where and how it ended. */
  private SplitSpan last;

  private long lastTime;
  private long damageEnd;

  /**
   * @param spans of all splits of the file
   * @throws IllegalStateException if a split is missing
   */
  SplitChain(int file, List<SplitSpan> spans) {
    this.file = file;
    List<SplitSpan> sorted = new ArrayList<>(spans);
    sorted.sort(Comparator.comparingLong(span -> span.split().start()));
    long start = 0;
    for (SplitSpan span : sorted) {
      if (span.split().start() != start) {
        throw new IllegalStateException(
            "no reader or two for offset " + start + " of file " + file + ": " + sorted);
      }
      add(span);
      start = span.split().end();
    }
    if (start != io.toptail.capture.Split.TO_THE_END) {
      throw new IllegalStateException("file " + file + " was not read beyond offset " + start);
    }
  }

  /** Borders that do not fit. */
  public List<SplitBorder> wrong() {
    return wrong;
  }

  /** The rest of damages that began in one split and went on into others. */
  public List<CaptureDamage> damages() {
    return damages;
  }

  /** Times of all packets of the file. */
  public ClockSpan clock() {
    return clock;
  }

  private void add(SplitSpan span) {
    clock = clock.then(span.clock());
    if (last == null) {
      goOn(span);
    } else if (last.searching()) {
      addBehindDamage(span);
    } else if (span.first() == SplitSpan.NONE) {
      // A record of the reader before may lie over all of the split.
      if (last.end() < span.end()) {
        addWrong(span, false);
      }
    } else if (last.end() != span.first()) {
      addWrong(span, false);
      if (last.end() < span.split().end()) {
        goOn(span);
      }
    } else {
      addIfAgreed(span);
    }
  }

  /** The reader before searched up to here; the search goes on to the first record found. */
  private void addBehindDamage(SplitSpan span) {
    boolean none = span.first() == SplitSpan.NONE;
    long end = none ? span.end() : span.first();
    if (!last.reason().isEmpty() && end > damageEnd) {
      damages.add(new CaptureDamage(damageEnd, end - damageEnd, last.reason()));
      damageEnd = end;
    }
    if (!none) {
      addIfAgreed(span);
    } else if (!last.state().equals(span.assumed())) {
      addWrong(span, true);
    }
  }

  private void addIfAgreed(SplitSpan span) {
    boolean agreed =
        last.state().equals(span.assumed()) && (!span.tookEarlierTime() || lastTime == 0);
    if (!agreed) {
      addWrong(span, true);
    }
    goOn(span);
  }

  private void addWrong(SplitSpan span, boolean ofAll) {
    wrong.add(new SplitBorder(file, span.split().start(), ofAll));
  }

  private void goOn(SplitSpan span) {
    last = span;
    lastTime = span.lastTime() == 0 ? lastTime : span.lastTime();
    damageEnd = span.end();
  }
}
