package io.toptail.jobs;

import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/** The folder of everything that an operator edits. */
final class ConfFolder {
  private static final int LEVELS = 4;

  private ConfFolder() {}

  /**
   * The system property {@code toptail.conf}, else the environment's {@code TOPTAIL_CONF}, else the
   * folder {@code conf} with a {@code toptail.yaml} beside the jar or above it, else {@code conf}
   * of the working directory.
   */
  static Path usual() {
    String set = System.getProperty("toptail.conf", System.getenv("TOPTAIL_CONF"));
    if (set != null && !set.isEmpty()) {
      return Path.of(set);
    }
    Path above = jar();
    for (int level = 0; level < LEVELS && above != null; level++, above = above.getParent()) {
      Path conf = above.resolve("conf");
      if (Files.isRegularFile(conf.resolve("toptail.yaml"))) {
        return conf;
      }
    }
    return Path.of("conf");
  }

  private static Path jar() {
    CodeSource source = ConfFolder.class.getProtectionDomain().getCodeSource();
    try {
      return source == null ? null : Path.of(source.getLocation().toURI());
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return null;
    }
  }
}
