package io.toptail.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.toptail.compare.SnapshotBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Reads the windows of {@code summary.json} into a snapshot, in bounded memory. */
final class SavedSummary {
  private static final String FILE = "summary.json";
  private static final long NANOS = 1_000_000_000L;
  private static final int MOST_WINDOWS = 1_000_000;

  private final SnapshotBuilder builder;

  /** The sizes of the dimensions by the start of their window, as its text. */
  private final Map<String, Sizes> sizes = new HashMap<>();

  private int windows;
  private boolean fromResponses;

  /** How many names, domains and clients a window has. */
  record Sizes(long names, long domains, long clients) {}

  private SavedSummary(SnapshotBuilder builder) {
    this.builder = builder;
  }

  /**
   * Reads the file.
   *
   * @param builder takes the windows
   * @throws ReportFormatException if it is no summary
   */
  static SavedSummary read(Path file, SnapshotBuilder builder) throws IOException {
    SavedSummary summary = new SavedSummary(builder);
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new ReportFormatException(FILE, 1, "no JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean windows = json.currentName().equals("windows");
        json.nextToken();
        if (windows && json.isExpectedStartArrayToken()) {
          summary.windows(json);
        } else {
          json.skipChildren();
        }
      }
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new ReportFormatException(FILE, line, "no JSON that can be read");
    }
    return summary;
  }

  int windows() {
    return windows;
  }

  boolean fromResponses() {
    return fromResponses;
  }

  /** Null for a window that the summary does not have. */
  Sizes sizes(String windowStart) {
    return sizes.get(windowStart);
  }

  private void windows(JsonParser json) throws IOException {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (!json.isExpectedStartObjectToken() || windows == MOST_WINDOWS) {
        throw problem(json, windows == MOST_WINDOWS ? "too many windows" : "no window");
      }
      window(json);
      windows++;
    }
  }

  private void window(JsonParser json) throws IOException {
    Map<String, Long> counts = new HashMap<>();
    Map<String, String> times = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "start", "end" -> times.put(name, json.getValueAsString(""));
        case "counted_queries", "responses", "names", "domains", "clients" ->
            counts.put(name, count(json, value));
        case "counted_from_responses" -> fromResponses |= value == JsonToken.VALUE_TRUE;
        default -> json.skipChildren();
      }
    }
    add(json, times, counts);
  }

  private void add(JsonParser json, Map<String, String> times, Map<String, Long> counts)
      throws IOException {
    if (times.size() < 2 || counts.size() < 5) {
      throw problem(json, "a window lacks its times or counts");
    }
    String start = times.get("start");
    builder.window(
        nanos(json, start),
        nanos(json, times.get("end")),
        counts.get("counted_queries"),
        counts.get("responses"),
        counts.get("clients"));
    sizes.put(start, new Sizes(counts.get("names"), counts.get("domains"), counts.get("clients")));
  }

  private static long count(JsonParser json, JsonToken value) throws IOException {
    long count = value == JsonToken.VALUE_NUMBER_INT ? json.getValueAsLong(-1) : -1;
    if (count < 0 || count > CsvReader.MOST_COUNT) {
      throw problem(json, "no count");
    }
    return count;
  }

  private static long nanos(JsonParser json, String text) throws IOException {
    try {
      Instant time = Instant.parse(text);
      return Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS), time.getNano());
    } catch (DateTimeException e) {
      throw problem(json, "a window's time is no time");
    } catch (ArithmeticException e) {
      return text.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  private static ReportFormatException problem(JsonParser json, String what) {
    return new ReportFormatException(FILE, json.currentLocation().getLineNr(), what);
  }
}
