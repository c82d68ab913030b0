package io.toptail.jobs;

import java.util.List;

/** Wrong usage or unreadable input, found before anything ran: what, where and what to do. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }

  /** Several problems at once, one a line. */
  UsageException(List<String> problems) {
    super(String.join("\n", problems));
  }
}
