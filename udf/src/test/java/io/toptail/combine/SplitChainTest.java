package io.toptail.combine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.toptail.capture.CaptureDamage;
import io.toptail.capture.ClockSpan;
import io.toptail.capture.Split;
import io.toptail.capture.SplitSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which borders fit, told from the readers' accounts alone. */
class SplitChainTest {
  private static final long END = Split.TO_THE_END;
  private static final long NONE = SplitSpan.NONE;

  private static SplitSpan read(long start, long end, long first, long last) {
    return span(start, end, first, last, null, "s", "s");
  }

  private static SplitSpan span(
      long start, long end, long first, long last, String damage, String assumed, String state) {
    return new SplitSpan(
        new Split(start, end),
        first,
        last,
        damage != null,
        damage == null ? "" : damage,
        assumed,
        state,
        false,
        0,
        ClockSpan.EMPTY);
  }

  private static SplitSpan nothing(long start, long end, long last) {
    return span(start, end, NONE, last, "", "s", "s");
  }

  private static SplitChain chain(SplitSpan... spans) {
    return new SplitChain(7, List.of(spans));
  }

  @Test
  void readersThatMeetFitInAnyOrder() {
    SplitSpan a = read(0, 100, 24, 110);
    SplitSpan b = read(100, 200, 110, 200);
    SplitSpan c = read(200, END, 200, 300);
    assertThat(chain(a, b, c).wrong()).isEmpty();
    assertThat(chain(c, a, b).wrong()).isEmpty();
  }

  @Test
  void readersThatMissEachOtherDoNot() {
    SplitSpan a = read(0, 100, 24, 110);
    assertThat(chain(a, read(100, END, 112, 300)).wrong())
        .containsExactly(new SplitBorder(7, 100, false));
    assertThat(chain(a, read(100, END, 104, 300)).wrong())
        .containsExactly(new SplitBorder(7, 100, false));
    assertThat(chain(a, nothing(100, END, 300)).wrong())
        .containsExactly(new SplitBorder(7, 100, false));
  }

  @Test
  void aRecordMayLieOverWholeSplits() {
    SplitSpan a = read(0, 100, 24, 250);
    SplitSpan b = nothing(100, 200, 200);
    assertThat(chain(a, b, read(200, END, 250, 300)).wrong()).isEmpty();
    assertThat(chain(a, read(100, 200, 120, 250), read(200, END, 250, 300)).wrong())
        .containsExactly(new SplitBorder(7, 100, false));
    assertThat(chain(read(0, 100, 24, 300), b, nothing(200, END, 300)).wrong()).isEmpty();
  }

  @Test
  void whatWasTakenForGrantedMustBeSo() {
    SplitSpan a = span(0, 100, 24, 110, null, "s", "t");
    assertThat(chain(a, read(100, END, 110, 300)).wrong())
        .containsExactly(new SplitBorder(7, 100, true));
    SplitSpan broken = span(0, 100, 24, 100, "bad", "s", "t");
    assertThat(chain(broken, read(100, END, 110, 300)).wrong())
        .containsExactly(new SplitBorder(7, 100, true));
    assertThat(chain(broken, nothing(100, 200, 200), read(200, END, 210, 300)).wrong())
        .containsExactly(new SplitBorder(7, 100, true), new SplitBorder(7, 200, true));
  }

  @Test
  void aTimeTakenOverMustBeTheLastOne() {
    SplitSpan a =
        new SplitSpan(new Split(0, 9), 0, 9, false, "", "s", "s", false, 5, ClockSpan.EMPTY);
    SplitSpan b =
        new SplitSpan(new Split(9, END), 9, 30, false, "", "s", "s", true, 0, ClockSpan.EMPTY);
    assertThat(chain(a, b).wrong()).containsExactly(new SplitBorder(7, 9, true));
    SplitSpan untimed =
        new SplitSpan(new Split(0, 9), 0, 9, false, "", "s", "s", false, 0, ClockSpan.EMPTY);
    assertThat(chain(untimed, b).wrong()).isEmpty();
  }

  @Test
  void damageGoesOnToTheNextRecordThatAnyoneFound() {
    SplitSpan a = span(0, 100, 24, 100, "bad", "s", "s");
    SplitChain chain =
        chain(a, nothing(100, 200, 200), read(200, 300, 230, 300), read(300, END, 300, 400));
    assertThat(chain.wrong()).isEmpty();
    assertThat(chain.damages())
        .containsExactly(new CaptureDamage(100, 100, "bad"), new CaptureDamage(200, 30, "bad"));
    assertThat(chain(a, nothing(100, END, 180)).damages())
        .containsExactly(new CaptureDamage(100, 80, "bad"));
  }

  @Test
  void aSplitThatNobodyReadIsAnError() {
    SplitSpan a = read(0, 100, 24, 110);
    assertThatThrownBy(() -> chain(a)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> chain(a, read(200, END, 210, 300)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> chain(read(100, END, 110, 300)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> chain(a, a, read(100, END, 110, 300)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void stepsBackInTimeAreCountedAcrossBorders() {
    ClockSpan early = new ClockSpan(2, 10, 20, 0);
    ClockSpan late = new ClockSpan(3, 15, 30, 1);
    assertThat(early.then(ClockSpan.EMPTY).then(late)).isEqualTo(new ClockSpan(5, 10, 30, 2));
  }
}
