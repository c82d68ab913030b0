package io.toptail.report;

import io.toptail.report.WindowReport.LedgerRow;
import io.toptail.report.WindowReport.LostRow;
import io.toptail.report.WindowReport.MisconfigurationRow;
import io.toptail.report.WindowReport.ReassembledRow;
import io.toptail.report.WindowReport.TopRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the template sets without any script: the busiest window's head, its largest tables, and
 * what was read. All figures are formatted; all text is safe to show, and the template escapes it.
 */
final class PageModel {
  private static final int ROWS = 100;

  /** Characters for the symptoms of a client. */
  private static final int SYMPTOMS = 120;

  private PageModel() {}

  static Map<String, Object> of(AnalysisReport report, List<WindowReport> windows) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("inputs", Sentences.inputs(report.manifest()));
    model.put("filters", Sentences.filters(report.manifest()));
    model.put("privacy", Sentences.privacy(report.manifest()));
    model.put("version", report.manifest().version());
    boolean estimated = windows.stream().anyMatch(TextSummary::anyEstimate);
    model.put("estimates", estimated ? Sentences.estimates(report.manifest()) : "");
    model.put("seenFrom", EvaluationText.seenFrom(report.manifest()));
    model.put("run", run(report.manifest()));
    model.put("earlier", report.windows().size() - windows.size());
    model.put("ranges", ranges(windows));
    model.put("otherWindows", otherWindows(report.extent()));
    model.put("surprises", PageChanges.of(report.surprises()));
    if (!windows.isEmpty()) {
      WindowReport shown = TextReport.busiest(windows);
      model.put("busiest", windows.indexOf(shown));
      model.put("window", window(shown, report.manifest()));
    }
    return model;
  }

  private static String otherWindows(Extent extent) {
    String others = Sentences.otherWindows(extent);
    return others.isEmpty()
        ? ""
        : others + ": " + String.join(" + ", TextAccount.ledgerTerms(extent.otherLedger()));
  }

  private static List<String> ranges(List<WindowReport> windows) {
    return windows.stream()
        .map(WindowReport::totals)
        .map(
            totals ->
                Times.range(totals.startNanos(), totals.endNanos())
                    + " · "
                    + Figures.queries(totals.queries()))
        .toList();
  }

  private static Map<String, Object> window(WindowReport window, Manifest manifest) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("range", Times.range(window.totals().startNanos(), window.totals().endNanos()));
    model.put(
        "facts",
        PageFacts.of(window).stream()
            .map(fact -> List.of(fact.figure(), fact.label(), fact.note()))
            .toList());
    model.put("notEvaluated", EvaluationText.notEvaluated(manifest));
    model.put("owners", Sentences.ownersOfTop(window));
    model.put("names", names(window));
    model.put("responses", ResponseSentences.summary(window.responses()));
    model.put("misconfigurations", misconfigurations(window));
    model.put("calls", calls(window));
    model.put("callSentence", CallText.headline(window.offenders(), manifest));
    model.put("tail", TailSentences.headline(window.tail()));
    model.put("explained", String.join(" · ", TailSentences.explained(window.tail().view())));
    model.put("unexplained", unexplained(window.tail().view()));
    model.put("ledger", ledger(window));
    model.put("compat", CompatText.modes(window).stream().map(PageModel::compat).toList());
    model.put("compatWarning", CompatText.warning(manifest));
    return model;
  }

  private static Map<String, Object> compat(CompatText.Mode mode) {
    List<List<String>> rows = new ArrayList<>();
    for (CompatText.Line line : mode.lines()) {
      List<String> row = new ArrayList<>(List.of(line.id(), line.queries(), line.share()));
      row.addAll(line.published().subList(0, mode.sources().size()));
      row.add(line.title());
      rows.add(row);
    }
    return Map.of("mode", mode.mode(), "sources", mode.sources(), "rows", rows);
  }

  private static List<List<String>> names(WindowReport window) {
    List<List<String>> rows = new ArrayList<>();
    List<TopRow> names = Dimensions.of(window).getOrDefault("name", List.of());
    for (TopRow row : names.subList(0, Math.min(ROWS, names.size()))) {
      rows.add(
          List.of(
              Integer.toString(row.rank()),
              Printable.name(row.key()),
              Figures.count(row.queries()),
              Figures.percent(row.share()),
              Figures.count(row.clients(), row.clientsEstimated()),
              Printable.text(row.owner()),
              Printable.text(row.carrier())));
    }
    return rows;
  }

  private static List<Map<String, String>> misconfigurations(WindowReport window) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (MisconfigurationRow row : window.misconfigurations()) {
      Map<String, String> cells = new LinkedHashMap<>();
      cells.put("behaviour", row.behaviour() ? "behaviour" : "");
      cells.put("severity", Printable.text(row.severity()));
      cells.put("title", Printable.text(row.title()));
      cells.put("figures", figures(row));
      cells.put("cause", Printable.text(row.cause()));
      cells.put("who", Printable.text(row.who()));
      cells.put("fix", Printable.text(row.fix()));
      cells.put("example", Printable.name(row.exampleName()));
      rows.add(cells);
    }
    return rows;
  }

  /** Those with a share are of queries, the others of messages that are none. */
  private static String figures(MisconfigurationRow row) {
    String share =
        row.share() > 0
            ? Figures.queries(row.queries()) + " · " + Figures.percent(row.share()) + " %"
            : Figures.plural(row.queries(), "message") + ", not counted as queries";
    return row.clients() == 0
        ? share
        : share + " · " + Figures.clients(row.clients(), row.clientsEstimated());
  }

  private static List<List<String>> calls(WindowReport window) {
    return window.offenders().rows().stream()
        .limit(ROWS)
        .map(
            row ->
                List.of(
                    row.severity(),
                    Printable.name(row.client()),
                    CallText.symptoms(row, SYMPTOMS),
                    Times.dayAndSecond(row.firstSeenNanos()),
                    Times.dayAndSecond(row.lastSeenNanos()),
                    CallText.advice(row.advice())))
        .toList();
  }

  private static List<List<String>> unexplained(TailView view) {
    return view.lanes().stream()
        .filter(lane -> lane.id().equals("unexplained"))
        .flatMap(lane -> lane.first().stream().limit(ROWS))
        .map(
            row ->
                List.of(
                    Printable.name(row.template()),
                    Figures.count(row.names()),
                    Figures.count(row.queries()),
                    Figures.count(row.clients(), row.clientsEstimated()),
                    Printable.name(row.example())))
        .toList();
  }

  private static List<List<String>> ledger(WindowReport window) {
    List<List<String>> rows = new ArrayList<>();
    for (LedgerRow row : window.ledger()) {
      rows.add(
          List.of(
              Figures.count(row.packets()), new AccountTerm(row.outcome(), row.detail()).text()));
    }
    rows.add(List.of(Figures.count(window.totals().packets()), "packets read"));
    for (ReassembledRow row : window.reassembled().messages()) {
      String what =
          "out of " + row.source() + ": " + new AccountTerm(row.outcome(), row.detail()).text();
      rows.add(List.of(Figures.count(row.messages()), what));
    }
    for (LostRow row : window.reassembled().lost()) {
      String what = "bytes of TCP in no message: " + Printable.text(row.reason());
      rows.add(List.of(Figures.count(row.octets()), what));
    }
    return rows;
  }

  private static Map<String, Object> run(Manifest manifest) {
    Map<String, Object> model = new LinkedHashMap<>();
    List<List<String>> inputs = new ArrayList<>();
    List<Manifest.Input> read = manifest.inputs();
    for (Manifest.Input input : read.subList(0, Math.min(PageData.MAX_ROWS, read.size()))) {
      inputs.add(
          List.of(
              Printable.text(input.path()),
              Printable.text(input.container()),
              Figures.bytes(input.bytes()),
              Figures.count(input.packets()),
              Figures.count(input.damagedBytes())));
    }
    List<List<String>> damages = new ArrayList<>();
    for (Manifest.Damage damage : manifest.damages().stream().limit(PageData.MAX_ROWS).toList()) {
      damages.add(List.of(Printable.text(damage.path()), Sentences.damage(damage)));
    }
    model.put("inputs", inputs);
    model.put("lost", Sentences.lost(manifest));
    model.put("moreInputs", read.size() - inputs.size());
    model.put("damages", damages);
    model.put("moreDamages", Sentences.moreDamages(manifest, damages.size()));
    model.put("clock", Sentences.clock(manifest));
    model.put("options", pairs(manifest.options()));
    model.put("registries", pairs(manifest.registries()));
    return model;
  }

  private static List<List<String>> pairs(Map<String, String> values) {
    return values.entrySet().stream()
        .map(entry -> List.of(Printable.text(entry.getKey()), Printable.text(entry.getValue())))
        .toList();
  }
}
