package io.toptail.analysis;

import io.toptail.analysis.Frames.Frame;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Connections and fragmented datagrams as frames, made by hand or at random. */
final class FlowFrames {
  static final int FIN = 1;
  static final int SYN = 2;
  static final int ACK = 16;

  private static final String[] NAMES = {"www.facebook.com", "static.ak.fbcdn.net", "a.b.com"};
  private static final int MORE_FRAGMENTS = 0x2000;

  private FlowFrames() {}

  /** A segment from a client to the server. */
  static Frame segment(long nanos, String client, int number, int flags, byte[] payload) {
    return segment(nanos, client, 40_000, Frames.SERVER, 53, number, flags, payload);
  }

  static Frame segment(
      long nanos,
      String source,
      int sourcePort,
      String target,
      int targetPort,
      int number,
      int flags,
      byte[] payload) {
    ByteBuffer tcp = ByteBuffer.allocate(20 + payload.length);
    tcp.putShort((short) sourcePort).putShort((short) targetPort).putInt(number).putInt(0);
    tcp.putShort((short) (0x5000 | flags)).putShort((short) 1000).putInt(0).put(payload);
    return Frames.ip(nanos, source, target, 6, 0, tcp.array());
  }

  /** Messages with their lengths before them. */
  static byte[] stream(byte[]... messages) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (byte[] message : messages) {
      stream.write(message.length >> 8);
      stream.write(message.length);
      stream.writeBytes(message);
    }
    return stream.toByteArray();
  }

  static byte[] query(String name) {
    return Frames.message(0x0100, Frames.question(name, Frames.A, Frames.IN));
  }

  /** A datagram from a client to the server in fragments of 16 octets. */
  static List<Frame> fragments(long nanos, String client, int port, byte[] message) {
    return fragments(nanos, client, 40_000, Frames.SERVER, port, message);
  }

  static List<Frame> fragments(
      long nanos, String source, int sourcePort, String target, int targetPort, byte[] message) {
    ByteBuffer udp = ByteBuffer.allocate(8 + message.length);
    udp.putShort((short) sourcePort).putShort((short) targetPort);
    udp.putShort((short) udp.capacity());
    udp.putShort((short) 0).put(message);
    List<Frame> frames = new ArrayList<>();
    for (int at = 0; at < udp.capacity(); at += 16) {
      int end = Math.min(udp.capacity(), at + 16);
      int place = at / 8 | (end < udp.capacity() ? MORE_FRAGMENTS : 0);
      byte[] part = Arrays.copyOfRange(udp.array(), at, end);
      frames.add(Frames.ip(nanos + at, source, target, 17, place, part));
    }
    return frames;
  }

  /** Connections and fragmented datagrams of several clients, mixed, in the order of time. */
  static List<Frame> random(Random random, long start) {
    List<Frame> frames = new ArrayList<>();
    for (int i = 1 + random.nextInt(6); i > 0; i--) {
      long time = start + random.nextInt(1000);
      String client = "10.0.0." + i;
      if (random.nextInt(3) == 0) {
        frames.addAll(fragments(time, client, 53, query(name(random))));
      } else {
        frames.addAll(connection(random, time, client));
      }
    }
    frames.removeIf(frame -> random.nextInt(12) == 0);
    frames.sort(Comparator.comparingLong(Frame::nanos));
    return frames;
  }

  private static List<Frame> connection(Random random, long start, String client) {
    List<Frame> frames = new ArrayList<>();
    int number = random.nextInt();
    frames.add(segment(start, client, number++, SYN, new byte[0]));
    for (int i = random.nextInt(20); i > 0; i--) {
      byte[] octets = stream(query(name(random)), query(name(random)));
      int cut = random.nextInt(octets.length);
      long time = start + 100L * (20 - i) + random.nextInt(300);
      frames.add(segment(time, client, number, ACK, Arrays.copyOf(octets, cut)));
      byte[] rest = Arrays.copyOfRange(octets, cut, octets.length);
      frames.add(segment(time + random.nextInt(3), client, number + cut, ACK, rest));
      number += octets.length;
    }
    frames.add(segment(start + 3000, client, number, FIN, new byte[0]));
    return frames;
  }

  private static String name(Random random) {
    return NAMES[random.nextInt(NAMES.length)];
  }
}
