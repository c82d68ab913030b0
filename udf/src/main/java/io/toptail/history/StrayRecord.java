package io.toptail.history;

import io.toptail.detect.StrayResponse;

/** A view over the record of a response that belongs to no query. */
final class StrayRecord extends EventView implements StrayResponse {
  private Kind kind;

  StrayRecord set(byte[] bytes, int offset, Kind what) {
    wrap(bytes, offset);
    kind = what;
    return this;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
