package io.toptail.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Decides by its content whether a file is a capture. */
@FunctionalInterface
interface CaptureCheck {
  /**
   * Reads the beginning of a file.
   *
   * @return why it is not a capture, and what to do; empty if it is one
   * @throws IOException if it cannot be read
   */
  Optional<String> whyNot(InputStream in, String path) throws IOException;
}
