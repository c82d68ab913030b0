package io.toptail.packet;

/**
 * IEEE 802.11: data frames, with quality of service and four addresses. Nothing is decrypted, put
 * together or taken apart: protected frames, pieces of frames, and aggregates of several packets
 * are named and left.
 */
final class Wlan {
  private static final int TYPE_DATA = 2;
  private static final int SUBTYPE_NO_DATA = 4;
  private static final int SUBTYPE_QOS = 8;

  private static final int TO_AND_FROM_DISTRIBUTION = 0x03;
  private static final int MORE_FRAGMENTS = 0x04;
  private static final int PROTECTED = 0x40;
  private static final int ORDER = 0x80;

  private static final int QOS_AGGREGATE = 0x80;

  /** Initialisation vector of WEP with a key identifier, of TKIP and of CCMP. */
  private static final int CIPHER_HEADER = 8;

  /** Two addresses and a length. */
  private static final int SUBFRAME_HEADER = 14;

  private Wlan() {}

  static Layer next(Frame frame) {
    if (!frame.has(2)) {
      return Layer.CUT_OFF;
    }
    int control = frame.u8(0);
    int flags = frame.u8(1);
    int subtype = control >> 4;
    if ((control & 3) != 0) {
      return Layer.BAD_LINK_HEADER;
    }
    if ((control >> 2 & 3) != TYPE_DATA || (subtype & SUBTYPE_NO_DATA) != 0) {
      return Layer.NOT_IP;
    }
    boolean qos = (subtype & SUBTYPE_QOS) != 0;
    int addresses = (flags & TO_AND_FROM_DISTRIBUTION) == TO_AND_FROM_DISTRIBUTION ? 30 : 24;
    int length = addresses + (qos ? 2 : 0) + (qos && (flags & ORDER) != 0 ? 4 : 0);
    if (!frame.has(length)) {
      return Layer.CUT_OFF;
    }
    if ((flags & MORE_FRAGMENTS) != 0 || (frame.u8(22) & 0x0F) != 0) {
      return Layer.SPLIT_FRAME;
    }
    boolean aggregate = qos && (frame.u8(addresses) & QOS_AGGREGATE) != 0;
    frame.at += frame.padded ? length + 3 & ~3 : length;
    return (flags & PROTECTED) != 0 ? decrypted(frame) : aggregate ? subframe(frame) : Layer.LLC;
  }

  /** Some drivers decrypt and leave the mark, with the cipher's header or without. */
  private static Layer decrypted(Frame frame) {
    if (Llc.isSnap(frame, 0)) {
      return Layer.LLC;
    }
    return Llc.isSnap(frame, CIPHER_HEADER)
        ? frame.skip(CIPHER_HEADER, Layer.LLC)
        : Layer.UNREADABLE;
  }

  /** A-MSDU; with one packet in it, it is read. */
  private static Layer subframe(Frame frame) {
    if (!frame.has(SUBFRAME_HEADER)) {
      return Layer.CUT_OFF;
    }
    int rest = frame.sentEnd - frame.at - SUBFRAME_HEADER - frame.u16(SUBFRAME_HEADER - 2);
    // Padding and a checksum may follow, both shorter than another subframe.
    return rest < SUBFRAME_HEADER ? frame.skip(SUBFRAME_HEADER, Layer.LLC) : Layer.SPLIT_FRAME;
  }
}
