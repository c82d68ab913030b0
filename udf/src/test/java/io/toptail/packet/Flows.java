package io.toptail.packet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Random;

/** Segments, fragments and DNS messages made by hand. */
public final class Flows {
  private static final byte[] CLIENT = {10, 0, 0, 1};
  private static final byte[] SERVER = {10, 0, 0, 53};
  private static final int PORT = 40_000;

  private Flows() {}

  /** A segment from client to server; its time is its position, in seconds. */
  public static FlowPacket segment(int number, int flags, long position, byte[] payload) {
    return segment(number, flags, position, payload, payload.length);
  }

  /** A segment of which the capture may hold less than was sent. */
  static FlowPacket segment(int number, int flags, long position, byte[] payload, int fullLength) {
    return new FlowPacket(
        false,
        0,
        position,
        position * 1_000_000_000L,
        6,
        PORT,
        53,
        number,
        flags,
        0,
        4,
        fullLength,
        join(CLIENT, SERVER, payload));
  }

  /** The same from the server to the client. */
  static FlowPacket reversed(FlowPacket segment) {
    byte[] payload = payload(segment);
    return new FlowPacket(
        false,
        segment.file(),
        segment.position(),
        segment.timeNanos(),
        6,
        segment.destinationPort(),
        segment.sourcePort(),
        segment.number(),
        segment.flags(),
        0,
        4,
        segment.fullLength(),
        join(SERVER, CLIENT, payload));
  }

  /** A fragment of a UDP datagram; of IPv6 if {@code addressLength} is 16. */
  static FlowPacket fragment(
      int addressLength, int id, int offset, boolean more, long timeNanos, byte[] payload) {
    return new FlowPacket(
        true,
        0,
        0,
        timeNanos,
        17,
        0,
        0,
        id,
        more ? FlowPacket.MORE_FRAGMENTS : 0,
        offset,
        addressLength,
        payload.length,
        join(new byte[addressLength], new byte[addressLength], payload));
  }

  static byte[] payload(FlowPacket packet) {
    byte[] payload = new byte[packet.length()];
    System.arraycopy(packet.octets(), packet.offset(), payload, 0, payload.length);
    return payload;
  }

  /** A query for a random name, or now and then a response with a random record of some size. */
  static byte[] message(Random random) {
    boolean response = random.nextInt(3) == 0;
    int data = random.nextInt(20) == 0 ? random.nextInt(4000) : random.nextInt(40);
    ByteBuffer message = ByteBuffer.allocate(400 + data);
    message.putShort((short) random.nextInt());
    message.putShort((short) (response ? 0x8180 : 0x0100));
    message.putShort((short) 1).putShort((short) (response ? 1 : 0)).putInt(0);
    name(message, random);
    message.putShort((short) (1 + random.nextInt(60))).putShort((short) 1);
    if (response) {
      byte[] octets = new byte[data];
      random.nextBytes(octets);
      message.putShort((short) 0xC00C).putShort((short) 16).putShort((short) 1);
      message.putInt(random.nextInt(86_400)).putShort((short) data).put(octets);
    }
    return java.util.Arrays.copyOf(message.array(), message.position());
  }

  private static void name(ByteBuffer message, Random random) {
    for (int labels = 1 + random.nextInt(4); labels > 0; labels--) {
      byte[] label = new byte[1 + random.nextInt(20)];
      random.nextBytes(label);
      message.put((byte) label.length).put(label);
    }
    message.put((byte) 0);
  }

  /** A message with its length before it. */
  public static byte[] framed(byte[] message) {
    return join(new byte[] {(byte) (message.length >> 8), (byte) message.length}, message);
  }

  /** Arrays one after the other. */
  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
