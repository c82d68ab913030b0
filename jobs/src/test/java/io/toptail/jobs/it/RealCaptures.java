package io.toptail.jobs.it;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Captures made by other people: {@code shared/captures} beside a directory above, or where the
 * environment's {@code TOPTAIL_CAPTURES} says. They are no part of the project.
 */
final class RealCaptures {
  private RealCaptures() {}

  /** The folder that holds their index; aborts the calling test if there is none. */
  static Path folder() {
    String named = System.getenv("TOPTAIL_CAPTURES");
    if (named != null && isFolder(Path.of(named))) {
      return Path.of(named);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path folder = at.resolve("shared").resolve("captures");
      if (isFolder(folder)) {
        return folder;
      }
    }
    return abort("no folder shared/captures: set TOPTAIL_CAPTURES to use real captures");
  }

  private static boolean isFolder(Path folder) {
    return Files.exists(folder.resolve("INDEX.tsv"));
  }
}
