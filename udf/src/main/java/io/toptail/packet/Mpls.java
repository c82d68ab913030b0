package io.toptail.packet;

/**
 * A stack of MPLS labels (RFC 3032). Nothing in it says what it carries. Guessed by the first four
 * bits (RFC 4928 §3): 4 or 6 is IP; 0 a control word (RFC 4385) before Ethernet. Of those that may
 * also be an Ethernet address, the reading that makes sense counts.
 */
final class Mpls {
  private static final int CONTROL_WORD = 4;

  private Mpls() {}

  static Layer next(Frame frame) {
    int stack = stackLength(frame);
    if (stack < 0) {
      return Layer.CUT_OFF;
    }
    frame.at += stack;
    return carried(frame);
  }

  /** Octets of the stack; negative if its bottom was not captured. */
  static int stackLength(Frame frame) {
    for (int length = 4; frame.has(length); length += 4) {
      if ((frame.u8(length - 2) & 1) != 0) {
        return length;
      }
    }
    return -1;
  }

  private static Layer carried(Frame frame) {
    if (!frame.has(1)) {
      return Layer.CUT_OFF;
    }
    int first = frame.u8(0) >> 4;
    boolean ip = first == 4 || first == 6;
    if (ip && Plausible.ip(frame, 0)) {
      return Layer.IP;
    }
    if (first == 0 && Plausible.ethernet(frame, CONTROL_WORD)) {
      return frame.enter(CONTROL_WORD, Layer.ETHERNET);
    }
    if (Plausible.ethernet(frame, 0)) {
      return frame.enter(0, Layer.ETHERNET);
    }
    if (ip) {
      return Layer.IP;
    }
    return frame.has(CONTROL_WORD + Ethernet.HEADER) ? Layer.NOT_IP : Layer.CUT_OFF;
  }
}
