package io.toptail.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.toptail.analysis.Frames.Frame;
import io.toptail.compare.Change;
import io.toptail.compare.Change.Kind;
import io.toptail.compare.Comparison;
import io.toptail.report.AnalysisReport;
import io.toptail.report.TextReport;
import io.toptail.report.WindowReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Windows that are compared with those before them, out of packets. */
class SurprisesTest {
  private static final long MINUTE = 60 * Analysis.SECOND;

  @Test
  void whatIsNewInAWindowIsTold() {
    AnalysisReport report = analysis().of(frames().toArray(Frame[]::new));
    assertThat(report.windows()).hasSize(3);
    List<Comparison> windows = report.surprises().windows();
    assertThat(windows).hasSize(2);
    assertThat(windows.get(0).changes()).isEmpty();
    assertThat(windows.get(1).of("name"))
        .extracting(Change::key, Change::kind)
        .containsExactly(tuple("wpad.home", Kind.NEW));
    assertThat(windows.get(1).after().startNanos()).isEqualTo(2 * MINUTE);
    assertThat(new TextReport(100, false).render(report))
        .contains("SURPRISES  each window against the one before")
        .contains(
            "wpad.home (wpad-leak): 0 in the window before, 40 queries of 40 clients in this");
  }

  @Test
  void theResultDependsOnThePacketsOnly() {
    List<Frame> frames = frames();
    AnalysisReport one = analysis().of(frames.toArray(Frame[]::new));
    for (int seed = 0; seed < 3; seed++) {
      Random random = new Random(seed);
      AnalysisReport many = analysis().of(List.of(frames), 3, 4, random);
      assertThat(many.surprises()).isEqualTo(one.surprises());
    }
  }

  @Test
  void longerRanksAreKeptThanTheTopHas() {
    WindowReport window =
        new Analysis().top(2).counts(5).of(frames().toArray(Frame[]::new)).windows().get(0);
    assertThat(window.top().stream().filter(row -> row.dimension().equals("name"))).hasSize(2);
    assertThat(window.counts().rows().stream().filter(row -> row.dimension().equals("name")))
        .hasSize(5)
        .startsWith(
            window.top().stream()
                .filter(row -> row.dimension().equals("name"))
                .toArray(WindowReport.TopRow[]::new));
    assertThat(window.counts().keys()).containsEntry("name", 31L).containsEntry("client", 60L);
  }

  private static Analysis analysis() {
    return new Analysis().window(MINUTE);
  }

  /**
   * Three minutes of the same 30 names from 60 clients; in the last, 40 of them look for a proxy.
   */
  private static List<Frame> frames() {
    List<Frame> frames = new ArrayList<>();
    for (int minute = 0; minute < 3; minute++) {
      for (int i = 0; i < 1_200; i++) {
        long time = minute * MINUTE + i * MINUTE / 1_200;
        String client = "192.0.2." + (1 + i % 60);
        frames.add(Frames.query(time, client, "n" + i % 30 + ".example.com", 1));
        if (minute == 2 && i < 40) {
          frames.add(Frames.query(time, client, "wpad.home", 1));
        }
      }
    }
    return frames;
  }
}
