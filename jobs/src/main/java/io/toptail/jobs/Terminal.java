package io.toptail.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a person looks at an output stream. */
final class Terminal {
  private Terminal() {}

  /**
   * Whether the stream is a terminal.
   *
   * @param descriptor 1 for standard output, 2 for standard error
   */
  static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    try {
      String device = Files.readSymbolicLink(link).toString();
      return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      // Without /proc, Java knows only whether standard input and output both are a terminal.
      return System.console() != null;
    }
  }

  /** Whether the terminal's user wants colours (no-color.org). */
  static boolean wantsColor() {
    String noColor = System.getenv("NO_COLOR");
    return (noColor == null || noColor.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
  }
}
