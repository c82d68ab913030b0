package io.toptail.report;

import io.toptail.filter.FilterOption;
import io.toptail.report.Manifest.Damage;
import io.toptail.report.WindowReport.IgnoreCandidate;
import io.toptail.report.WindowReport.LedgerRow;
import io.toptail.report.WindowReport.OwnerShare;
import io.toptail.report.WindowReport.TailShape;
import io.toptail.report.WindowReport.TailShape.Bucket;
import io.toptail.report.WindowReport.Totals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What the report says in words, alike on the terminal and on the page; safe to show. */
final class Sentences {
  private static final int OWNERS_NAMED = 5;

  private Sentences() {}

  /** {@code resolver1.pcap}, or the first of several and how many more. */
  static String inputs(Manifest manifest) {
    List<Manifest.Input> inputs = manifest.inputs();
    if (inputs.isEmpty()) {
      return "no input";
    }
    String first = inputs.get(0).path();
    String shown = first.equals("-") ? "standard input" : Printable.text(first);
    return inputs.size() == 1 ? shown : shown + " and " + (inputs.size() - 1) + " more";
  }

  /**
   * What was counted only, and that a sample stands for itself: {@code --client 192.0.2.0/24 ·
   * --sample 1/10 (1/10 of clients; not scaled up)}. Empty if no filter was set.
   */
  static String filters(Manifest manifest) {
    List<String> filters = new ArrayList<>();
    for (FilterOption option : FilterOption.values()) {
      String value = manifest.options().getOrDefault(option.option(), "none");
      if (value.equals("true")) {
        filters.add(option.id());
      } else if (!value.equals("none") && !value.equals("false")) {
        String sample =
            option == FilterOption.SAMPLE ? " (" + value + " of clients; not scaled up)" : "";
        filters.add(option.id() + " " + Printable.name(value) + sample);
      }
    }
    return String.join(" · ", filters);
  }

  /** What is hidden, and how; empty if nothing is. */
  static String privacy(Manifest manifest) {
    Map<String, String> options = manifest.options();
    String servers =
        options.getOrDefault("anonymize-servers", "false").equals("true") ? " and servers" : "";
    List<String> sentences = new ArrayList<>();
    switch (options.getOrDefault("anonymize", "none")) {
      case "cryptopan" ->
          sentences.add("Clients" + servers + " are shown by pseudonyms, not by their addresses.");
      case "truncate" -> sentences.add("Clients" + servers + " are shown by their networks only.");
      default -> {}
    }
    String clients = options.getOrDefault("min-clients", "1");
    if (!clients.equals("1")) {
      sentences.add(
          "Names that fewer than " + Printable.text(clients) + " clients asked for are masked.");
    }
    return String.join(" ", sentences);
  }

  static String responses(Totals totals) {
    if (totals.countedFromResponses()) {
      return "counted from " + Figures.plural(totals.responses(), "response") + ", no query seen";
    }
    return totals.responses() == 0
        ? "no responses in capture"
        : Figures.plural(totals.responses(), "response");
  }

  /**
   * {@code 15 of these 50 names belong to Meta (Facebook), 12 to Google, …}. Empty without names.
   */
  static String ownersOfTop(WindowReport window) {
    int shown = Dimensions.of(window).getOrDefault("name", List.of()).size();
    int unknown = shown;
    List<OwnerShare> owners = new ArrayList<>();
    for (OwnerShare share : window.ownerOfTop()) {
      if (!share.owner().isEmpty()) {
        owners.add(share);
        unknown -= share.names();
      }
    }
    if (shown == 0) {
      return "";
    }
    if (owners.isEmpty()) {
      return "None of these " + Figures.plural(shown, "name") + " has a known owner.";
    }
    StringBuilder text = new StringBuilder();
    for (OwnerShare share : owners.subList(0, Math.min(OWNERS_NAMED, owners.size()))) {
      if (text.length() == 0) {
        text.append(Figures.count(share.names()))
            .append(" of these ")
            .append(Figures.plural(shown, "name"));
        text.append(share.names() == 1 ? " belongs to " : " belong to ");
      } else {
        text.append(", ").append(Figures.count(share.names())).append(" to ");
      }
      text.append(Printable.text(share.owner()));
    }
    if (owners.size() > OWNERS_NAMED) {
      int rest =
          owners.subList(OWNERS_NAMED, owners.size()).stream().mapToInt(OwnerShare::names).sum();
      int more = owners.size() - OWNERS_NAMED;
      String others = Figures.plural(more, "other");
      text.append(rest == more && more > 1 ? ", 1 each to " : ", " + Figures.count(rest) + " to ")
          .append(others);
    }
    if (unknown > 0) {
      text.append("; ").append(Figures.count(unknown)).append(unknown == 1 ? " has" : " have");
      text.append(" no known owner");
    }
    return text.append('.').toString();
  }

  /** {@code one name is 31.0 % of all queries, asked by 4,012 clients}. */
  static String candidate(IgnoreCandidate candidate) {
    return "one name is "
        + Figures.percent(candidate.share())
        + " % of all queries, asked by "
        + Figures.count(candidate.clients(), candidate.clientsEstimated())
        + (candidate.clients() == 1 ? " client" : " clients");
  }

  /** Where, how much, and why; the path comes separately. */
  static String damage(Damage damage) {
    String lost =
        damage.length() < 0
            ? "an unknown number of bytes lost"
            : Figures.plural(damage.length(), "byte") + " lost";
    return "cut off or broken at byte "
        + Figures.count(damage.offset())
        + ", "
        + lost
        + ": "
        + Printable.text(damage.reason());
  }

  /**
   * {@code and 12,345 more places, 990 of them in manifest.json}; empty if all are shown.
   *
   * @param shown how many are shown at most
   */
  static String moreDamages(Manifest manifest, int shown) {
    int listed = manifest.damages().size();
    long more = manifest.damagedPlaces() - Math.min(shown, listed);
    if (more <= 0) {
      return "";
    }
    String text = "and " + Figures.plural(more, "more place");
    long inManifest = Math.max(0, listed - shown);
    if (inManifest == 0) {
      return text;
    }
    String where = inManifest == more ? "" : Figures.count(inManifest) + " of them ";
    return text + (where.isEmpty() ? " " : ", " + where) + "in manifest.json";
  }

  /** What is wrong with the times of packets, over all inputs; empty if nothing. */
  static List<String> clock(Manifest manifest) {
    List<String> sentences = new ArrayList<>();
    clock(
        sentences,
        manifest.inputs().stream().mapToLong(input -> input.clock().oddTimes()),
        "with times before 1990 or more than a year away from most of their file");
    clock(
        sentences,
        manifest.inputs().stream().mapToLong(input -> input.clock().backwards()),
        "earlier than the packet before them");
    return sentences;
  }

  private static void clock(List<String> sentences, LongStream byFile, String what) {
    LongSummaryStatistics packets = byFile.filter(count -> count > 0).summaryStatistics();
    if (packets.getCount() > 0) {
      String files = packets.getCount() == 1 ? "one file" : packets.getCount() + " files";
      sentences.add(Figures.plural(packets.getSum(), "packet") + " in " + files + " " + what + ".");
    }
  }

  /** {@code 12,345 windows with fewer packets than these have no report.} Empty without. */
  static String otherWindows(Extent extent) {
    return extent.otherWindows() == 0
        ? ""
        : Figures.plural(extent.otherWindows(), "window")
            + " with fewer packets than these "
            + (extent.otherWindows() == 1 ? "has" : "have")
            + " no report";
  }

  /** {@code The capture lost 1,204 packets before we saw it.} Empty if it lost none. */
  static String lost(Manifest manifest) {
    long lost = manifest.lostPackets();
    if (lost == 0) {
      return "";
    }
    boolean one = manifest.inputs().size() == 1;
    return (one ? "The capture lost " : "The captures lost ")
        + Figures.plural(lost, "packet")
        + " before we saw "
        + (one ? "it." : "them.");
  }

  /** {@code not DNS (TCP/443)}. */
  static String outcome(LedgerRow row) {
    return outcome(row.outcome(), row.detail());
  }

  /** {@code malformed (label-type)}. */
  static String outcome(String outcome, String detail) {
    String text = Printable.text(outcome);
    return detail.isEmpty() ? text : text + " (" + Printable.text(detail) + ")";
  }

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
  static String tail(TailShape tail) {
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
  static List<String> tailParts(TailShape tail) {
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
  static List<String> tailShape(TailShape tail) {
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
  static String tailNotEvaluated(TailView view) {
    return view.outcomesKnown() || view.shares().isEmpty()
        ? ""
        : "no responses were joined, so no name is called failed: the groups that many ask in vain"
            + " and those of one failing client are not told apart, and plain names may not exist";
  }

  /** What {@code ~} means, with its error at the 95 % level (two standard errors). */
  static String estimates(Manifest manifest) {
    String error = String.format(Locale.ROOT, "%.1f", 2 * manifest.estimateError() * 100);
    return "~ marks an estimated number of clients: within ± " + error + " % in 95 cases of 100.";
  }

  /** How many queries were answered, and how fast. */
  static String answered(Responses.Outcomes outcomes) {
    String share =
        Figures.percent(Figures.share(outcomes.responded(), outcomes.determined()))
            + " % of "
            + Figures.count(outcomes.determined())
            + " queries answered";
    return outcomes.p50Nanos() < 0
        ? share
        : share
            + " · p50 "
            + Figures.millis(outcomes.p50Nanos())
            + " ms · p95 "
            + Figures.millis(outcomes.p95Nanos())
            + " ms · p99 "
            + Figures.millis(outcomes.p99Nanos())
            + " ms";
  }

  /** All outcomes that there are, with their shares. */
  static String outcomes(Responses.Outcomes outcomes) {
    List<String> parts = new ArrayList<>();
    part(parts, "answer", outcomes.answer(), outcomes);
    part(parts, "NODATA", outcomes.nodata(), outcomes);
    part(parts, "referral", outcomes.referral(), outcomes);
    part(parts, "truncated", outcomes.truncated(), outcomes);
    part(parts, "NXDOMAIN", outcomes.nxdomain(), outcomes);
    part(parts, "SERVFAIL", outcomes.servfail(), outcomes);
    part(parts, "REFUSED", outcomes.refused(), outcomes);
    part(parts, "other", outcomes.other(), outcomes);
    part(parts, "unanswered", outcomes.unanswered(), outcomes);
    part(parts, "undetermined (sent at the end)", outcomes.undetermined(), outcomes);
    return String.join(" · ", parts);
  }

  private static void part(
      List<String> parts, String what, long count, Responses.Outcomes outcomes) {
    if (count > 0) {
      String share = Figures.percent(Figures.share(count, outcomes.queries()));
      parts.add(what + " " + Figures.count(count) + " (" + share + " %)");
    }
  }

  /** What became of the queries, whole. */
  static String responses(Responses responses) {
    return responses.evaluated()
        ? answered(responses.outcomes()) + ": " + outcomes(responses.outcomes()) + "."
        : "Not evaluated: " + responses.notEvaluated() + ".";
  }

  /** What else was counted. */
  static String beside(Responses responses) {
    return responses.beside().stream()
        .map(row -> Figures.count(row.count()) + " " + row.what())
        .collect(Collectors.joining(" · "));
  }
}
