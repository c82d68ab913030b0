package io.toptail.tail;

import io.toptail.detect.Detector;
import io.toptail.detect.Severity;
import io.toptail.dns.Outcome;
import io.toptail.name.Template;
import io.toptail.name.WireName;
import io.toptail.report.TailRow;
import io.toptail.row.Knowledge;
import io.toptail.row.MaskedName;
import io.toptail.row.QueryTypes;
import io.toptail.row.ShownText;
import io.toptail.tally.TallyTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes of a group of the tail what the report shows. */
public final class TailRowMaker {
  private final Knowledge knowledge;
  private final TailRank rank;
  private final TailOrder order;
  private final TailTypos typos;
  private final ShownText shown;

  public TailRowMaker(Knowledge knowledge, TailOrder order, TailTypos typos, ShownText shown) {
    this.knowledge = knowledge;
    this.rank = new TailRank(knowledge);
    this.order = order;
    this.typos = typos;
    this.shown = shown;
  }

  /** A row with a payload. */
  public TailRow row(TallyTable table, int entry) {
    int example = TailCells.example(table.keys(entry), table.keyOffset(entry));
    return row(
        table,
        entry,
        order.explanation(table, entry),
        table.keys(entry),
        example,
        TailCells.of(table, entry),
        0,
        order.target(table, entry));
  }

  /**
   * A group.
   *
   * @param target what its domain is mistyped for; -1 if it is not
   */
  public TailRow row(TailGroups groups, int group, int target) {
    TallyTable table = groups.table();
    return row(
        table,
        group,
        TailKey.explanation(table.keys(group), table.keyOffset(group)),
        groups.examples(),
        groups.example(group),
        groups.cells(),
        TailGroups.cell(group),
        target);
  }

  private TailRow row(
      TallyTable table,
      int entry,
      TailExplanation explanation,
      byte[] examples,
      int exampleAt,
      long[] cells,
      int at,
      int target) {
    int number = TailKey.detector(table.keys(entry), table.keyOffset(entry));
    Detector detector = number < 0 ? null : knowledge.detectors.get(number);
    String example = shown.name(examples, exampleAt);
    boolean isNew = order.isNew(table, entry);
    Severity severity = rank.severity(explanation, number, cells, at);
    String correction = target < 0 ? correction(detector, examples, exampleAt) : meant(target);
    return new TailRow(
        rank.lane(table, entry, explanation, cells, at, isNew).id(),
        table.names(entry) == 1 ? example : template(table, entry),
        example,
        table.names(entry),
        table.count(entry),
        table.clients(entry),
        table.clientsEstimated(entry),
        table.first(entry),
        table.last(entry),
        detector == null ? explanation.id() : detector.id(),
        rank.score(table, entry, explanation, cells, at, isNew),
        severity == null ? "" : severity.name().toLowerCase(Locale.ROOT),
        correction,
        QueryTypes.text(cells[at + TailCells.TYPES]),
        outcomes(cells, at),
        detector == null ? who(explanation) : detector.info().who(),
        detector == null ? fix(explanation) : detector.info().fix());
  }

  private String template(TallyTable table, int entry) {
    byte[] keys = table.keys(entry);
    int key = table.keyOffset(entry);
    int from = key + TailKey.TEMPLATE;
    boolean literal = Template.hasLiteral(keys, from, Template.length(keys, from));
    if (!literal || !shown.masks(table.clients(entry))) {
      return TailKey.template(table, entry);
    }
    if ((TailKey.flags(keys, key) & TailKey.WIDE) != 0) {
      return MaskedName.TEXT + "." + Template.toText(keys, TailKey.domain(keys, key));
    }
    int top = from;
    for (int at = from; keys[at] != 0; at += 1 + (keys[at] & 0xFF)) {
      top = at;
    }
    return shown.masked(Template.toText(keys, top));
  }

  private String meant(int target) {
    return shown.masks(typos.clients(target)) ? "" : typos.text(target);
  }

  private static String correction(Detector detector, byte[] examples, int at) {
    if (detector == null || MaskedName.is(examples, at)) {
      return "";
    }
    int end = at;
    while (examples[end] != 0) {
      end += 1 + examples[end];
    }
    return detector.meant(new WireName().wrap(examples, at, end + 1 - at));
  }

  private static String outcomes(long[] cells, int at) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < Outcome.count(); i++) {
      long queries = cells[at + TailCells.OUTCOMES + i];
      if (queries > 0) {
        parts.add(Outcome.of(i).text() + " " + queries);
      }
    }
    return String.join(" · ", parts);
  }

  private static String who(TailExplanation explanation) {
    return switch (explanation) {
      case TYPO -> "Whoever configured the asking client.";
      case BIT_FLIP -> "The owner of the asking client.";
      case SUBDOMAINS -> "Whoever runs the asking clients, and the owner of the domain.";
      default -> "";
    };
  }

  private static String fix(TailExplanation explanation) {
    return switch (explanation) {
      case TYPO -> "Correct the name in the configuration of the client.";
      case BIT_FLIP -> "Test the memory of the client, and of the resolver if several ask.";
      case SUBDOMAINS ->
          "Look at who asks: many clients that ask for names which do not exist are an attack on the"
              + " domain, one client tries names out.";
      default -> "";
    };
  }
}
