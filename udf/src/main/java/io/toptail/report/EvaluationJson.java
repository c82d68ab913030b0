package io.toptail.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.toptail.report.Evaluation.NotEvaluated;
import io.toptail.report.Evaluation.Reason;
import io.toptail.report.Evaluation.SeenFrom;
import java.io.IOException;
import java.util.Map;

/** Where captures were taken and what was not looked for, as fields of JSON objects. */
final class EvaluationJson {
  private EvaluationJson() {}

  static void seenFrom(SeenFrom seenFrom, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("seen_from");
    json.writeStringField("vantage", seenFrom.vantage());
    json.writeStringField("place", seenFrom.place());
    json.writeStringField("basis", seenFrom.basis());
    json.writeNumberField("responses", seenFrom.responses());
    json.writeNumberField("servers", seenFrom.servers());
    json.writeEndObject();
  }

  /** How many checks were not made, by reason. */
  static void counts(Evaluation evaluation, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("not_evaluated");
    for (Map.Entry<Reason, Integer> count : evaluation.counts().entrySet()) {
      json.writeNumberField(count.getKey().word(), count.getValue());
    }
    json.writeEndObject();
  }

  /** Each check that was not made, and why. */
  static void list(Evaluation evaluation, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("not_evaluated");
    for (NotEvaluated one : evaluation.notEvaluated()) {
      json.writeStartObject();
      json.writeStringField("detector", one.detector());
      json.writeStringField("reason", one.reason().word());
      json.writeStringField("detail", one.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
