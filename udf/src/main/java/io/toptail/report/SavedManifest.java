package io.toptail.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@code manifest.json}, in bounded memory whoever wrote it. */
final class SavedManifest {
  private static final int MOST_ENTRIES = 1_000;
  private static final int MOST_INPUTS = 5;
  private static final int MOST_CHARS = 10_000;

  String tool = "";
  String version = "";
  int fractionDigits = 6;
  final List<String> inputs = new ArrayList<>();
  final Map<String, String> options = new TreeMap<>();
  final Map<String, String> registries = new TreeMap<>();

  private SavedManifest() {}

  /**
   * Reads the file.
   *
   * @throws ReportFormatException if it is no JSON object
   */
  static SavedManifest read(Path file) throws IOException {
    SavedManifest manifest = new SavedManifest();
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new ReportFormatException("manifest.json", 1, "no JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        manifest.field(json.currentName(), json);
      }
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new ReportFormatException("manifest.json", line, "no JSON that can be read");
    }
    return manifest;
  }

  private void field(String name, JsonParser json) throws IOException {
    JsonToken value = json.nextToken();
    switch (name) {
      case "tool" -> tool = text(json);
      case "version" -> version = text(json);
      case "fraction_digits" ->
          fractionDigits = value.isNumeric() && json.getValueAsInt() == 9 ? 9 : 6;
      case "options" -> strings(json, options);
      case "registries" -> strings(json, registries);
      case "inputs" -> inputs(json);
      case "seen_from" -> seenFrom(json);
      default -> json.skipChildren();
    }
  }

  private static void strings(JsonParser json, Map<String, String> values) throws IOException {
    if (!json.isExpectedStartObjectToken()) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      String value = text(json);
      if (values.size() < MOST_ENTRIES) {
        values.put(name, value);
      }
    }
  }

  private void inputs(JsonParser json) throws IOException {
    if (!json.isExpectedStartArrayToken()) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (!json.isExpectedStartObjectToken()) {
        json.skipChildren();
        continue;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean path = json.currentName().equals("path");
        json.nextToken();
        String text = text(json);
        if (path && inputs.size() < MOST_INPUTS) {
          inputs.add(text);
        }
      }
    }
  }

  /** Where the captures were taken, which decides what is looked for. */
  private void seenFrom(JsonParser json) throws IOException {
    Map<String, String> values = new TreeMap<>();
    strings(json, values);
    registries.put("seen from", values.getOrDefault("vantage", "unknown"));
  }

  /** The value if it is a text, else nothing. */
  private static String text(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      json.skipChildren();
      return "";
    }
    String text = json.getText();
    return text.length() > MOST_CHARS ? text.substring(0, MOST_CHARS) : text;
  }
}
