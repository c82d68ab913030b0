package io.toptail.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RecordedSpansTest {
  private static final long HOUR = RecordedSpans.SILENCE;

  private static List<String> text(RecordedSpans spans) {
    List<String> text = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      text.add(spans.start(i) + "-" + spans.end(i));
    }
    return text;
  }

  /** Sorted, and cut wherever two neighbours are far apart. */
  private static List<String> naive(long[] times) {
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    List<String> text = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= sorted.length; i++) {
      if (i == sorted.length || sorted[i] - sorted[i - 1] > HOUR) {
        text.add(sorted[start] + "-" + sorted[i - 1]);
        start = i;
      }
    }
    return text;
  }

  @Property(tries = 300)
  void areThoseOfTheSortedTimes(@ForAll long seed) {
    Random random = new Random(seed);
    long[] times = random.longs(1 + random.nextInt(60), -20 * HOUR, 20 * HOUR).toArray();
    int parts = 1 + random.nextInt(3);
    List<RecordedSpans> senders = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      senders.add(new RecordedSpans());
    }
    for (long time : times) {
      senders.get(random.nextInt(parts)).add(time);
    }
    Collections.shuffle(senders, random);
    RecordedSpans all = new RecordedSpans();
    for (RecordedSpans sender : senders) {
      for (int i = 0; i < sender.size(); i++) {
        all.add(sender.start(i), sender.end(i));
      }
    }
    assertThat(text(all)).isEqualTo(naive(times));
  }

  @Test
  void anOddClockDoesNotMoveTheEnd() {
    RecordedSpans spans = new RecordedSpans();
    spans.add(0);
    spans.add(10_000 * HOUR);
    spans.add(HOUR);
    assertThat(spans.endsWithin(HOUR - 5, 6)).isTrue();
    assertThat(spans.endsWithin(HOUR - 5, 5)).isFalse();
    assertThat(spans.beginsWithin(3, 4)).isTrue();
    assertThat(spans.beginsWithin(4, 4)).isFalse();
    assertThat(spans.length()).isEqualTo(HOUR);
  }

  @Test
  void timesAtBothEndsOfWhatALongHoldsDoNotOverflow() {
    RecordedSpans spans = new RecordedSpans();
    spans.add(Long.MAX_VALUE);
    spans.add(Long.MIN_VALUE);
    spans.add(0);
    assertThat(spans.size()).isEqualTo(3);
    assertThat(spans.endsWithin(Long.MAX_VALUE, 1)).isTrue();
  }

  @Test
  void isBounded() {
    RecordedSpans spans = new RecordedSpans();
    for (long i = 0; i < 3L * RecordedSpans.MOST; i++) {
      spans.add(i * 2 * HOUR);
      assertThat(spans.size()).isLessThanOrEqualTo(RecordedSpans.MOST);
    }
  }
}
