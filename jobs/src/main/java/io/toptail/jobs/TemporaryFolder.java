package io.toptail.jobs;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the embedded mini-cluster keeps its files: one folder of this process, made when it is
 * needed and deleted when the process ends, also by a signal that can be caught.
 */
final class TemporaryFolder {
  private static final int ATTEMPTS = 100;

  private static Path folder;

  private TemporaryFolder() {}

  /**
   * The folder, always the same.
   *
   * @throws UncheckedIOException if it cannot be made; the message names the place
   */
  static synchronized Path get() {
    if (folder == null) {
      folder = create(Path.of(System.getProperty("java.io.tmpdir")));
      Path made = folder;
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(made), "temporary files"));
    }
    return folder;
  }

  private static Path create(Path parent) {
    try {
      return Files.createTempDirectory(parent, "toptail-");
    } catch (IOException e) {
      String message =
          "cannot make a folder for temporary files in "
              + parent
              + "; set TMPDIR to one that can be"
              + " written";
      throw new UncheckedIOException(message, new IOException(message, e));
    }
  }

  /** Threads of the cluster may still be at work, so what they make meanwhile is deleted, too. */
  private static void delete(Path root) {
    for (int attempt = 0; attempt < ATTEMPTS && Files.exists(root); attempt++) {
      try (Stream<Path> paths = Files.walk(root)) {
        List<File> deepestFirst =
            paths.sorted(Comparator.reverseOrder()).map(Path::toFile).toList();
        deepestFirst.forEach(File::delete);
      } catch (IOException | UncheckedIOException e) {
        // Somebody else deletes it, too.
      }
    }
  }
}
