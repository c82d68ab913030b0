package io.toptail.detect;

/** A misconfiguration that shows in how one server answers all clients. */
public abstract non-sealed class ServerDetector extends SubjectDetector {

  protected ServerDetector(DetectorInfo info) {
    super(info, true);
  }

  /** Whether the server shows this misconfiguration. Never throws; allocates nothing. */
  public abstract boolean matches(ServerHistory server);
}
