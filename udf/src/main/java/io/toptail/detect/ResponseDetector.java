package io.toptail.detect;

/**
 * A misconfiguration that shows in the records of a single response. Its findings are tags of the
 * name that was asked for; they count responses.
 */
public abstract non-sealed class ResponseDetector extends Detector {
  private final boolean aboutClient;

  /**
   * @param aboutClient whether it matters who was answered, else only how many
   */
  protected ResponseDetector(DetectorInfo info, boolean aboutClient) {
    super(info);
    this.aboutClient = aboutClient;
  }

  /** Whether findings are of each client. */
  public final boolean isAboutClient() {
    return aboutClient;
  }

  /** Whether the response shows this misconfiguration. Never throws; allocates nothing. */
  public abstract boolean matches(ResponseMessage response);
}
