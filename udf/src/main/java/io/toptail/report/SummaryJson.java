package io.toptail.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.toptail.history.LatencyBuckets;
import io.toptail.report.WindowReport.IgnoreCandidate;
import io.toptail.report.WindowReport.IgnoredRow;
import io.toptail.report.WindowReport.LedgerRow;
import io.toptail.report.WindowReport.LostRow;
import io.toptail.report.WindowReport.OwnerShare;
import io.toptail.report.WindowReport.Reassembled;
import io.toptail.report.WindowReport.ReassembledRow;
import io.toptail.report.WindowReport.Totals;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** {@code summary.json}: the size of every window, its ledger, and what the ignore list removed. */
final class SummaryJson {
  /** Percentiles are off by at most this part of themselves. */
  private static final double LATENCY_ERROR = LatencyBuckets.ERROR;

  private final JsonGenerator json;
  private final Times times;

  private SummaryJson(JsonGenerator json, Times times) {
    this.json = json;
    this.times = times;
  }

  static void write(AnalysisReport report, OutputStream out) throws IOException {
    try (JsonGenerator json = JsonFile.open(out)) {
      Times times = new Times(report.manifest().fractionDigits());
      json.writeStartObject();
      json.writeStringField("version", report.manifest().version());
      json.writeNumberField("lost_packets", report.manifest().lostPackets());
      EvaluationJson.seenFrom(report.manifest().evaluation().seenFrom(), json);
      EvaluationJson.counts(report.manifest().evaluation(), json);
      json.writeArrayFieldStart("windows");
      for (WindowReport window : report.windows()) {
        new SummaryJson(json, times).window(window);
      }
      json.writeEndArray();
      otherWindows(report.extent(), json);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void otherWindows(Extent extent, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("other_windows");
    json.writeNumberField("windows", extent.otherWindows());
    json.writeNumberField("packets", extent.otherPackets());
    ledger(extent.otherLedger(), json);
    json.writeEndObject();
  }

  private void window(WindowReport window) throws IOException {
    json.writeStartObject();
    totals(window.totals());
    rates(window.totals());
    misconfigured(window.totals());
    offenders(window.offenders());
    responses(window.responses());
    ledger(window.ledger(), json);
    reassembled(window.reassembled());
    ignored(window);
    candidates(window);
    ownerOfTop(window);
    TailJson.write(window.tail(), json);
    json.writeEndObject();
  }

  private void totals(Totals totals) throws IOException {
    json.writeStringField("start", times.iso(totals.startNanos()));
    json.writeStringField("end", times.iso(totals.endNanos()));
    json.writeNumberField("packets", totals.packets());
    json.writeNumberField("messages", totals.messages());
    json.writeNumberField("queries", totals.queries());
    json.writeNumberField("responses", totals.responses());
    json.writeNumberField("counted_queries", totals.countedQueries());
    json.writeBooleanField("counted_from_responses", totals.countedFromResponses());
    json.writeNumberField("names", totals.names());
    json.writeNumberField("domains", totals.domains());
    json.writeNumberField("clients", totals.clients());
    json.writeNumberField("detectors_not_evaluated", totals.detectorsNotEvaluated());
  }

  private void rates(Totals totals) throws IOException {
    long nanos = totals.measuredNanos();
    json.writeObjectFieldStart("rates");
    rate("packets_per_second", totals.packets(), nanos);
    rate("queries_per_second", totals.queries(), nanos);
    rate("responses_per_second", totals.responses(), nanos);
    json.writeEndObject();
  }

  private void rate(String field, long count, long nanos) throws IOException {
    if (nanos <= 0) {
      json.writeNullField(field);
    } else {
      json.writeNumberField(field, Math.round(count * 1e12 / nanos) / 1000.0);
    }
  }

  private void misconfigured(Totals totals) throws IOException {
    json.writeObjectFieldStart("misconfigured");
    json.writeNumberField("queries", totals.misconfiguredQueries());
    double share = Figures.share(totals.misconfiguredQueries(), totals.countedQueries());
    JsonFile.fraction(json, "share", share);
    json.writeNumberField("names", totals.misconfiguredNames());
    json.writeNumberField("clients", totals.misconfiguredClients());
    json.writeBooleanField("clients_estimated", totals.misconfiguredClientsEstimated());
    json.writeEndObject();
  }

  /** Clients by their worst mistake, behaviour included, and by what shows that they make one. */
  private void offenders(Offenders offenders) throws IOException {
    json.writeObjectFieldStart("offenders");
    json.writeNumberField("clients", offenders.clients());
    json.writeNumberField("high", offenders.high());
    json.writeNumberField("medium", offenders.medium());
    json.writeNumberField("low", offenders.low());
    json.writeNumberField("by_queries", offenders.misconfigured());
    json.writeNumberField("by_behaviour", offenders.behaving());
    json.writeNumberField("by_other_messages", offenders.withoutQueries());
    json.writeEndObject();
  }

  private void responses(Responses responses) throws IOException {
    json.writeObjectFieldStart("transactions");
    if (responses.evaluated()) {
      outcomes(responses.outcomes());
      json.writeArrayFieldStart("beside");
      for (Responses.Beside row : responses.beside()) {
        json.writeStartObject();
        json.writeStringField("what", row.what());
        json.writeNumberField("count", row.count());
        json.writeEndObject();
      }
      json.writeEndArray();
    } else {
      json.writeStringField("not_evaluated", responses.notEvaluated());
    }
    json.writeEndObject();
  }

  private void outcomes(Responses.Outcomes outcomes) throws IOException {
    json.writeNumberField("queries", outcomes.queries());
    json.writeNumberField("answer", outcomes.answer());
    json.writeNumberField("nodata", outcomes.nodata());
    json.writeNumberField("referral", outcomes.referral());
    json.writeNumberField("truncated", outcomes.truncated());
    json.writeNumberField("nxdomain", outcomes.nxdomain());
    json.writeNumberField("unregistered", outcomes.unregistered());
    json.writeNumberField("servfail", outcomes.servfail());
    json.writeNumberField("refused", outcomes.refused());
    json.writeNumberField("other", outcomes.other());
    json.writeNumberField("unanswered", outcomes.unanswered());
    json.writeNumberField("undetermined", outcomes.undetermined());
    latency("latency_p50_ms", outcomes.p50Nanos());
    latency("latency_p95_ms", outcomes.p95Nanos());
    latency("latency_p99_ms", outcomes.p99Nanos());
    json.writeNumberField("latency_error", LATENCY_ERROR);
  }

  private void latency(String field, long nanos) throws IOException {
    if (nanos < 0) {
      json.writeNullField(field);
    } else {
      json.writeNumberField(field, Math.round(nanos / 1e3) / 1e3);
    }
  }

  private static void ledger(List<LedgerRow> ledger, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("ledger");
    for (LedgerRow row : ledger) {
      json.writeStartObject();
      json.writeStringField("outcome", row.outcome());
      json.writeStringField("detail", row.detail());
      json.writeNumberField("packets", row.packets());
      json.writeBooleanField("counted", row.counted());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void reassembled(Reassembled reassembled) throws IOException {
    json.writeArrayFieldStart("reassembled");
    for (ReassembledRow row : reassembled.messages()) {
      json.writeStartObject();
      json.writeStringField("source", row.source());
      json.writeStringField("outcome", row.outcome());
      json.writeStringField("detail", row.detail());
      json.writeNumberField("messages", row.messages());
      json.writeBooleanField("counted", row.counted());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("lost_tcp_octets");
    for (LostRow row : reassembled.lost()) {
      json.writeStartObject();
      json.writeStringField("reason", row.reason());
      json.writeNumberField("octets", row.octets());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void ignored(WindowReport window) throws IOException {
    json.writeArrayFieldStart("ignored");
    for (IgnoredRow row : window.ignored()) {
      json.writeStartObject();
      json.writeStringField("rule", row.rule());
      json.writeNumberField("queries", row.queries());
      JsonFile.fraction(json, "share", row.share());
      json.writeNumberField("names", row.names());
      json.writeNumberField("clients", row.clients());
      json.writeBooleanField("clients_estimated", row.clientsEstimated());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void candidates(WindowReport window) throws IOException {
    json.writeArrayFieldStart("ignore_candidates");
    for (IgnoreCandidate row : window.ignoreCandidates()) {
      json.writeStartObject();
      json.writeStringField("name", row.name());
      json.writeNumberField("queries", row.queries());
      JsonFile.fraction(json, "share", row.share());
      json.writeNumberField("clients", row.clients());
      json.writeBooleanField("clients_estimated", row.clientsEstimated());
      json.writeStringField("entry", row.entry());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void ownerOfTop(WindowReport window) throws IOException {
    json.writeArrayFieldStart("owners_of_top_names");
    for (OwnerShare row : window.ownerOfTop()) {
      json.writeStartObject();
      json.writeStringField("owner", row.owner());
      json.writeStringField("category", row.category());
      json.writeNumberField("names", row.names());
      json.writeNumberField("queries", row.queries());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
