package io.toptail.jobs;

/** What the program ends with. */
final class ExitCodes {
  static final int DONE = 0;
  static final int FAILED = 1;

  /** Wrong usage, or an input that cannot be read. */
  static final int USAGE = 2;

  /** Done, but input was damaged or skipped, and {@code --strict} was given. */
  static final int DAMAGED = 3;

  /** No DNS message in any input. */
  static final int NO_DNS = 4;

  private ExitCodes() {}
}
