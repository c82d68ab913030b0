package io.toptail.packet;

/** What radios say about an 802.11 frame, in front of it. */
final class RadioHeaders {
  private static final int RADIOTAP_TIME = 1;
  private static final int RADIOTAP_FLAGS = 2;
  private static final int RADIOTAP_FLAG_PADDED = 0x20;

  private static final int AVS = 0x80211000;
  private static final int PRISM = 0x44;
  private static final int PRISM_OLD = 0x41;

  private RadioHeaders() {}

  /** Version 0, a padding octet, the length, and bits for the fields; all little-endian. */
  static Layer radiotap(Frame frame) {
    if (!frame.has(8)) {
      return Layer.CUT_OFF;
    }
    int length = frame.u16Little(2);
    if (frame.u8(0) != 0 || length < 8) {
      return Layer.BAD_LINK_HEADER;
    }
    frame.padded = frame.has(length) && isPadded(frame, length);
    return frame.skip(length, Layer.WLAN);
  }

  /** Whether the 802.11 header is filled up to a multiple of 32 bits. */
  private static boolean isPadded(Frame frame, int length) {
    int at = 8;
    int present = frame.u32Little(4);
    for (int more = present; more < 0 && at + 4 <= length; at += 4) {
      more = frame.u32Little(at);
    }
    if ((present & RADIOTAP_TIME) != 0) {
      at = (at + 7 & ~7) + 8;
    }
    return (present & RADIOTAP_FLAGS) != 0
        && at < length
        && (frame.u8(at) & RADIOTAP_FLAG_PADDED) != 0;
  }

  /** Prism in the byte order of the capturing machine, or AVS, which is big-endian. */
  static Layer prism(Frame frame) {
    if (!frame.has(8)) {
      return Layer.CUT_OFF;
    }
    int magic = frame.u32(0);
    boolean bigEndian = (magic & ~0xFFF) == AVS || isPrism(magic);
    if (!bigEndian && !isPrism(frame.u32Little(0))) {
      return Layer.BAD_LINK_HEADER;
    }
    int length = bigEndian ? frame.u32(4) : frame.u32Little(4);
    return length < 8 ? Layer.BAD_LINK_HEADER : frame.skip(length, Layer.WLAN);
  }

  private static boolean isPrism(int code) {
    return code == PRISM || code == PRISM_OLD;
  }
}
