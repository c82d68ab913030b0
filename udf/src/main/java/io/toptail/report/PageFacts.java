package io.toptail.report;

import io.toptail.report.WindowReport.Totals;
import java.util.ArrayList;
import java.util.List;

/** The figures at the head of the page. */
final class PageFacts {
  /** {@code note} says what the figure is of, and may be empty. */
  record Fact(String figure, String label, String note) {}

  private PageFacts() {}

  static List<Fact> of(WindowReport window) {
    Totals totals = window.totals();
    List<Fact> facts = new ArrayList<>();
    long nanos = totals.measuredNanos();
    facts.add(
        new Fact(
            Figures.count(totals.queries()),
            "queries",
            Figures.perSecond(totals.queries(), nanos)));
    facts.add(
        new Fact(
            Figures.count(window.leftOut()),
            "left out by rule",
            Figures.percent(window.leftOutShare())
                + (totals.countedFromResponses() ? " % of responses" : " % of queries")));
    facts.add(
        new Fact(Figures.count(totals.countedQueries()), "counted", "the base of every share"));
    facts.add(new Fact(Figures.count(totals.names()), "names", ""));
    facts.add(new Fact(Figures.count(totals.domains()), "domains", "registrable"));
    facts.add(new Fact(Figures.count(totals.clients()), "clients", ""));
    double wrong = Figures.share(totals.misconfiguredQueries(), totals.countedQueries());
    facts.add(
        new Fact(
            Figures.percent(wrong) + " %",
            "misconfigured",
            Figures.plural(totals.misconfiguredNames(), "name")
                + ", "
                + Figures.clients(
                    totals.misconfiguredClients(), totals.misconfiguredClientsEstimated())));
    facts.add(new Fact(Figures.count(totals.responses()), "responses", responses(totals)));
    return facts;
  }

  private static String responses(Totals totals) {
    return totals.countedFromResponses() ? "no query seen: counted from these" : "";
  }
}
