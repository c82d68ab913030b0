package io.toptail.analysis;

import static io.toptail.analysis.Analysis.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.analysis.Frames.Frame;
import io.toptail.report.AnalysisReport;
import io.toptail.report.WindowReport;
import io.toptail.report.WindowReport.LedgerRow;
import io.toptail.report.WindowReport.SeriesPoint;
import io.toptail.row.TimeWindows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Windows and series, with clocks that are right and wrong. */
class TimeTest {
  private static final long T = 1_700_000_000L * SECOND;
  private static final long YEAR_2106 = 4_294_967_295L * SECOND;

  @Test
  void countsEachWindowByItself() {
    long hour = 3600 * SECOND;
    long start = T / hour * hour;
    AnalysisReport report =
        new Analysis()
            .window(hour)
            .of(
                query(start, "a.example.com"),
                query(start + hour - 1, "a.example.com"),
                query(start + hour, "b.example.com"),
                query(start + 5 * hour, "a.example.com"));
    assertThat(report.windows())
        .extracting(w -> (w.totals().startNanos() - start) / hour)
        .containsExactly(0L, 1L, 5L);
    assertThat(report.windows())
        .allMatch(w -> w.totals().endNanos() - w.totals().startNanos() == hour);
    assertThat(report.windows())
        .extracting(w -> Analysis.top(w, "name"))
        .containsExactly(
            List.of("a.example.com 2 1"),
            List.of("b.example.com 1 1"),
            List.of("a.example.com 1 1"));
  }

  @Test
  void windowsOfOneSecondReachTheEndOfThePcapClock() {
    AnalysisReport report =
        new Analysis()
            .window(SECOND)
            .of(
                query(YEAR_2106, "c.example.com"),
                query(0, "a.example.com"),
                query(T, "b.example.com"));
    assertThat(report.windows())
        .extracting(w -> w.totals().startNanos())
        .containsExactly(0L, T, YEAR_2106);
    assertThat(report.windows())
        .extracting(w -> w.totals().endNanos())
        .containsExactly(SECOND, T + SECOND, YEAR_2106 + SECOND);
  }

  @Test
  void theLastWindowEndsAtTheEndOfTime() {
    long width = 3660L * 86_400 * SECOND;
    int last = TimeWindows.number(Long.MAX_VALUE, width);
    assertThat(TimeWindows.end(last, width)).isEqualTo(Long.MAX_VALUE);
    assertThat(TimeWindows.number(Long.MAX_VALUE, SECOND))
        .as("all times that a window number cannot tell apart are in the last")
        .isEqualTo(TimeWindows.number(YEAR_2106, SECOND));
  }

  @Test
  void aShortCaptureIsASeriesOfSeconds() {
    WindowReport report =
        new Analysis()
            .window(
                query(T, "www.facebook.com"),
                query(T + SECOND / 2, "www.example.com"),
                query(T + 2 * SECOND, "www.example.com"));
    assertThat(report.seriesStepNanos()).isEqualTo(SECOND);
    assertThat(report.series())
        .containsExactly(
            new SeriesPoint(T, "queries", "", 2),
            new SeriesPoint(T, "queries by category", "social", 1),
            new SeriesPoint(T, "queries by category", "uncategorised", 1),
            new SeriesPoint(T + 2 * SECOND, "queries", "", 1),
            new SeriesPoint(T + 2 * SECOND, "queries by category", "uncategorised", 1));
  }

  @Test
  void theStepGrowsWithTheCapture() {
    long[] spans = {900, 3_000, 40_000, 800_000, 30_000_000};
    long[] steps = {1, 5, 60, 900, 43_200};
    for (int i = 0; i < spans.length; i++) {
      WindowReport report =
          new Analysis()
              .window(query(T, "a.example.com"), query(T + spans[i] * SECOND, "a.example.com"));
      assertThat(report.seriesStepNanos()).isEqualTo(steps[i] * SECOND);
      assertThat(report.series()).extracting(SeriesPoint::value).containsOnly(1L).hasSize(4);
      assertThat(report.series())
          .allMatch(point -> point.timeNanos() % report.seriesStepNanos() == 0);
    }
  }

  @Test
  void theStepMayBeGiven() {
    WindowReport report =
        new Analysis()
            .step(90 * SECOND)
            .window(query(T, "a.example.com"), query(T + 200 * SECOND, "a.example.com"));
    long point = T / (90 * SECOND) * 90 * SECOND;
    assertThat(report.seriesStepNanos()).isEqualTo(90 * SECOND);
    assertThat(report.series())
        .hasSize(4)
        .first()
        .isEqualTo(new SeriesPoint(point, "queries", "", 1));
  }

  @Test
  void damagedClocksCostNothingButTheirPoints() {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      frames.add(query(T + i * 10_000_000L, "www.example.com"));
    }
    frames.add(query(0, "www.example.com"));
    frames.add(query(YEAR_2106, "www.example.com"));
    for (long window : new long[] {0, SECOND, 600 * SECOND}) {
      AnalysisReport report = new Analysis().window(window).of(frames.toArray(Frame[]::new));
      long points = report.windows().stream().mapToLong(w -> w.series().size()).sum();
      assertThat(points).isLessThan(2000);
      long outside = window == 0 ? 2 : 0;
      assertThat(counted(report, "queries")).isEqualTo(5002 - outside);
      assertThat(counted(report, SeriesPoint.OUTSIDE)).isEqualTo(outside);
    }
  }

  private static long counted(AnalysisReport report, String metric) {
    return report.windows().stream()
        .flatMap(w -> w.series().stream())
        .filter(point -> point.metric().equals(metric))
        .mapToLong(SeriesPoint::value)
        .sum();
  }

  @Test
  void packetsOfAllCenturiesAreNoMorePointsThanAPlotShows() {
    Random random = new Random(1);
    Frame[] frames = new Frame[20_000];
    Arrays.setAll(frames, i -> query(random.nextLong(YEAR_2106), "a.example.com"));
    for (long step : new long[] {0, SECOND}) {
      AnalysisReport report = new Analysis().step(step).of(frames);
      WindowReport all = report.windows().get(0);
      assertThat(all.series().size()).isLessThan(step == 0 ? 2_100 : 41_000);
      assertThat(counted(report, "queries") + counted(report, SeriesPoint.OUTSIDE))
          .isEqualTo(frames.length);
      assertThat(all.seriesStepNanos()).isGreaterThan(3_600 * SECOND / 4);
    }
  }

  @Test
  void aWindowForEachPacketIsNotAReportForEach() {
    Random random = new Random(2);
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 12_000; i++) {
      long time = T + i * 600 * SECOND;
      frames.add(query(time, "a.example.com"));
      if (i % 100 == 0) {
        frames.add(query(time + SECOND, "b.example.com"));
      }
    }
    AnalysisReport report =
        new Analysis().window(600 * SECOND).tableBytes(2_000_000).of(List.of(frames), 2, 3, random);
    assertThat(report.windows()).hasSize(TimeWindows.MOST_REPORTED);
    assertThat(report.windows().stream().filter(w -> w.totals().queries() == 2)).hasSize(120);
    assertThat(report.windows().get(9_979).totals().startNanos())
        .as("of equals the earliest")
        .isEqualTo((T / 600 / SECOND + 9_979) * 600 * SECOND);
    assertThat(report.extent().otherWindows()).isEqualTo(2_000);
    assertThat(report.extent().otherLedger())
        .containsExactly(new LedgerRow("query", "", 2_000, true));
    assertThat(report.extent().startNanos()).isEqualTo(T);
    assertThat(report.extent().endNanos()).isEqualTo(T + 11_999 * 600 * SECOND);
    for (WindowReport window : report.windows()) {
      assertThat(window.top()).extracting(row -> row.dimension()).contains("name", "client");
      assertThat(window.series()).isNotEmpty();
    }
    List<Frame> shuffled = new ArrayList<>(frames);
    Collections.shuffle(shuffled, random);
    AnalysisReport other = new Analysis().window(600 * SECOND).of(List.of(shuffled), 1, 1, random);
    assertThat(other.extent()).isEqualTo(report.extent());
    assertThat(other.windows().get(9_998).totals()).isEqualTo(report.windows().get(9_998).totals());
  }

  @Test
  void ratesAreOfTheTimeThatWasCaptured() {
    long start = T / (3600 * SECOND) * 3600 * SECOND;
    AnalysisReport report =
        new Analysis()
            .window(3600 * SECOND)
            .of(
                query(start + 3000 * SECOND, "a.example.com"),
                query(start + 4000 * SECOND, "a.example.com"),
                query(start + 7300 * SECOND, "a.example.com"));
    assertThat(report.windows())
        .extracting(w -> w.totals().measuredNanos() / SECOND)
        .containsExactly(600L, 3600L, 100L);
    assertThat(report.extent().startNanos()).isEqualTo(start + 3000 * SECOND);
    assertThat(report.extent().endNanos()).isEqualTo(start + 7300 * SECOND);
  }

  @Test
  void everySecondOfAYearIsAtMostAThousandPoints() {
    Frame[] frames = new Frame[3000];
    Arrays.setAll(frames, i -> query(T + i * 10_000 * SECOND, "www.example.com"));
    WindowReport report = new Analysis().window(frames);
    assertThat(report.series()).hasSizeLessThanOrEqualTo(2 * 1001);
  }

  private static Frame query(long nanos, String name) {
    return Frames.query(nanos, "10.0.0.1", name, Frames.A);
  }
}
