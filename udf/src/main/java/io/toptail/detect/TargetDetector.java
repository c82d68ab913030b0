package io.toptail.detect;

/**
 * A misconfiguration that shows when two responses are put together: one whose NS or MX record
 * points to a name, and one that says that this name is an alias. It is asked about no subject:
 * whoever puts them together knows.
 */
public abstract non-sealed class TargetDetector extends SubjectDetector {
  protected TargetDetector(DetectorInfo info) {
    super(info, true);
  }
}
