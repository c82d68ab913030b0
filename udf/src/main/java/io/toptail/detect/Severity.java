package io.toptail.detect;

/** How much a finding matters, least first. */
public enum Severity {
  /** Explains traffic; nothing is broken. */
  INFO,
  /** Waste. */
  LOW,
  /** A delay or failure that people notice, or information that leaks. */
  MEDIUM,
  /** A security exposure. */
  HIGH
}
