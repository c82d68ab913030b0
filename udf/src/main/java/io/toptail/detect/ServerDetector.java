package io.toptail.detect;

/** A misconfiguration that shows in how one server answers all clients. */
public abstract non-sealed class ServerDetector extends SubjectDetector {

  protected ServerDetector(DetectorInfo info) {
    super(info, true);
  }

  @Override
  public final boolean isAboutServer() {
    return true;
  }

  /**
   * Whether an answer with an address to this question is one that {@link
   * ServerHistory#inventedNames} counts.
   */
  public boolean looksAt(Question question) {
    return false;
  }

  /** Whether the server shows this misconfiguration. Never throws; allocates nothing. */
  public abstract boolean matches(ServerHistory server);

  /** How many of the queries of a match show it. */
  public long shown(ServerHistory server) {
    return server.queries();
  }
}
