package io.toptail.report;

/**
 * Why something is wrong, and what to do about it.
 *
 * @param cause one or two sentences
 * @param who can end it
 * @param fix how
 */
public record Advice(String cause, String who, String fix) {
  /** Nothing to say. */
  public static final Advice NONE = new Advice("", "", "");

  /** Whether there is nothing to say. */
  public boolean isNone() {
    return cause.isEmpty();
  }
}
