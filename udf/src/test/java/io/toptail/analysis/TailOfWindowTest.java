package io.toptail.analysis;

import static io.toptail.analysis.Analysis.SECOND;
import static io.toptail.analysis.Frames.A;
import static io.toptail.analysis.Frames.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.toptail.analysis.Frames.Frame;
import io.toptail.report.TailRow;
import io.toptail.report.TailShape.Bucket;
import io.toptail.report.TailShape.RankPoint;
import io.toptail.report.TailShape.RankShare;
import io.toptail.report.WindowReport;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shape of the tail and what explains it, counted by hand. */
class TailOfWindowTest {
  private static final long T = 1_700_000_000L * SECOND;
  private static final String PC = "10.0.0.1";
  private static final String PHONE = "10.0.0.2";

  @Test
  void describesTheTailByCountAndRank() {
    List<Frame> frames = new ArrayList<>();
    int[] counts = {40, 10, 4, 3, 2, 2, 1, 1, 1, 1, 1, 1};
    for (int name = 0; name < counts.length; name++) {
      for (int i = 0; i < counts[name]; i++) {
        frames.add(query(T, PC, "n" + name + ".site.com", A));
      }
    }
    WindowReport report = new Analysis().window(frames.toArray(Frame[]::new));
    assertThat(report.tail().names()).isEqualTo(12);
    assertThat(report.tail().queries()).isEqualTo(67);
    assertThat(report.tail().buckets())
        .containsExactly(
            new Bucket(1, 1, 6, 6),
            new Bucket(2, 2, 2, 4),
            new Bucket(3, 10, 3, 17),
            new Bucket(11, 100, 1, 40));
    assertThat(report.tail().ranks())
        .startsWith(new RankPoint(1, 40), new RankPoint(2, 10), new RankPoint(3, 4))
        .endsWith(new RankPoint(12, 1));
    assertThat(report.tail().beyondRank()).containsExactly(new RankShare(10, 2 / 67.0));
  }

  @Test
  void groupsTheTailByWhatExplainsIt() {
    WindowReport report =
        new Analysis()
            .window(
                query(T, PC, "a.local", A),
                query(T, PHONE, "b.local", A),
                query(T + 3, PC, "x.site.com", A),
                query(T + 1, PC, "y.site.com", A),
                query(T + 2, PC, "y.site.com", A),
                query(T, PC, "x3f9a0b1c2d.site.org", A),
                query(T, PC, "f3f9a0b1c2d.site.org", A));
    assertThat(report.tailRows())
        .extracting(TailRow::lane, TailRow::template, TailRow::example, TailRow::names)
        .containsExactly(
            tuple("private-suffix", "‹var›.local", "a.local", 2L),
            tuple("unexplained", "f3f9a0b1c2d.site.org", "f3f9a0b1c2d.site.org", 1L),
            tuple("explained", "‹var›.com", "y.site.com", 2L),
            tuple("explained", "x3f9a0b1c2d.site.org", "x3f9a0b1c2d.site.org", 1L));
    assertThat(report.tailRows())
        .extracting(TailRow::explanation, TailRow::queries, TailRow::clients)
        .containsExactly(
            tuple("mdns-local-name", 2L, 2L),
            tuple("unexplained", 1L, 1L),
            tuple("plain-name", 3L, 1L),
            tuple("plain-name", 1L, 1L));
    assertThat(report.tailRows().get(2).firstSeenNanos()).isEqualTo(T + 1);
    assertThat(report.tailRows().get(2).lastSeenNanos()).isEqualTo(T + 3);
  }
}
