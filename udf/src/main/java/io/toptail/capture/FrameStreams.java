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
final class FrameStreams extends FramedRecords {
  private static final int LENGTH = 4;
  private static final int MIN_CONTROL = 4;
  private static final int MAX_CONTROL = 512;
  private static final int START = 2;
  private static final int MAX_TYPE = 5;
  private static final int CONTENT_TYPE = 1;
  private static final String DNSTAP = "protobuf:dnstap.Dnstap";

  private final DnstapMessage message = new DnstapMessage();
  private final byte[] header = new byte[MessageHeader.MAX_LENGTH];
  private String contentType = DNSTAP;

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
  int length(byte[] bytes, int at, int end) {
    if (end - at < LENGTH) {
      return -LENGTH;
    }
    long length = Octets.uint32(bytes, at, true);
    if (length > 0) {
      return length > PacketBatch.MAX_PACKET ? 0 : LENGTH + (int) length;
    }
    if (end - at < 2 * LENGTH) {
      return -2 * LENGTH;
    }
    long control = Octets.uint32(bytes, at + LENGTH, true);
    return isControlLength(control) ? 2 * LENGTH + (int) control : 0;
  }

  @Override
  int lookahead() {
    return 3 * LENGTH;
  }

  @Override
  boolean isPlausible(byte[] bytes, int at) {
    if (Octets.int32(bytes, at, true) == 0) {
      long type = Octets.uint32(bytes, at + 2 * LENGTH, true);
      return type >= 1 && type <= MAX_TYPE;
    }
    // The first field of a Dnstap: identity, version, extra, message, type.
    return switch (bytes[at + LENGTH]) {
      case 0x0A, 0x12, 0x1A, 0x72, 0x78 -> true;
      default -> !contentType.equals(DNSTAP);
    };
  }

  @Override
  void take(PacketBatch batch, int at, int length) {
    if (Octets.int32(batch.bytes(), at, true) == 0) {
      control(batch.bytes(), at + 2 * LENGTH, at + length);
    } else {
      data(batch, at, length);
    }
  }

  @Override
  String whyBroken(byte[] bytes, int at) {
    long length = Octets.uint32(bytes, at, true);
    return length > 0
        ? "frame claims " + length + " bytes"
        : "control frame claims " + Octets.uint32(bytes, at + LENGTH, true) + " bytes";
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

  /** The content type may change from stream to stream. */
  @Override
  public String state() {
    return contentType;
  }
}
