package io.toptail.packet;

/** ERSPAN: Ethernet frames that a switch copies into GRE. */
final class Erspan {
  private static final int HEADER_2 = 8;
  private static final int HEADER_3 = 12;
  private static final int SUBHEADER_3 = 8;

  private Erspan() {}

  /** Type I, which has no header, or with a sequence number type II, at a distance. */
  static Layer enter(Frame frame, int distance, boolean numbered) {
    if (!numbered) {
      return frame.enter(distance, Layer.ETHERNET);
    }
    boolean second = frame.has(distance + HEADER_2) && frame.u8(distance) >> 4 == 1;
    return second ? frame.enter(distance + HEADER_2, Layer.ETHERNET) : null;
  }

  /** Type III at a distance; its last bit tells whether a platform's subheader follows. */
  static Layer enter3(Frame frame, int distance) {
    if (!frame.has(distance + HEADER_3) || frame.u8(distance) >> 4 != 2) {
      return null;
    }
    boolean platform = (frame.u8(distance + HEADER_3 - 1) & 1) != 0;
    return frame.enter(distance + HEADER_3 + (platform ? SUBHEADER_3 : 0), Layer.ETHERNET);
  }
}
