package io.toptail.capture;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A capture as a busy link makes it: small frames, near each other in time. */
final class TrafficBytes {
  /** A capture's bytes, its packets, and where in the file each packet's record lies. */
  record Capture(byte[] bytes, List<Packet> packets, List<Integer> starts, List<Integer> ends) {}

  private TrafficBytes() {}

  static Packet packet(Random random, long nanos) {
    int length = random.nextInt(20) == 0 ? 600 + random.nextInt(900) : 60 + random.nextInt(120);
    byte[] data = new byte[length];
    random.nextBytes(data);
    // Headers of real packets have runs of zeroes and small numbers.
    for (int i = 12; i < length && random.nextInt(8) > 0; i += 1 + random.nextInt(6)) {
      data[i] = (byte) random.nextInt(3);
    }
    return new Packet(nanos, 1, data, length);
  }

  static Capture pcap(Random random, ByteOrder order, int magic, int count) {
    PcapBytes file = new PcapBytes(order, magic, 1);
    Capture capture = new Capture(null, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    long nanos = 1_700_000_000_123_456_000L;
    for (int i = 0; i < count; i++) {
      nanos += random.nextInt(2_000) * 1_000L;
      Packet packet = packet(random, nanos);
      capture.packets.add(packet);
      capture.starts.add(file.length());
      capture.ends.add(file.add(packet).length());
    }
    return new Capture(file.bytes(), capture.packets, capture.starts, capture.ends);
  }

  static Capture pcapng(Random random, ByteOrder order, int count) {
    PcapngBytes file = new PcapngBytes().section(order);
    file.iface(1, 0, file.tsresol(6)).iface(1, 0, file.tsresol(9), file.endOfOptions());
    Capture capture = new Capture(null, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    long nanos = 1_700_000_000_123_456_000L;
    for (int i = 0; i < count; i++) {
      nanos += random.nextInt(2_000) * 1_000L;
      Packet packet = packet(random, nanos);
      capture.packets.add(packet);
      capture.starts.add(file.length());
      if (random.nextBoolean()) {
        file.enhanced(0, nanos / 1000, packet);
      } else {
        file.enhanced(1, nanos, packet);
      }
      capture.ends.add(file.length());
    }
    return new Capture(file.bytes(), capture.packets, capture.starts, capture.ends);
  }

  static Capture snoop(Random random, int count) {
    SnoopBytes file = new SnoopBytes(4);
    Capture capture = new Capture(null, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    long nanos = 1_700_000_000_123_456_000L;
    for (int i = 0; i < count; i++) {
      nanos += random.nextInt(2_000) * 1_000L;
      Packet packet = packet(random, nanos);
      capture.packets.add(packet);
      capture.starts.add(file.length());
      capture.ends.add(file.add(packet, -packet.data().length & 3, 0).length());
    }
    return new Capture(file.bytes(), capture.packets, capture.starts, capture.ends);
  }
}
