package io.toptail.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.toptail.report.WindowReport.FindingRow;
import io.toptail.report.WindowReport.MisconfigurationRow;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The part of {@link PageData} that says what is wrong, and whom to call. Texts of detectors, and
 * of what several symptoms point to, are written once for the page.
 */
final class PageMistakes {
  private final PageData data;
  private final JsonGenerator json;
  private final Times times;
  private final int limit;
  private final Map<String, MisconfigurationRow> detectors = new LinkedHashMap<>();
  private final Map<Advice, Integer> together = new LinkedHashMap<>();
  private long measuredNanos;

  /**
   * @param limit rows of a table at most; of clients, as many rows as they have in their file
   */
  PageMistakes(PageData data, JsonGenerator json, Times times, int limit) {
    this.data = data;
    this.json = json;
    this.times = times;
    this.limit = limit;
  }

  void window(WindowReport window) throws IOException {
    measuredNanos = window.totals().measuredNanos();
    window.misconfigurations().forEach(row -> detectors.putIfAbsent(row.detector(), row));
    data.table("misconfigurations", window.misconfigurations(), this::misconfiguration);
    data.table("findings", window.findings(), this::finding);
    data.table("names", window.offenders().names(), this::name);
    offenders(window.offenders());
  }

  private void misconfiguration(MisconfigurationRow row) throws IOException {
    json.writeString(row.severity());
    json.writeString(row.detector());
    json.writeString(Printable.text(row.title()));
    json.writeNumber(row.queries());
    data.share(row.share());
    json.writeNumber(row.names());
    data.clients(row.clients(), row.clientsEstimated());
    json.writeString(Printable.name(row.exampleName()));
    json.writeString(Printable.name(row.exampleClient()));
    json.writeString(times.iso(row.firstSeenNanos()));
    json.writeString(times.iso(row.lastSeenNanos()));
    json.writeNumber(row.behaviour() ? 1 : 0);
    perMinute(row.queries());
    packet(row.evidenceFile(), row.evidenceNanos());
  }

  private void finding(FindingRow row) throws IOException {
    json.writeString(row.severity());
    json.writeString(row.detector());
    json.writeString(Printable.name(row.name()));
    json.writeString(Printable.name(row.client()));
    json.writeNumber(row.queries());
    json.writeString(times.iso(row.firstSeenNanos()));
    json.writeString(times.iso(row.lastSeenNanos()));
    packet(row.evidenceFile(), row.evidenceNanos());
    perMinute(row.queries());
  }

  private void name(MistakenName row) throws IOException {
    json.writeString(row.severity());
    json.writeString(row.detector());
    json.writeString(Printable.name(row.name()));
    json.writeNumber(row.queries());
    data.clients(row.clients(), row.clientsEstimated());
    json.writeString(times.iso(row.firstSeenNanos()));
    json.writeString(times.iso(row.lastSeenNanos()));
    perMinute(row.queries());
    packet(row.evidenceFile(), row.firstSeenNanos());
  }

  private void offenders(Offenders offenders) throws IOException {
    json.writeObjectFieldStart("offenders");
    json.writeNumberField("total", offenders.clients());
    json.writeStringField("headline", CallText.headline(offenders, data.manifest()));
    json.writeArrayFieldStart("rows");
    int symptoms = 0;
    for (Offender row : offenders.rows()) {
      symptoms += row.symptoms().size();
      if (symptoms > limit && symptoms > row.symptoms().size()) {
        break;
      }
      offender(row);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void offender(Offender row) throws IOException {
    json.writeStartArray();
    json.writeNumber(row.rank());
    json.writeString(Printable.name(row.client()));
    json.writeString(row.severity());
    json.writeNumber(row.queries());
    json.writeString(times.iso(row.firstSeenNanos()));
    json.writeString(times.iso(row.lastSeenNanos()));
    json.writeNumber(
        row.together().isNone()
            ? -1
            : together.computeIfAbsent(row.together(), k -> together.size()));
    json.writeStartArray();
    for (Symptom symptom : row.symptoms()) {
      json.writeStartArray();
      symptom(symptom);
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndArray();
  }

  private void symptom(Symptom row) throws IOException {
    json.writeString(row.severity());
    json.writeString(row.detector());
    json.writeNumber(row.queries());
    json.writeNumber(row.overlaps() ? 1 : 0);
    json.writeNumber(row.names());
    json.writeString(times.iso(row.firstSeenNanos()));
    json.writeString(times.iso(row.lastSeenNanos()));
    perMinute(row.queries());
    json.writeString(Printable.name(row.exampleName()));
    packet(row.evidenceFile(), row.evidenceNanos());
  }

  private void packet(String file, long nanos) throws IOException {
    json.writeString(Printable.text(file));
    json.writeString(times.iso(nanos));
  }

  /** Four decimals, as in the files; null if no time was measured. */
  private void perMinute(long queries) throws IOException {
    double rate = Figures.perMinute(queries, measuredNanos);
    if (Double.isNaN(rate)) {
      json.writeNull();
    } else {
      json.writeNumber(Math.round(rate * 1e4) / 1e4);
    }
  }

  /** Writes the texts of all windows, behind them. */
  void texts() throws IOException {
    json.writeObjectFieldStart("detectors");
    for (MisconfigurationRow row : detectors.values()) {
      json.writeArrayFieldStart(row.detector());
      json.writeString(Printable.text(row.title()));
      json.writeString(Printable.text(row.cause()));
      json.writeString(Printable.text(row.who()));
      json.writeString(Printable.text(row.fix()));
      json.writeString(Printable.text(row.source()));
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeArrayFieldStart("together");
    for (Advice advice : together.keySet()) {
      json.writeStartArray();
      json.writeString(Printable.text(advice.cause()));
      json.writeString(Printable.text(advice.who()));
      json.writeString(Printable.text(advice.fix()));
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}
