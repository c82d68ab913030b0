package io.toptail.sink;

import java.io.IOException;

/** Who read the output has closed it, as {@code head} does when it has seen enough. */
public final class ReaderGoneException extends IOException {
  private static final long serialVersionUID = 1L;

  ReaderGoneException(IOException cause) {
    super("nobody reads the output any more", cause);
  }
}
