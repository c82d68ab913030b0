package io.toptail.jobs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of a report: replaced only if it is one of ours. */
final class OutputFolder {
  /** Files of which one must be there and say so. */
  private static final List<String> MARKED = List.of("manifest.json", "compare.json");

  /**
   * The field of {@code manifest.json} or {@code compare.json} that makes a folder ours, and its
   * value.
   */
  static final String MARKER = "tool";

  static final String MARKER_VALUE = "toptail";

  private OutputFolder() {}

  /**
   * Checks before a run that its report can be written, without writing anything.
   *
   * @param out null if what was given is wrong already
   * @param problems takes a line if the folder holds anything but an earlier report, or cannot be
   *     made
   */
  static void check(String out, List<String> problems) {
    if (out == null) {
      return;
    }
    try {
      Path folder = Path.of(out).toAbsolutePath().normalize();
      if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        checkOurs(out, folder, problems);
      }
      if (folder.getParent() != null) {
        checkParent(out, folder.getParent(), problems);
      }
    } catch (InvalidPathException e) {
      problems.add("--out: " + out + ": not a path: " + e.getReason());
    } catch (IOException e) {
      problems.add("--out: " + ReadFailure.of(out, e));
    }
  }

  private static void checkOurs(String out, Path folder, List<String> problems) throws IOException {
    if (!Files.isDirectory(folder)) {
      problems.add("--out: " + out + ": exists and is not a folder; give another");
      return;
    }
    try (Stream<Path> content = Files.list(folder)) {
      if (content.findAny().isPresent() && !isOurs(folder)) {
        problems.add(
            "--out: "
                + out
                + ": exists and is not a report of toptail, so it is not replaced;"
                + " give another folder, or remove this one yourself");
      }
    }
  }

  private static void checkParent(String out, Path parent, List<String> problems) {
    Path above = parent;
    while (above != null && !Files.exists(above)) {
      above = above.getParent();
    }
    if (above == null || !Files.isDirectory(above) || !Files.isWritable(above)) {
      problems.add(
          "--out: "
              + out
              + ": cannot be made in "
              + above
              + ", which is not a folder that you may write to; give another folder");
    }
  }

  private static boolean isOurs(Path folder) throws IOException {
    for (String file : MARKED) {
      if (hasMarker(folder.resolve(file))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasMarker(Path manifest) throws IOException {
    if (!Files.isRegularFile(manifest)) {
      return false;
    }
    try (JsonParser json = new JsonFactory().createParser(manifest.toFile())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals(MARKER)) {
          return value == JsonToken.VALUE_STRING && json.getText().equals(MARKER_VALUE);
        }
        json.skipChildren();
      }
      return false;
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
