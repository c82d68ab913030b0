package io.toptail.capture;

import java.io.IOException;

/** A file or stream that is no capture we read. The message says what it is and what to do next. */
public final class UnknownCaptureException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String path;

  /**
   * @param path of the input; control characters in it are not repeated in the message
   * @param found what was found instead of a capture; completes the sentence "FILE …"
   * @param next what the operator can do, a sentence
   */
  UnknownCaptureException(String path, String found, String next) {
    super(printable(path) + " " + found + ". " + next + ".");
    this.path = path;
  }

  /** The path that was given to {@link Captures#open}. */
  public String path() {
    return path;
  }

  private static String printable(String path) {
    return path.replaceAll("\\p{Cntrl}", "?");
  }
}
