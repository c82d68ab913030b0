package io.toptail.detect.zone;

/**
 * A subject that a detector finds, or one that looks alike but is something else.
 *
 * @param id of the detector
 */
record ZoneCase(String id, boolean positive, String what, Subject subject) {
  @Override
  public String toString() {
    return id + (positive ? " finds " : " leaves ") + what;
  }
}
