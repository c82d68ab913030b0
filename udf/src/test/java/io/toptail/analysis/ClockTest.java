package io.toptail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.analysis.Frames.Frame;
import io.toptail.report.AnalysisReport;
import io.toptail.report.Manifest;
import io.toptail.report.WindowReport;
import io.toptail.report.WindowReport.SeriesPoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Clocks that were never set, run wild, or run backwards. */
class ClockTest {
  private static final long START = 1_700_000_000L * Analysis.SECOND;
  private static final long FUTURE = 4_294_000_000L * Analysis.SECOND;
  private static final long HOUR = 3_600 * Analysis.SECOND;

  private static List<Frame> minutes(long start, int count) {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = i % 3 == 0 ? "a.example" : "b" + i % 7 + ".example";
      frames.add(query(start + i * Analysis.SECOND, "10.0.0." + i % 5, name));
    }
    return frames;
  }

  private static Frame query(long nanos, String client, String name) {
    return Frames.query(nanos, client, name, 1);
  }

  private static AnalysisReport analyze(Analysis analysis, List<List<Frame>> files) {
    return analysis.of(files, 1, 1, new Random(0));
  }

  private static List<Long> oddTimes(AnalysisReport report) {
    return report.manifest().inputs().stream().map(input -> input.clock().oddTimes()).toList();
  }

  @Test
  void aPacketFromTheFutureStretchesNeitherPeriodNorSeries() {
    List<Frame> frames = minutes(START, 100);
    WindowReport alone = analyze(new Analysis(), List.of(frames)).windows().get(0);
    frames.add(50, query(FUTURE, "10.0.0.1", "a.example"));
    frames.add(70, query(5 * Analysis.SECOND, "10.0.0.1", "a.example"));
    AnalysisReport report = analyze(new Analysis(), List.of(frames));
    assertThat(oddTimes(report)).containsExactly(2L, 0L);
    WindowReport window = report.windows().get(0);
    assertThat(window.totals().startNanos()).isEqualTo(alone.totals().startNanos());
    assertThat(window.totals().endNanos()).isEqualTo(alone.totals().endNanos());
    assertThat(window.totals().queries()).isEqualTo(102);
    assertThat(window.seriesStepNanos()).isEqualTo(Analysis.SECOND);
    assertThat(window.series())
        .hasSize(alone.series().size() + 1)
        .containsAll(alone.series())
        .contains(new SeriesPoint(window.totals().startNanos(), SeriesPoint.OUTSIDE, "", 2));
  }

  @Test
  void aClockThatWasNeverSetIsBelievedOnlyIfThereIsNoOther() {
    List<Frame> unset = minutes(10 * Analysis.SECOND, 60);
    List<Frame> booted = new ArrayList<>(unset);
    booted.addAll(minutes(START, 20));
    AnalysisReport report = analyze(new Analysis(), List.of(booted, unset));
    assertThat(oddTimes(report)).containsExactly(60L, 60L);
    assertThat(report.windows().get(0).totals().startNanos()).isEqualTo(START);
    AnalysisReport alone = analyze(new Analysis(), List.of(unset));
    assertThat(oddTimes(alone)).containsExactly(60L, 0L);
    assertThat(alone.windows().get(0).totals().startNanos()).isEqualTo(10 * Analysis.SECOND);
    assertThat(alone.windows().get(0).totals().endNanos()).isEqualTo(69 * Analysis.SECOND);
  }

  @Test
  void filesMayBeYearsApart() {
    List<Frame> old = minutes(START - 15 * 8_760 * HOUR, 10);
    AnalysisReport report = analyze(new Analysis(), List.of(minutes(START, 40), old));
    assertThat(oddTimes(report)).containsExactly(0L, 0L);
    assertThat(report.windows().get(0).totals().startNanos()).isEqualTo(START - 15 * 8_760 * HOUR);
    assertThat(report.windows().get(0).totals().endNanos()).isEqualTo(START + 39 * Analysis.SECOND);
  }

  @Test
  void aGapOfMonthsIsNoDamage() {
    List<Frame> frames = minutes(START, 40);
    frames.addAll(minutes(START + 300 * 24 * HOUR, 2));
    assertThat(oddTimes(analyze(new Analysis(), List.of(frames)))).containsExactly(0L, 0L);
  }

  @Test
  void theOrderOfPacketsDoesNotMatter() {
    List<Frame> frames = minutes(START, 200);
    frames.add(query(FUTURE, "10.0.0.1", "a.example"));
    frames.add(query(0, "10.0.0.2", "c.example"));
    for (long width : new long[] {0, 30 * Analysis.SECOND}) {
      AnalysisReport inOrder = analyze(new Analysis().window(width), List.of(frames));
      Random random = new Random(2);
      for (int i = 0; i < 10; i++) {
        List<Frame> shuffled = new ArrayList<>(frames);
        Collections.shuffle(shuffled, random);
        AnalysisReport report =
            new Analysis().window(width).of(List.of(shuffled), 1 + i % 3, 1 + i % 2, random);
        assertThat(report).usingRecursiveComparison().isEqualTo(inOrder);
      }
    }
  }

  @Test
  void nothingIsSaidOfGoodClocks() {
    AnalysisReport report = analyze(new Analysis(), List.of(minutes(START, 3)));
    assertThat(report.manifest().inputs())
        .extracting(Manifest.Input::clock)
        .containsOnly(new Manifest.Clock(0, 0));
  }
}
