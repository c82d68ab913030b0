package io.toptail.detect;

/** A misconfiguration that shows in a single query message: its header, its EDNS, its sender. */
public abstract non-sealed class MessageDetector extends Detector {
  protected MessageDetector(DetectorInfo info) {
    super(info);
  }

  /** Whether the message shows this misconfiguration. Never throws; allocates nothing. */
  public abstract boolean matches(QueryMessage query);

  /** Which of its {@link #reasons} a matching message shows, from 1; 0 for none. */
  public int reason(QueryMessage query) {
    return 0;
  }
}
