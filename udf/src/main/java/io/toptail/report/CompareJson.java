package io.toptail.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.toptail.compare.Change;
import io.toptail.compare.Comparison;
import io.toptail.compare.KeyCount;
import io.toptail.compare.Spread;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** {@code compare.json}: two reports compared, with what was expected and how counts vary. */
final class CompareJson {
  private final JsonGenerator json;
  private final Times times;

  private CompareJson(JsonGenerator json, Times times) {
    this.json = json;
    this.times = times;
  }

  /**
   * Writes the file.
   *
   * @param version toptail's own version
   */
  static void write(ReportComparison reports, String version, OutputStream out) throws IOException {
    try (JsonGenerator json = JsonFile.open(out)) {
      new CompareJson(json, new Times(reports.after().fractionDigits())).write(reports, version);
      json.writeRaw('\n');
    }
  }

  private void write(ReportComparison reports, String version) throws IOException {
    Comparison comparison = reports.comparison();
    json.writeStartObject();
    json.writeStringField("tool", "toptail");
    json.writeStringField("version", version);
    report("before", reports.before());
    report("after", reports.after());
    json.writeArrayFieldStart("warnings");
    for (String warning : reports.warnings()) {
      json.writeString(warning);
    }
    json.writeEndArray();
    json.writeNumberField("min_change", comparison.thresholds().change());
    json.writeNumberField("significance", comparison.thresholds().significance());
    scale(comparison);
    spreads(comparison);
    json.writeNumberField("counts_compared", comparison.tests());
    json.writeNumberField("changes_not_listed", comparison.more());
    json.writeArrayFieldStart("changes");
    for (Change change : comparison.changes()) {
      change(comparison, change);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void report(String field, SavedReport report) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("report", report.folder());
    json.writeStringField("version", report.version());
    json.writeStringField("start", times.iso(report.snapshot().startNanos()));
    json.writeStringField("end", times.iso(report.snapshot().endNanos()));
    json.writeNumberField("windows", report.windows());
    json.writeNumberField("counted_queries", report.snapshot().queries());
    json.writeNumberField("responses", report.snapshot().responses());
    json.writeNumberField("clients", report.snapshot().clients());
    json.writeEndObject();
  }

  private void scale(Comparison comparison) throws IOException {
    json.writeObjectFieldStart("expected");
    json.writeNumberField("queries", comparison.scale().queries());
    json.writeNumberField("responses", comparison.scale().responses());
    json.writeNumberField("clients", comparison.scale().clients());
    json.writeNumberField("median_of_names", comparison.scale().names());
    json.writeEndObject();
  }

  private void spreads(Comparison comparison) throws IOException {
    json.writeObjectFieldStart("spread");
    for (Map.Entry<String, Spread> entry : comparison.spreads().entrySet()) {
      json.writeObjectFieldStart(entry.getKey());
      json.writeNumberField("sigma", entry.getValue().sigma());
      json.writeNumberField("clustering", entry.getValue().clustering());
      json.writeNumberField("churn", entry.getValue().churn());
      json.writeNumberField("keys", entry.getValue().keys());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void change(Comparison comparison, Change change) throws IOException {
    json.writeStartObject();
    json.writeStringField("dimension", change.dimension());
    json.writeStringField("key", change.key());
    json.writeStringField("change", change.kind().word());
    json.writeStringField("measure", change.measure().word());
    count("before", change.before(), comparison.before().base(change.dimension()));
    count("after", change.after(), comparison.after().base(change.dimension()));
    json.writeNumberField("expected_ratio", change.scale());
    if (Double.isInfinite(change.effect())) {
      json.writeNullField("effect");
    } else {
      json.writeNumberField("effect", change.effect());
    }
    json.writeNumberField("significance", change.significance());
    json.writeEndObject();
  }

  private void count(String field, KeyCount count, long base) throws IOException {
    json.writeObjectFieldStart(field);
    if (count.isListed()) {
      json.writeNumberField("rank", count.rank());
    } else {
      json.writeNullField("rank");
    }
    if (ChangesCsv.isCutOff(count)) {
      json.writeNullField("queries");
      json.writeNullField("share");
    } else {
      json.writeNumberField("queries", count.least());
      JsonFile.fraction(json, "share", Figures.share(count.least(), base));
    }
    json.writeNumberField("at_most", count.most());
    if (count.clients() > 0 || count.isAbsent()) {
      json.writeNumberField("clients", count.clients());
    } else {
      json.writeNullField("clients");
    }
    json.writeEndObject();
  }
}
