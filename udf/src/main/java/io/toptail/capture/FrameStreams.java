package io.toptail.capture;

import java.nio.charset.StandardCharsets;

/**
 * The frames of a Frame Streams file of dnstap events, all numbers with the most significant octet
 * first. What is reported becomes a packet with a {@link MessageHeader}.
 *
 * <pre>
 * data frame              control frame                  field of a control frame
 *   0 length, not 0         0 zero                         0 type: 1 for the content type
 *   4 a dnstap event        4 length, at most 512          4 length
 *                           8 type: 2 START, 3 STOP        8 value
 *                          12 fields
 * </pre>
 *
 * <p>Several streams may follow one another. Control frames of the handshake, as a recorded
 * connection has them, are passed over.
 */
final class FrameStreams implements RecordFinder {
  private static final int LENGTH = 4;
  private static final int MIN_CONTROL = 4;
  private static final int MAX_CONTROL = 512;
  private static final int START = 2;
  private static final int STOP = 3;
  private static final int MAX_TYPE = 5;
  private static final int CONTENT_TYPE = 1;
  private static final int MAX_FRAME = LENGTH + PacketBatch.MAX_PACKET;

  /** An event with the type of the event and an empty message. */
  private static final int MIN_EVENT = 6;

  /** Two of the longest DNS messages, and what is around them. */
  private static final int MAX_FOUND = 192 << 10;

  private static final String DNSTAP = "protobuf:dnstap.Dnstap";

  private final DnstapMessage message = new DnstapMessage();
  private final byte[] header = new byte[MessageHeader.MAX_LENGTH];
  private String contentType = DNSTAP;
  private String broken;
  private int needed;
  private boolean found;

  private FrameStreams() {}

  /** Whether a file that begins with these bytes is a Frame Streams file. */
  static boolean recognises(byte[] head) {
    return head.length >= 12
        && Octets.int32(head, 0, true) == 0
        && isControlLength(Octets.uint32(head, 4, true))
        && Octets.uint32(head, 8, true) >= 1
        && Octets.uint32(head, 8, true) <= MAX_TYPE;
  }

  /**
   * Begins a file.
   *
   * @param head bytes that {@link #recognises}
   */
  static FrameStreams of(byte[] head, String path) throws UnknownCaptureException {
    int end = (int) Math.min(head.length, 8 + Octets.uint32(head, 4, true));
    String type = contentType(head, 8, end);
    if (!type.equals(DNSTAP)) {
      throw new UnknownCaptureException(
          path,
          "is a Frame Streams file of '" + printable(type) + "', not of '" + DNSTAP + "'",
          "Give a dnstap file, or captured packets");
    }
    return new FrameStreams();
  }

  private static boolean isControlLength(long length) {
    return length >= MIN_CONTROL && length <= MAX_CONTROL;
  }

  /** The content type that a control frame names; dnstap if it names none. */
  private static String contentType(byte[] bytes, int from, int end) {
    for (int at = from + 4; end - at >= 8; ) {
      long length = Octets.uint32(bytes, at + 4, true);
      if (length > end - at - 8) {
        break;
      }
      if (Octets.int32(bytes, at, true) == CONTENT_TYPE) {
        return new String(bytes, at + 8, (int) length, StandardCharsets.ISO_8859_1);
      }
      at += 8 + (int) length;
    }
    return DNSTAP;
  }

  private static String printable(String type) {
    return type.replaceAll("[^ -~]", "?");
  }

  @Override
  public void assume(byte[] head, int length) {
    // Such files are not read from their middle.
  }

  /** Such files are read whole, so that there is no border to look out for. */
  @Override
  public int take(PacketBatch batch, int from, int stop, int border, boolean last) {
    int end = batch.filled();
    int at = from;
    broken = null;
    needed = 0;
    while (at < stop && (at < end || !last)) {
      int length = judge(batch.bytes(), at, end, last);
      if (length == 0) {
        break;
      }
      if (Octets.int32(batch.bytes(), at, true) == 0) {
        control(batch.bytes(), at + 2 * LENGTH, at + length);
      } else {
        data(batch, at, length);
      }
      at += length;
    }
    return at;
  }

  /** Bytes of the frame, or 0 if it is broken or not whole. */
  private int judge(byte[] bytes, int at, int end, boolean last) {
    long length = frameLength(bytes, at, end);
    if (length > MAX_FRAME || length < 0) {
      broken =
          length < 0
              ? "control frame of an impossible length"
              : "frame claims " + length + " bytes";
      return 0;
    }
    if (length <= end - at) {
      return (int) length;
    }
    if (last) {
      search(bytes, at + 1, end, end, true);
      broken = found ? "frame claims " + length + " bytes and hides others" : CUT;
    } else {
      needed = (int) length;
    }
    return 0;
  }

  /** Length of the frame at an index, or of what must be there to tell; negative if impossible. */
  private static long frameLength(byte[] bytes, int at, int end) {
    if (end - at < LENGTH) {
      return LENGTH;
    }
    long length = Octets.uint32(bytes, at, true);
    if (length > 0) {
      return LENGTH + length;
    }
    if (end - at < 2 * LENGTH) {
      return 2 * LENGTH;
    }
    long control = Octets.uint32(bytes, at + LENGTH, true);
    return isControlLength(control) ? 2 * LENGTH + control : -1;
  }

  @Override
  public int search(byte[] bytes, int from, int stop, int end, boolean last) {
    int at = from;
    int most = Math.min(stop, end);
    int verdict = PcapChain.NO;
    while (at < most && verdict == PcapChain.NO) {
      verdict = begins(bytes, at, end, last);
      at += verdict == PcapChain.NO ? 1 : 0;
    }
    found = verdict == PcapChain.YES;
    needed = Math.max(0, verdict);
    if (at >= end && at < stop && !last) {
      needed = LENGTH + 1;
    }
    return at;
  }

  /** Whether a whole event begins, which is too intricate to be an accident; or a stream. */
  private int begins(byte[] bytes, int at, int end, boolean last) {
    if (end - at < LENGTH + 1) {
      return last ? PcapChain.NO : LENGTH + 1;
    }
    long length = Octets.uint32(bytes, at, true);
    if (length == 0) {
      return beginsStream(bytes, at, end, last);
    }
    if (length < MIN_EVENT || length > MAX_FOUND || !DnstapMessage.mayBegin(bytes[at + LENGTH])) {
      return PcapChain.NO;
    }
    if (length > end - at - LENGTH) {
      return last ? PcapChain.NO : LENGTH + (int) length;
    }
    boolean event = message.read(bytes, at + LENGTH, at + LENGTH + (int) length) == null;
    return event ? PcapChain.YES : PcapChain.NO;
  }

  private static int beginsStream(byte[] bytes, int at, int end, boolean last) {
    if (end - at < 3 * LENGTH) {
      return last ? PcapChain.NO : 3 * LENGTH;
    }
    long length = Octets.uint32(bytes, at + LENGTH, true);
    int type = Octets.int32(bytes, at + 2 * LENGTH, true);
    if (!isControlLength(length) || type != START && type != STOP) {
      return PcapChain.NO;
    }
    if (type == STOP) {
      return length == MIN_CONTROL ? PcapChain.YES : PcapChain.NO;
    }
    if (length > end - at - 2 * LENGTH) {
      return last ? PcapChain.NO : 2 * LENGTH + (int) length;
    }
    String content = contentType(bytes, at + 2 * LENGTH, at + 2 * LENGTH + (int) length);
    return content.equals(DNSTAP) ? PcapChain.YES : PcapChain.NO;
  }

  private void control(byte[] bytes, int from, int end) {
    if (Octets.int32(bytes, from, true) == START) {
      contentType = contentType(bytes, from, end);
    }
  }

  private void data(PacketBatch batch, int at, int length) {
    String damage =
        contentType.equals(DNSTAP)
            ? message.read(batch.bytes(), at + LENGTH, at + length)
            : "frame of '" + printable(contentType) + "', not of '" + DNSTAP + "'";
    if (damage != null) {
      batch.addDamage(batch.base() + at, length, damage);
      return;
    }
    batch.markFinerThanMicros();
    DnstapMessage.Side query = message.query();
    DnstapMessage.Side response = message.response();
    if (query.hasMessage() && response.hasMessage()) {
      // Both do not fit where the one event was.
      add(batch, query, -1, 0);
      add(batch, response, -1, 0);
    } else {
      add(batch, query.hasMessage() ? query : response, at, length);
    }
  }

  /** Adds a message in the place of its frame if it fits, else behind all frames. */
  private void add(PacketBatch batch, DnstapMessage.Side side, int frame, int frameLength) {
    int headerLength = message.header(side, header);
    int length = headerLength + side.messageLength();
    int at = length <= frameLength ? frame : batch.append(length);
    byte[] bytes = batch.bytes();
    System.arraycopy(bytes, side.message(), bytes, at + headerLength, side.messageLength());
    System.arraycopy(header, 0, bytes, at, headerLength);
    batch.add(at, length, length, message.timeNanos(side), MessageHeader.LINK_TYPE);
  }

  @Override
  public boolean found() {
    return found;
  }

  @Override
  public String broken() {
    return broken;
  }

  @Override
  public int needed() {
    return needed;
  }

  @Override
  public String state() {
    return contentType;
  }
}
