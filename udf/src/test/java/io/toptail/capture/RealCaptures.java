package io.toptail.capture;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Captures made by other people, with an index of what is in them. They are not part of the
 * project: tests that use them are skipped where the folder is missing. It is looked for in the
 * system property {@code toptail.captures}, in the environment as {@code TOPTAIL_CAPTURES}, and as
 * {@code shared/captures} beside the working directory and every directory above it.
 */
public final class RealCaptures {
  private static final String INDEX = "INDEX.tsv";

  private RealCaptures() {}

  /** A line of the index: a capture and its columns by name. */
  public record Row(Map<String, String> columns) {
    /** The value of a column; empty if it has none. */
    public String get(String column) {
      return columns.getOrDefault(column, "");
    }

    /** File name in the folder {@code files}. */
    public String file() {
      return get("file");
    }

    /** For instance {@code pcap LE us +gzip}. */
    public String container() {
      return get("container");
    }

    /** How many packets can be read. */
    public int packets() {
      return Integer.parseInt(get("packets"));
    }

    /** Where the capture is. */
    public Path path() {
      return folder().resolve("files").resolve(file());
    }
  }

  /** The folder that holds the index; aborts the calling test if there is none. */
  public static Path folder() {
    for (String named :
        new String[] {System.getProperty("toptail.captures"), System.getenv("TOPTAIL_CAPTURES")}) {
      if (named != null && Files.exists(Path.of(named, INDEX))) {
        return Path.of(named);
      }
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path folder = at.resolve("shared").resolve("captures");
      if (Files.exists(folder.resolve(INDEX))) {
        return folder;
      }
    }
    return abort("no folder shared/captures: set TOPTAIL_CAPTURES to use real captures");
  }

  /** The lines of the index; aborts the calling test if there is none. */
  public static List<Row> index() {
    try {
      List<String> lines = Files.readAllLines(folder().resolve(INDEX));
      String[] names = lines.get(0).split("\t", -1);
      List<Row> rows = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] values = line.split("\t", -1);
        Map<String, String> columns = new LinkedHashMap<>();
        for (int i = 0; i < names.length && i < values.length; i++) {
          columns.put(names[i], values[i]);
        }
        rows.add(new Row(columns));
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
