package io.toptail.jobs;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.toptail.name.Nearest;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Options in YAML: one mapping from an option's long name, without dashes, to a value or a list of
 * values. A key without a value counts as not there.
 */
final class OptionsFile {
  private final Path path;
  private final Map<String, Setting> settings = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();

  private OptionsFile(Path path) {
    this.path = path;
  }

  /** A file without options, for when there is none. */
  static OptionsFile empty() {
    return new OptionsFile(null);
  }

  /**
   * Reads a file whole.
   *
   * @param known the names that may be keys
   * @throws UsageException if it cannot be read, is not such a mapping, or has another key
   */
  static OptionsFile read(Path path, Collection<String> known) throws UsageException {
    OptionsFile file = new OptionsFile(path);
    YAMLFactory yaml =
        YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (Reader text = Files.newBufferedReader(path);
        JsonParser parser = yaml.createParser(text)) {
      file.readMapping(parser);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw file.error(
          line,
          "not valid: "
              + e.getOriginalMessage().lines().findFirst().orElse("YAML")
              + "; write one 'key: value' a line, and quote a text that begins with * or & or"
              + " contains ' #', for instance \"*.example.com\"");
    } catch (IOException e) {
      throw new UsageException(ReadFailure.of(path.toString(), e));
    }
    file.check(known);
    return file;
  }

  /** What the file sets an option to; null if it does not. */
  Setting get(String name) {
    return settings.get(name);
  }

  /** A path written in the file is relative to the file's folder. */
  Path resolve(String other) {
    return path.toAbsolutePath().getParent().resolve(other);
  }

  private void readMapping(JsonParser parser) throws IOException, UsageException {
    JsonToken first = parser.nextToken();
    if (first == null || first.isScalarValue() && isEmpty(parser)) {
      return;
    }
    if (first != JsonToken.START_OBJECT) {
      throw error(parser.currentTokenLocation().getLineNr(), "expected lines of 'key: value'");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      int line = parser.currentTokenLocation().getLineNr();
      lines.put(key, line);
      List<String> values = values(parser, key, line);
      if (!values.isEmpty()) {
        settings.put(key, new Setting(path + ":" + line + ": " + key, values, true));
      }
    }
    if (parser.nextToken() != null) {
      throw error(
          parser.currentTokenLocation().getLineNr(), "a second document; write all keys in one");
    }
  }

  private List<String> values(JsonParser parser, String key, int line)
      throws IOException, UsageException {
    List<String> values = new ArrayList<>();
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      addScalar(parser, values, key, line);
      return values;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      addScalar(parser, values, key, line);
    }
    return values;
  }

  private void addScalar(JsonParser parser, List<String> values, String key, int line)
      throws IOException, UsageException {
    JsonToken token = parser.currentToken();
    if (!token.isScalarValue()) {
      throw error(line, key + ": expected a value or a list of values, such as 50 or [53, 5353]");
    }
    if (!isEmpty(parser)) {
      values.add(parser.getText());
    }
  }

  private static boolean isEmpty(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NULL || parser.getText().isEmpty();
  }

  private void check(Collection<String> known) throws UsageException {
    List<String> problems = new ArrayList<>();
    lines.forEach(
        (key, line) -> {
          if (!known.contains(key)) {
            String ask = Nearest.question(key, known);
            ask = ask.isEmpty() ? " The keys are the long options of analyze --help." : ask;
            problems.add(error(line, "unknown key '" + key + "'." + ask).getMessage());
          }
        });
    if (!problems.isEmpty()) {
      throw new UsageException(problems);
    }
  }

  private UsageException error(int line, String what) {
    return new UsageException(path + ":" + line + ": " + what);
  }
}
