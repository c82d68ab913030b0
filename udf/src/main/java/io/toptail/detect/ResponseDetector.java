package io.toptail.detect;

/**
 * A misconfiguration that shows in a single response: its header, its size, its records. Its
 * findings are tags of the name that was asked for; they count responses.
 */
public abstract non-sealed class ResponseDetector extends Detector {
  private final About about;

  /** Whose address a finding has. */
  public enum About {
    /** Nobody's: only how many were answered matters. */
    NAME,
    /** That of the client that was answered. */
    CLIENT,
    /** That of the server that answered. */
    SERVER,
    /** The same, and no name: it does not matter what was asked. */
    SERVER_ALONE
  }

  protected ResponseDetector(DetectorInfo info, About about) {
    super(info);
    this.about = about;
  }

  /** Whose address its findings have. */
  public final About about() {
    return about;
  }

  @Override
  public final boolean isAboutServer() {
    return about == About.SERVER || about == About.SERVER_ALONE;
  }

  /** Whether the response shows this misconfiguration. Never throws; allocates nothing. */
  public abstract boolean matches(ResponseMessage response);
}
