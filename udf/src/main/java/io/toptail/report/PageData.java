package io.toptail.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.toptail.report.WindowReport.TopRow;
import io.toptail.report.WindowReport.Totals;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/**
 * The data that the page's script reads: rows as arrays in the order of the columns in {@code
 * report.js}, since 5,000 rows of objects would repeat every key 5,000 times.
 *
 * <p>A table embeds at most {@value #MAX_ROWS} rows, over all windows together but at least {@value
 * #MIN_ROWS} in each; a table says how many rows it has in its file.
 */
final class PageData {
  static final int MAX_ROWS = 5_000;
  static final int MIN_ROWS = 50;

  private final JsonGenerator json;
  private final Times times;
  private final int limit;
  private final Manifest manifest;
  private final PageMistakes mistakes;
  private final PageTail tail;

  private PageData(JsonGenerator json, Times times, int limit, Manifest manifest) {
    this.json = json;
    this.times = times;
    this.limit = limit;
    this.manifest = manifest;
    this.mistakes = new PageMistakes(this, json, times, limit);
    this.tail = new PageTail(this, json, times, limit);
  }

  /** Safe inside a script element. */
  static String of(AnalysisReport report, List<WindowReport> windows) throws IOException {
    StringWriter out = new StringWriter(1 << 16);
    int limit = Math.max(MIN_ROWS, MAX_ROWS / Math.max(1, windows.size()));
    try (JsonGenerator json = ScriptSafe.open(out)) {
      Times times = new Times(report.manifest().fractionDigits());
      PageData page = new PageData(json, times, limit, report.manifest());
      json.writeStartObject();
      json.writeArrayFieldStart("windows");
      for (WindowReport window : windows) {
        page.window(window);
      }
      json.writeEndArray();
      page.mistakes.texts();
      json.writeEndObject();
    }
    return out.toString();
  }

  /** Writes the cells of one row, between the brackets. */
  interface RowWriter<T> {
    void write(T row) throws IOException;
  }

  Manifest manifest() {
    return manifest;
  }

  <T> void table(String field, List<T> rows, RowWriter<T> writer) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeNumberField("total", rows.size());
    json.writeArrayFieldStart("rows");
    for (T row : rows.subList(0, Math.min(limit, rows.size()))) {
      json.writeStartArray();
      writer.write(row);
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void window(WindowReport window) throws IOException {
    json.writeStartObject();
    Totals totals = window.totals();
    json.writeStringField("range", Times.range(totals.startNanos(), totals.endNanos()));
    json.writeNumberField("counted", totals.countedQueries());
    json.writeNumberField("packets", totals.packets());
    json.writeStringField("notEvaluated", EvaluationText.notEvaluated(manifest));
    json.writeStringField("owners", Sentences.ownersOfTop(window));
    facts(window);
    top(window);
    account(window);
    responses(window.responses());
    mistakes.window(window);
    tail.window(window);
    series(window);
    json.writeEndObject();
  }

  private void facts(WindowReport window) throws IOException {
    json.writeArrayFieldStart("facts");
    for (PageFacts.Fact fact : PageFacts.of(window)) {
      cells(fact.figure(), fact.label(), fact.note());
    }
    json.writeEndArray();
  }

  private void top(WindowReport window) throws IOException {
    json.writeObjectFieldStart("top");
    for (Map.Entry<String, List<TopRow>> entry : Dimensions.of(window).entrySet()) {
      table(entry.getKey(), entry.getValue(), this::topRow);
    }
    json.writeEndObject();
  }

  private void topRow(TopRow row) throws IOException {
    json.writeNumber(row.rank());
    json.writeString(Printable.text(row.key()));
    json.writeNumber(row.queries());
    share(row.share());
    share(row.cumulativeShare());
    clients(row.clients(), row.clientsEstimated());
    json.writeString(Printable.text(row.owner()));
    json.writeString(Printable.text(row.category()));
    json.writeString(Printable.text(row.carrier()));
  }

  private void account(WindowReport window) throws IOException {
    table(
        "ignored",
        window.ignored(),
        row -> {
          json.writeString(Printable.name(row.rule()));
          json.writeNumber(row.queries());
          share(row.share());
          json.writeNumber(row.names());
          clients(row.clients(), row.clientsEstimated());
        });
    table(
        "candidates",
        window.ignoreCandidates(),
        row -> {
          json.writeString(Printable.name(row.name()));
          json.writeNumber(row.queries());
          share(row.share());
          clients(row.clients(), row.clientsEstimated());
          json.writeString(Printable.name(row.entry()));
        });
    table(
        "ledger",
        window.ledger(),
        row -> {
          json.writeString(Printable.text(row.outcome()));
          json.writeString(Printable.text(row.detail()));
          json.writeNumber(row.packets());
          json.writeNumber(row.counted() ? 1 : 0);
        });
    table(
        "reassembled",
        window.reassembled().messages(),
        row -> {
          json.writeString(Printable.text(row.source()));
          json.writeString(Printable.text(row.outcome()));
          json.writeString(Printable.text(row.detail()));
          json.writeNumber(row.messages());
        });
    table(
        "lost",
        window.reassembled().lost(),
        row -> {
          json.writeString(Printable.text(row.reason()));
          json.writeNumber(row.octets());
        });
  }

  private void responses(Responses responses) throws IOException {
    json.writeStringField("responses", ResponseSentences.summary(responses));
    json.writeStringField("beside", ResponseSentences.beside(responses));
    table(
        "transactions",
        responses.rows(),
        row -> {
          Responses.Outcomes of = row.outcomes();
          json.writeString(row.dimension());
          json.writeString(Printable.text(row.key()));
          json.writeNumber(of.queries());
          share(Figures.share(of.responded(), of.determined()));
          share(Figures.share(of.nxdomain(), of.queries()));
          share(Figures.share(of.nodata(), of.queries()));
          share(Figures.share(of.servfail(), of.queries()));
          share(Figures.share(of.refused(), of.queries()));
          json.writeString(Figures.millis(of.p50Nanos()));
          json.writeString(Figures.millis(of.p95Nanos()));
          json.writeString(Figures.millis(of.p99Nanos()));
        });
  }

  private void series(WindowReport window) throws IOException {
    json.writeArrayFieldStart("series");
    for (SeriesTable table : SeriesTable.of(window)) {
      json.writeStartObject();
      json.writeStringField("metric", Printable.text(table.metric()));
      json.writeNumberField("start", Math.floorDiv(table.startNanos(), 1_000_000L));
      json.writeNumberField("step", table.stepNanos() / 1e6);
      json.writeStringField("width", Times.duration(table.stepNanos()));
      json.writeArrayFieldStart("keys");
      for (String key : table.keys()) {
        json.writeString(key.isEmpty() ? "unknown" : Printable.text(key));
      }
      json.writeEndArray();
      json.writeArrayFieldStart("values");
      for (long[] values : table.values()) {
        json.writeArray(values, 0, values.length);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void cells(String... cells) throws IOException {
    json.writeArray(cells, 0, cells.length);
  }

  void clients(long clients, boolean estimated) throws IOException {
    json.writeNumber(clients);
    json.writeNumber(estimated ? 1 : 0);
  }

  /** Six decimals: enough for a small share, short enough for 5,000 rows. */
  void share(double share) throws IOException {
    json.writeNumber(Math.round(share * 1e6) / 1e6);
  }
}
