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
   *
   * @throws UsageException if the folder that is set is not there: without it there would be no
   *     owners, and nobody would be told
   */
  static Path usual() throws UsageException {
    String set = System.getProperty("toptail.conf", System.getenv("TOPTAIL_CONF"));
    if (set != null && !set.isEmpty()) {
      return existing("TOPTAIL_CONF", Path.of(set));
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

  /**
   * A folder that somebody named.
   *
   * @param origin where it was named, for the error
   * @throws UsageException if it is not there
   */
  static Path existing(String origin, Path folder) throws UsageException {
    if (!Files.isDirectory(folder)) {
      throw new UsageException(origin + ": " + folder + ": no such folder; check the spelling");
    }
    return folder;
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
