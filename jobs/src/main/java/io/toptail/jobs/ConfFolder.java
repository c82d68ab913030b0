package io.toptail.jobs;

import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The folder of everything that an operator edits.
 *
 * @param path may be missing, if nobody named one
 * @param searched the folders that hold no such folder; empty if it is there
 */
record ConfFolder(Path path, List<Path> searched) {
  private static final int LEVELS = 4;

  /**
   * The system property {@code toptail.conf}, else the environment's {@code TOPTAIL_CONF}, else the
   * folder {@code conf} with a {@code toptail.yaml} beside the jar or above it, else {@code conf}
   * of the working directory.
   *
   * @throws UsageException if the folder that is set is not there: without it there would be no
   *     owners, and nobody would be told
   */
  static ConfFolder usual() throws UsageException {
    String set = System.getProperty("toptail.conf", System.getenv("TOPTAIL_CONF"));
    if (set != null && !set.isEmpty()) {
      return existing("TOPTAIL_CONF", Path.of(set));
    }
    return search(jar(), Path.of("").toAbsolutePath());
  }

  /**
   * Looks for the folder where nobody named one.
   *
   * @param jar or folder of classes; null if not known
   */
  static ConfFolder search(Path jar, Path workingDirectory) {
    List<Path> searched = new ArrayList<>();
    Path above = jar;
    for (int level = 0; level < LEVELS && above != null; level++, above = above.getParent()) {
      Path conf = above.resolve("conf");
      if (Files.isRegularFile(conf.resolve("toptail.yaml"))) {
        return new ConfFolder(conf, List.of());
      }
      if (Files.isDirectory(above)) {
        searched.add(above);
      }
    }
    if (!searched.contains(workingDirectory)) {
      searched.add(workingDirectory);
    }
    boolean there = Files.isDirectory(workingDirectory.resolve("conf"));
    return new ConfFolder(Path.of("conf"), there ? List.of() : List.copyOf(searched));
  }

  /**
   * A folder that somebody named.
   *
   * @param origin where it was named, for the error
   * @throws UsageException if it is not there
   */
  static ConfFolder existing(String origin, Path folder) throws UsageException {
    if (!Files.isDirectory(folder)) {
      throw new UsageException(origin + ": " + folder + ": no such folder; check the spelling");
    }
    return new ConfFolder(folder, List.of());
  }

  /** Adds a warning if the settings leave it to the folder to say who owns names, and it cannot. */
  void warn(Settings settings) {
    boolean wanted = settings.has("owners") && settings.get("owners").value() == null;
    if (wanted && !searched.isEmpty()) {
      settings
          .warnings()
          .add(
              "no folder conf (looked in "
                  + searched.stream().map(Path::toString).collect(Collectors.joining(", "))
                  + "): no name has a known owner; name one with --conf DIR, or say --owners none");
    }
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
