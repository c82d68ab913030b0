package io.toptail.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.Map;

/** Pretty-printed JSON in UTF-8 with {@code \n} on every platform and a fixed order of keys. */
final class JsonFile {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonFile() {}

  /**
   * A generator whose {@code close} leaves {@code out} open. It goes through a {@code Writer},
   * which replaces a lone surrogate in a file's path where Jackson's own encoder would fail.
   */
  static JsonGenerator open(OutputStream out) throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    return FACTORY
        .createGenerator(new OutputStreamWriter(out, UTF_8))
        .setPrettyPrinter(printer)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  /** A fraction as a number with four decimals. */
  static void fraction(JsonGenerator json, String field, double share) throws IOException {
    json.writeFieldName(field);
    json.writeNumber(Figures.fraction(share));
  }

  static void strings(JsonGenerator json, String field, Map<String, String> values)
      throws IOException {
    json.writeObjectFieldStart(field);
    for (Map.Entry<String, String> entry : values.entrySet()) {
      json.writeStringField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }
}
