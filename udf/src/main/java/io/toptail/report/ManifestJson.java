package io.toptail.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;

/** {@code manifest.json}: what a run read, with what and how. */
final class ManifestJson {
  private ManifestJson() {}

  static void write(Manifest manifest, OutputStream out) throws IOException {
    try (JsonGenerator json = JsonFile.open(out)) {
      json.writeStartObject();
      json.writeStringField("tool", "toptail");
      json.writeStringField("version", manifest.version());
      inputs(manifest, json);
      JsonFile.strings(json, "options", manifest.options());
      JsonFile.strings(json, "registries", manifest.registries());
      damages(manifest, json);
      EvaluationJson.seenFrom(manifest.evaluation().seenFrom(), json);
      EvaluationJson.list(manifest.evaluation(), json);
      json.writeNumberField("fraction_digits", manifest.fractionDigits());
      json.writeNumberField("estimate_error", manifest.estimateError());
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void inputs(Manifest manifest, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("inputs");
    for (Manifest.Input input : manifest.inputs()) {
      json.writeStartObject();
      json.writeStringField("path", input.path());
      json.writeStringField("container", input.container());
      json.writeNumberField("bytes", input.bytes());
      json.writeNumberField("packets", input.packets());
      json.writeNumberField("damaged_bytes", input.damagedBytes());
      json.writeNumberField("damaged_places", input.damagedPlaces());
      json.writeNumberField("lost_packets", input.lostPackets());
      json.writeNumberField("odd_times", input.clock().oddTimes());
      json.writeNumberField("backwards_in_time", input.clock().backwards());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void damages(Manifest manifest, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("damages");
    for (Manifest.Damage damage : manifest.damages()) {
      json.writeStartObject();
      json.writeStringField("path", damage.path());
      json.writeNumberField("offset", damage.offset());
      if (damage.length() < 0) {
        json.writeNullField("length");
      } else {
        json.writeNumberField("length", damage.length());
      }
      json.writeStringField("reason", damage.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
