package io.toptail.report;

import io.toptail.report.TailShape.Bucket;
import io.toptail.report.TailShape.RankShare;
import io.toptail.report.TextPage.Style;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How long the tail is, what explains it, and the groups that nothing explains. */
final class TextTail {
  private static final String UNEXPLAINED = "unexplained";
  private static final int LABELS = 15;
  private static final String SUFFIXES = "private-suffix";

  /** Nobody needs to read the first; the second is what the section before this one says. */
  private static final Set<String> ELSEWHERE = Set.of("explained", "misconfigured");

  private static final int SUFFIXES_SHOWN = 10;

  /** Columns of the figures before a suffix, and of what says how many more symptoms there are. */
  private static final int FIGURES_WIDTH = 47;

  private static final int LONGEST_SUFFIX = 20;
  private static final int OUTCOMES_WIDTH = 20;
  private static final int GROUPS_SHOWN = 5;
  private static final int UNEXPLAINED_SHOWN = 15;

  private TextTail() {}

  static void write(TextPage page, WindowReport window) throws IOException {
    TailShape tail = window.tail();
    if (tail.names() == 0) {
      return;
    }
    page.heading("THE TAIL", TailSentences.headline(tail));
    buckets(page, tail);
    beyond(page, tail);
    readable(page, tail);
  }

  private static void buckets(TextPage page, TailShape tail) throws IOException {
    TextTable table = new TextTable().word("asked", asked -> Style.PLAIN);
    table.figures("names").figures("% of names").figures("queries").figures("% of queries");
    for (Bucket bucket : tail.buckets()) {
      table.row(
          TailSentences.times(bucket),
          Figures.count(bucket.names()),
          Figures.percent(Figures.share(bucket.names(), tail.names())),
          Figures.count(bucket.queries()),
          Figures.percent(Figures.share(bucket.queries(), tail.queries())));
    }
    for (String line : table.isEmpty() ? List.<String>of() : table.lines(page, 2, page.width())) {
      page.line(line);
    }
  }

  private static void beyond(TextPage page, TailShape tail) throws IOException {
    if (tail.beyondRank().isEmpty()) {
      return;
    }
    String shares =
        tail.beyondRank().stream().map(TextTail::beyond).collect(Collectors.joining(" · "));
    page.labelled("beyond rank", LABELS, shares + " of queries");
  }

  private static String beyond(RankShare beyond) {
    return Figures.count(beyond.rank()) + ": " + Figures.percent(beyond.share()) + " %";
  }

  private static void readable(TextPage page, TailShape tail) throws IOException {
    TailView view = tail.view();
    String parts = String.join(" · ", TailSentences.parts(tail));
    if (!parts.isEmpty()) {
      page.labelled("also", LABELS, parts);
    }
    page.labelled("shape", LABELS, String.join(" · ", TailSentences.shape(tail)));
    String explained = String.join(" · ", TailSentences.explained(view));
    if (!explained.isEmpty()) {
      page.labelled("explained", LABELS, explained + " of the tail's names (queries)");
    }
    String missing = TailSentences.notEvaluated(view);
    if (!missing.isEmpty()) {
      page.labelled("not known", LABELS, missing);
    }
    for (TailView.Lane lane : view.lanes()) {
      if (lane.id().equals(SUFFIXES) && !view.suffixes().isEmpty()) {
        suffixes(page, lane, view.suffixes());
      } else if (!ELSEWHERE.contains(lane.id())) {
        lane(page, lane);
      }
    }
  }

  private static void suffixes(TextPage page, TailView.Lane lane, List<TailView.Suffix> suffixes)
      throws IOException {
    TextTable table = new TextTable().figures("names").figures("queries").figures("clients");
    table.figures("domains").text("suffix", 12, Style.BOLD).text("names by what", 40, Style.PLAIN);
    int shown = Math.min(SUFFIXES_SHOWN, suffixes.size());
    int longest =
        suffixes.subList(0, shown).stream().mapToInt(s -> s.suffix().length()).max().orElse(0);
    int room = page.width() - FIGURES_WIDTH - Math.min(LONGEST_SUFFIX, longest);
    for (TailView.Suffix suffix : suffixes.subList(0, shown)) {
      table.row(
          Figures.count(suffix.names()),
          Figures.count(suffix.queries()),
          Figures.count(suffix.clients(), suffix.clientsEstimated()),
          Figures.count(suffix.children()),
          Printable.name(suffix.suffix()),
          symptoms(suffix, room));
    }
    boolean all = shown == suffixes.size();
    title(page, lane, "; by suffix" + (all ? "" : ", the first " + shown));
    rows(page, table);
  }

  /** The first of what was found below a suffix. */
  private static String symptoms(TailView.Suffix suffix, int room) {
    return FittingParts.of(List.of(Printable.text(suffix.symptoms()).split(" · ")), room);
  }

  /** How many names of the lane there are in how many groups, and what is shown of that. */
  private static void title(TextPage page, TailView.Lane lane, String shown) throws IOException {
    String groups = Figures.plural(lane.rows(), "group");
    String size = Figures.plural(lane.names(), "name") + " in " + groups + shown;
    page.line(Style.BOLD, "  " + lane.title() + ": " + size);
  }

  private static void rows(TextPage page, TextTable table) throws IOException {
    for (String line : table.isEmpty() ? List.<String>of() : table.lines(page, 2, page.width())) {
      page.line(line);
    }
  }

  private static void lane(TextPage page, TailView.Lane lane) throws IOException {
    int shown = lane.id().equals(UNEXPLAINED) ? UNEXPLAINED_SHOWN : GROUPS_SHOWN;
    boolean typos = lane.first().stream().anyMatch(row -> !row.meant().isEmpty());
    TextTable table = new TextTable().figures("names").figures("queries").figures("clients");
    table.text("group", 34, Style.BOLD).text("for instance", 20, Style.PLAIN);
    if (typos) {
      table.text("meant", 15, Style.PLAIN);
    } else if (isOutcome(lane) || !isUnexplained(lane)) {
      table.text(isOutcome(lane) ? "outcome" : "why", 19, Style.PLAIN);
    }
    for (TailRow row : lane.first().subList(0, Math.min(shown, lane.first().size()))) {
      group(table, row, typos, lane);
    }
    title(page, lane, shown < lane.rows() ? ", the first " + shown : "");
    rows(page, table);
  }

  /** Whether what became of the queries says more than the explanation. */
  private static boolean isOutcome(TailView.Lane lane) {
    return isUnexplained(lane) && lane.first().stream().anyMatch(r -> !r.outcomes().isEmpty());
  }

  private static boolean isUnexplained(TailView.Lane lane) {
    return lane.first().stream().allMatch(row -> row.explanation().equals(UNEXPLAINED));
  }

  private static String outcomes(TailRow row) {
    return FittingParts.of(List.of(Printable.text(row.outcomes()).split(" · ")), OUTCOMES_WIDTH);
  }

  private static void group(TextTable table, TailRow row, boolean typos, TailView.Lane lane) {
    List<String> cells = new ArrayList<>();
    cells.add(Figures.count(row.names()));
    cells.add(Figures.count(row.queries()));
    cells.add(Figures.count(row.clients(), row.clientsEstimated()));
    cells.add(Printable.name(row.template()));
    cells.add(row.names() == 1 ? "" : Printable.name(row.example()));
    if (typos) {
      cells.add(Printable.name(row.meant()));
    } else if (isOutcome(lane) || !isUnexplained(lane)) {
      cells.add(isOutcome(lane) ? outcomes(row) : Printable.text(row.explanation()));
    }
    table.row(cells.toArray(String[]::new));
  }
}
