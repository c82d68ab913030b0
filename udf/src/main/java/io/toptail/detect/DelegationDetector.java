package io.toptail.detect;

import java.util.List;

/**
 * A misconfiguration that shows in how one server answers for one domain, compared with the other
 * servers of the domain. Only queries without RD count, which resolvers send to authoritative
 * servers.
 */
public abstract non-sealed class DelegationDetector extends SubjectDetector {
  /** Numbers of {@link #reasons}. */
  public static final int PARTIAL = 1;

  public static final int FULL = 2;

  protected DelegationDetector(DetectorInfo info) {
    super(info, true);
  }

  /** Whether other servers of the domain are fine, or none is. */
  @Override
  public final List<String> reasons() {
    return List.of("partial", "full");
  }

  @Override
  public final boolean isAboutServer() {
    return true;
  }

  /** Whether the server, with its answers for one domain, shows this misconfiguration. */
  public abstract boolean matches(ServerHistory server);

  /** Whether the server is one of those that serve the domain. */
  public abstract boolean isFine(ServerHistory server);
}
