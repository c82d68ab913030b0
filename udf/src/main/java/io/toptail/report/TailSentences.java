package io.toptail.report;

import io.toptail.report.TailShape.Bucket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the report says of the tail in words, alike on the terminal and on the page. */
final class TailSentences {
  private TailSentences() {}

  /** {@code once}, {@code 3–10 times}, {@code more than 1,000 times}. */
  static String times(Bucket bucket) {
    if (bucket.maxCount() == 1) {
      return "once";
    }
    if (bucket.minCount() == bucket.maxCount()) {
      return bucket.minCount() == 2 ? "twice" : Figures.count(bucket.minCount()) + " times";
    }
    if (bucket.maxCount() == Long.MAX_VALUE) {
      return Figures.count(bucket.minCount()) + " times or more";
    }
    return Figures.count(bucket.minCount()) + "–" + Figures.count(bucket.maxCount()) + " times";
  }

  /** The names asked at most three times. */
  static String headline(TailShape tail) {
    for (TailFigures.Part part : tail.figures().parts()) {
      if (part.id().equals("count-3")) {
        return Figures.plural(part.names(), "name")
            + " "
            + part.definition()
            + ": "
            + Figures.percent(Figures.share(part.names(), tail.names()))
            + " % of names, "
            + Figures.percent(Figures.share(part.queries(), tail.queries()))
            + " % of queries";
      }
    }
    return Figures.plural(tail.names(), "name");
  }

  /** The tail by its other definitions. */
  static List<String> parts(TailShape tail) {
    List<String> parts = new ArrayList<>();
    for (TailFigures.Part part : tail.figures().parts()) {
      if (!part.id().startsWith("count-") && part.names() > 0) {
        parts.add(
            part.definition()
                + ": "
                + Figures.plural(part.names(), "name")
                + " from rank "
                + Figures.count(part.fromRank())
                + ", "
                + Figures.percent(Figures.share(part.queries(), tail.queries()))
                + " % of queries");
      }
    }
    return parts;
  }

  /** In which units the names can be counted, and how steep their distribution is. */
  static List<String> shape(TailShape tail) {
    TailFigures figures = tail.figures();
    List<String> shape = new ArrayList<>();
    shape.add(Figures.plural(tail.names(), "name"));
    shape.add(Figures.plural(figures.domains(), "registrable domain"));
    shape.add(Figures.plural(figures.templates(), "template"));
    String unseen = Figures.percent(Figures.share(figures.askedOnce(), tail.queries()));
    shape.add("the next query asks a new name with a chance of " + unseen + " %");
    if (figures.slope() != 0) {
      shape.add(String.format(Locale.ROOT, "Zipf slope %.2f", figures.slope()));
    }
    return shape;
  }

  /**
   * What explains the tail, by kind of explanation, largest share of its names first.
   *
   * @return {@code misconfigured 31.0 % (12.1 %)}: of its names, and of its queries
   */
  static List<String> explained(TailView view) {
    Map<String, long[]> sums = new LinkedHashMap<>();
    long names = 0;
    long queries = 0;
    for (TailView.Share share : view.shares()) {
      long[] sum = sums.computeIfAbsent(share.title(), k -> new long[2]);
      sum[0] += share.names();
      sum[1] += share.queries();
      names += share.names();
      queries += share.queries();
    }
    List<String> parts = new ArrayList<>();
    List<Map.Entry<String, long[]>> sorted = new ArrayList<>(sums.entrySet());
    sorted.sort(
        Comparator.comparingLong((Map.Entry<String, long[]> e) -> e.getValue()[0]).reversed());
    for (Map.Entry<String, long[]> entry : sorted) {
      if (entry.getValue()[0] > 0) {
        parts.add(
            entry.getKey()
                + " "
                + Figures.percent(Figures.share(entry.getValue()[0], names))
                + " % ("
                + Figures.percent(Figures.share(entry.getValue()[1], queries))
                + " %)");
      }
    }
    return parts;
  }

  /** What cannot be said of the tail for want of responses; empty if they are there. */
  static String notEvaluated(TailView view) {
    return view.outcomesKnown() || view.shares().isEmpty()
        ? ""
        : "no responses were joined, so no name is called failed: the groups that many ask in vain"
            + " and those of one failing client are not told apart, and plain names may not exist";
  }
}
