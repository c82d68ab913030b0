package io.toptail.report;

import java.util.ArrayList;
import java.util.List;

/** The tail of a {@link SampleReport}. */
final class SampleTail {
  private SampleTail() {}

  static TailShape tail(long divisor, List<TailRow> rows) {
    List<TailShape.RankPoint> ranks = new ArrayList<>();
    for (long rank = 1; rank < 239_202; rank = Math.max(rank + 1, rank * 6 / 5)) {
      ranks.add(new TailShape.RankPoint(rank, Math.max(1, 52_113 / rank)));
    }
    ranks.add(new TailShape.RankPoint(239_202, 1));
    return new TailShape(
        239_202,
        SampleReport.COUNTED / divisor,
        List.of(
            new TailShape.Bucket(1, 1, 160_300, 160_300 / divisor),
            new TailShape.Bucket(2, 2, 41_030, 82_060 / divisor),
            new TailShape.Bucket(3, 10, 30_112, 140_900 / divisor),
            new TailShape.Bucket(11, 100, 7_101, 201_300 / divisor),
            new TailShape.Bucket(101, 1_000, 601, 150_990 / divisor),
            new TailShape.Bucket(1_001, Long.MAX_VALUE, 58, 202_050 / divisor)),
        ranks,
        List.of(
            new TailShape.RankShare(10, 0.8123),
            new TailShape.RankShare(100, 0.6304),
            new TailShape.RankShare(1_000, 0.4417),
            new TailShape.RankShare(10_000, 0.2981),
            new TailShape.RankShare(100_000, 0.1484)),
        new TailFigures(
            61_480,
            2_911,
            160_300,
            List.of(
                new TailFigures.Part(
                    "count-3", "asked at most 3 times", 201_330, 242_360 / divisor, 37_873),
                new TailFigures.Part(
                    "rank-1000", "beyond rank 1,000", 238_202, 410_000 / divisor, 1_001)),
            List.of(new TailFigures.RankShare(10, 0.1877)),
            -0.9312),
        new TailView(
            List.of(
                new TailView.Share("disposable-zone", "disposable names", 88_000, 90_000, 1, 2, 3),
                new TailView.Share("rfc1918-ptr", "misconfigured", 60_000, 70_000, 1, 2, 3),
                new TailView.Share("unexplained", "unexplained", 1_204, 1_500, 1, 2, 3)),
            lanes(rows),
            List.of(
                new TailView.Suffix(
                    SampleReport.HOSTILE.get(0), 3, 4, 5, 6, true, "a.lan", "private-suffix 4")),
            divisor > 1));
  }

  private static List<TailView.Lane> lanes(List<TailRow> rows) {
    List<TailView.Lane> lanes = new ArrayList<>();
    for (String id : List.of("unexplained", "misconfigured")) {
      List<TailRow> first = rows.stream().filter(row -> row.lane().equals(id)).toList();
      lanes.add(new TailView.Lane(id, "lane " + id, first.size(), 5_000, first));
    }
    return lanes;
  }

  static List<TailRow> tailRows(long start, int more) {
    List<TailRow> rows = new ArrayList<>();
    for (int i = 0; i < 24 + more; i++) {
      boolean known = i % 3 == 2;
      String explanation =
          known ? SampleMistakes.DETECTORS[i % SampleMistakes.DETECTORS.length][0] : "unexplained";
      String domain = "vendor-" + i + ".example";
      String example =
          i == 3 ? SampleReport.HOSTILE.get(0) : "dev" + (4_411 + i) + ".sync." + domain;
      rows.add(
          new TailRow(
              known ? "misconfigured" : "unexplained",
              "dev‹num:4›.sync." + domain,
              example,
              412 / (i + 1) + 1,
              800 / (i + 1) + 1,
              398 / (i + 1) + 1,
              i == 0,
              start + i * SampleReport.SECOND,
              start + 500 * SampleReport.SECOND,
              explanation,
              30 - i % 30,
              known ? "low" : "",
              i == 5 ? SampleReport.HOSTILE.get(0) : "",
              "A AAAA",
              i % 2 == 0 ? "" : "NXDOMAIN " + i + " · answered 1",
              known ? "The administrator of the network." : "",
              known ? "Serve the zone locally." : ""));
    }
    return rows;
  }
}
