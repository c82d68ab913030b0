package io.toptail.assembly;

import io.toptail.report.TailFigures;
import io.toptail.report.TailFigures.Part;
import io.toptail.report.TailFigures.RankShare;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tail by each of its definitions, from how many names were asked how often. */
final class TailFigureAssembler {
  private static final long[] COUNTS = {1, 3, 10};
  private static final long[] TOP = {10, 100, 1000};
  private static final long RANK = 1000;
  private static final int MASS = 20;
  private static final long FIRST_FITTED = 10;

  private final TreeMap<Long, Long> namesByCount;
  private final long names;
  private final long queries;

  TailFigureAssembler(TreeMap<Long, Long> namesByCount, long names, long queries) {
    this.namesByCount = namesByCount;
    this.names = names;
    this.queries = queries;
  }

  TailFigures figures(long domains, long templates) {
    List<Part> parts = new ArrayList<>();
    for (long count : COUNTS) {
      parts.add(byCount(count));
    }
    parts.add(byRank());
    parts.add(byMass());
    List<RankShare> top = new ArrayList<>();
    for (long rank : TOP) {
      if (rank <= names) {
        top.add(new RankShare(rank, TopAssembler.share(queriesOfFirst(rank), queries)));
      }
    }
    long once = namesByCount.getOrDefault(1L, 0L);
    return new TailFigures(domains, templates, once, parts, top, slope());
  }

  private Part byCount(long most) {
    long tail = 0;
    long asked = 0;
    for (Map.Entry<Long, Long> entry : namesByCount.headMap(most, true).entrySet()) {
      tail += entry.getValue();
      asked += entry.getKey() * entry.getValue();
    }
    String times = most == 1 ? "asked once" : "asked at most " + most + " times";
    return part("count-" + most, times, tail, asked);
  }

  private Part byRank() {
    long tail = Math.max(0, names - RANK);
    long asked = queries - queriesOfFirst(RANK);
    return part("rank-" + RANK, "beyond rank 1,000", tail, asked);
  }

  /** The names asked least that together have no more than a fifth of the queries. */
  private Part byMass() {
    long left = queries * MASS / 100;
    long tail = 0;
    long asked = 0;
    for (Map.Entry<Long, Long> entry : namesByCount.entrySet()) {
      long fitting = Math.min(entry.getValue(), left / entry.getKey());
      tail += fitting;
      asked += fitting * entry.getKey();
      left -= fitting * entry.getKey();
      if (fitting < entry.getValue()) {
        break;
      }
    }
    return part("mass-" + MASS, "the last " + MASS + " % of queries", tail, asked);
  }

  private Part part(String id, String definition, long tail, long asked) {
    return new Part(id, definition, tail, asked, tail == 0 ? 0 : names - tail + 1);
  }

  private long queriesOfFirst(long rank) {
    long left = rank;
    long asked = 0;
    for (Map.Entry<Long, Long> entry : namesByCount.descendingMap().entrySet()) {
      long taken = Math.min(left, entry.getValue());
      asked += taken * entry.getKey();
      left -= taken;
    }
    return asked;
  }

  /** Least squares of log count over log rank, every rank one point. */
  private double slope() {
    long last = names / 10;
    if (last <= FIRST_FITTED) {
      return 0;
    }
    double n = last - FIRST_FITTED + 1;
    double x = 0;
    double xx = 0;
    double y = 0;
    double xy = 0;
    long before = 0;
    for (Map.Entry<Long, Long> entry : namesByCount.descendingMap().entrySet()) {
      double count = Math.log(entry.getKey());
      long to = Math.min(last, before + entry.getValue());
      for (long rank = Math.max(FIRST_FITTED, before + 1); rank <= to; rank++) {
        double log = Math.log(rank);
        x += log;
        xx += log * log;
        y += count;
        xy += log * count;
      }
      before += entry.getValue();
    }
    return (n * xy - x * y) / (n * xx - x * x);
  }
}
