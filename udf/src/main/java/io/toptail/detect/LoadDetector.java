package io.toptail.detect;

/** A client that stands out among all by how much it asks. */
public abstract non-sealed class LoadDetector extends SubjectDetector {

  protected LoadDetector(DetectorInfo info) {
    super(info, false);
  }
}
