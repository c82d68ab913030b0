package io.toptail.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the report says of responses in words, alike on the terminal and on the page. */
final class ResponseSentences {
  private ResponseSentences() {}

  /** How many queries were answered, and how fast. */
  static String answered(Responses.Outcomes outcomes) {
    String share =
        Figures.percent(Figures.share(outcomes.responded(), outcomes.determined()))
            + " % of "
            + Figures.queries(outcomes.determined())
            + " answered";
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
  static String summary(Responses responses) {
    return responses.evaluated()
        ? answered(responses.outcomes()) + ": " + outcomes(responses.outcomes()) + "."
        : "Not evaluated: " + responses.notEvaluated() + ".";
  }

  /** What else was counted. */
  static String beside(Responses responses) {
    return responses.beside().stream()
        .map(row -> Figures.count(row.count()) + " " + (row.count() == 1 ? one(row) : row.what()))
        .collect(Collectors.joining(" · "));
  }

  /** What is counted, of which there is one. */
  private static String one(Responses.Beside row) {
    return row.what()
        .replaceFirst("^queries\\b", "query")
        .replaceFirst("^(response|retransmission)s\\b", "$1");
  }
}
