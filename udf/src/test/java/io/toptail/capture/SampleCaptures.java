package io.toptail.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Captures that are hard to split: of all layouts, damaged, and made to deceive. */
public final class SampleCaptures {
  private static final long TIME = 1_700_000_000_123_456_000L;

  private SampleCaptures() {}

  /**
   * By name.
   *
   * @param packets in each, about
   */
  public static Map<String, byte[]> all(long seed, int packets) {
    Map<String, byte[]> captures = new LinkedHashMap<>();
    captures.put("pcap", pcap(seed, packets));
    captures.put("pcap big-endian", layout(seed, ByteOrder.BIG_ENDIAN, PcapBytes.MICROS, packets));
    captures.put("pcap ns", layout(seed, ByteOrder.LITTLE_ENDIAN, PcapBytes.NANOS, packets));
    captures.put("pcap patched", layout(seed, ByteOrder.BIG_ENDIAN, PcapBytes.PATCHED, packets));
    captures.put("pcap of Ixia", layout(seed, ByteOrder.BIG_ENDIAN, PcapBytes.IXIA_NANOS, packets));
    captures.put("pcap to a router", routed(seed, packets, ByteOrder.LITTLE_ENDIAN));
    captures.put("pcap to a router, big-endian", routed(seed, packets, ByteOrder.BIG_ENDIAN));
    captures.put("pcap of cut packets", shortened(seed, packets));
    captures.put("pcap with any times", anyTimes(seed, packets));
    captures.put("pcap damaged", damaged(seed, pcap(seed, packets)));
    captures.put("pcap with zeroes", zeroed(pcap(seed, packets)));
    captures.put("pcap cut", cut(pcap(seed, packets)));
    captures.put("pcaps behind each other", pcaps(seed, packets));
    captures.put("pcap with fake records", fakeRecords(seed, packets, false));
    captures.put("pcap with fake records that lead on", fakeRecords(seed, packets, true));
    captures.put("pcap with whole pcaps in packets", nested(seed, packets));
    captures.put("pcapng", pcapng(seed, packets));
    captures.put("pcapng damaged", damaged(seed, pcapng(seed, packets)));
    captures.put("pcapng with zeroes", zeroed(pcapng(seed, packets)));
    captures.put("pcapng cut", cut(pcapng(seed, packets)));
    captures.put("pcapng sections", sections(seed, packets));
    captures.put("pcapng like sections that lost packets", lossy(seed, packets));
    captures.put("pcapng late interfaces", lateInterfaces(seed, packets));
    captures.put("pcapng without times", simple(seed, packets));
    captures.put("pcapng with whole pcapngs in packets", nestedSections(seed, packets));
    return captures;
  }

  private static byte[] pcap(long seed, int packets) {
    return layout(seed, ByteOrder.LITTLE_ENDIAN, PcapBytes.MICROS, packets);
  }

  private static byte[] layout(long seed, ByteOrder order, int magic, int packets) {
    return TrafficBytes.pcap(new Random(seed), order, magic, packets).bytes();
  }

  private static byte[] pcapng(long seed, int packets) {
    return TrafficBytes.pcapng(new Random(seed), ByteOrder.BIG_ENDIAN, packets).bytes();
  }

  /** To hardware addresses that look like lengths in either byte order, as those of VRRP do. */
  private static byte[] routed(long seed, int packets, ByteOrder order) {
    Random random = new Random(seed);
    PcapBytes file = new PcapBytes(order, PcapBytes.MICROS, 1);
    byte[][] routers = {{0, 0, 0x5E, 0, 1, 1}, {0x52, 0x54, 0, 0, 1, 1}, {0, 0, 0x0C, 7, 1, 1}};
    for (int i = 0; i < packets; i++) {
      byte[] frame = TrafficBytes.packet(random, TIME).data();
      System.arraycopy(routers[order == ByteOrder.BIG_ENDIAN ? i % 2 * 2 : i % 2], 0, frame, 0, 6);
      file.add(new Packet(TIME + i * 300_000L, 1, frame, frame.length));
    }
    return file.bytes();
  }

  /** Packets of which no more than 70 bytes were kept, though the file header says otherwise. */
  private static byte[] shortened(long seed, int packets) {
    Random random = new Random(seed);
    PcapBytes file = new PcapBytes(ByteOrder.LITTLE_ENDIAN, PcapBytes.MICROS, 1);
    for (int i = 0; i < packets; i++) {
      byte[] frame = TrafficBytes.packet(random, TIME).data();
      byte[] kept = Arrays.copyOf(frame, Math.min(70, frame.length));
      file.add(new Packet(TIME + i * 300_000L, 1, kept, frame.length));
    }
    return file.bytes();
  }

  private static byte[] anyTimes(long seed, int packets) {
    Random random = new Random(seed);
    List<Packet> all = new ArrayList<>();
    for (int i = 0; i < packets; i++) {
      all.add(Packet.random(random, 1, 80));
    }
    return PcapBytes.of(ByteOrder.LITTLE_ENDIAN, PcapBytes.MICROS, 1, all);
  }

  /** Flips bits, a few in all. */
  private static byte[] damaged(long seed, byte[] bytes) {
    Random random = new Random(seed);
    for (int i = 0; i < 8; i++) {
      bytes[100 + random.nextInt(bytes.length - 100)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private static byte[] zeroed(byte[] bytes) {
    Arrays.fill(bytes, bytes.length / 3, bytes.length / 3 * 2, (byte) 0);
    return bytes;
  }

  private static byte[] cut(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length - 20);
  }

  private static byte[] pcaps(long seed, int packets) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(cut(pcap(seed, packets / 3)));
    all.writeBytes(layout(seed + 1, ByteOrder.BIG_ENDIAN, PcapBytes.NANOS, packets / 3));
    all.writeBytes(layout(seed + 2, ByteOrder.LITTLE_ENDIAN, PcapBytes.PATCHED, packets / 3));
    all.writeBytes(layout(seed, ByteOrder.LITTLE_ENDIAN, PcapBytes.IXIA_NANOS, packets / 3));
    return all.toByteArray();
  }

  /**
   * Packets full of record headers.
   *
   * @param leadOn whether the last fake one ends where a true record of some packets later begins
   */
  private static byte[] fakeRecords(long seed, int packets, boolean leadOn) {
    Random random = new Random(seed);
    PcapBytes file = new PcapBytes(ByteOrder.LITTLE_ENDIAN, PcapBytes.MICROS, 1);
    for (int i = 0; i < packets / 3; i++) {
      List<Packet> fakes = new ArrayList<>();
      for (int j = 0; j < 5; j++) {
        fakes.add(new Packet(TIME + i, 9, new byte[random.nextInt(30) + 1], 30));
      }
      byte[] fake = PcapBytes.of(ByteOrder.LITTLE_ENDIAN, PcapBytes.MICROS, 9, fakes);
      byte[] payload = Arrays.copyOfRange(fake, 24, fake.length + (leadOn ? 16 : 3));
      if (leadOn) {
        byte[] last =
            new PcapBytes(ByteOrder.LITTLE_ENDIAN, PcapBytes.MICROS, 9)
                .record(TIME / 1_000_000_000, 7, 2 * 46, 2 * 46, new byte[0])
                .bytes();
        System.arraycopy(last, 24, payload, payload.length - 16, 16);
      }
      file.add(new Packet(TIME + i * 1_000L, 1, payload, payload.length));
      for (int j = 0; j < 3; j++) {
        byte[] data = new byte[30];
        random.nextBytes(data);
        file.add(new Packet(TIME + i * 1_000L, 1, data, 30));
      }
    }
    return file.bytes();
  }

  private static byte[] nested(long seed, int packets) {
    PcapBytes file = new PcapBytes(ByteOrder.LITTLE_ENDIAN, PcapBytes.MICROS, 1);
    for (int i = 0; i < packets / 5; i++) {
      byte[] inner = layout(seed + i, ByteOrder.BIG_ENDIAN, PcapBytes.NANOS, 3);
      file.add(new Packet(TIME + i * 1_000L, 1, inner, inner.length));
      file.add(new Packet(TIME + i * 1_000L, 1, new byte[60], 60));
    }
    return file.bytes();
  }

  private static byte[] sections(long seed, int packets) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < 3; i++) {
      ByteOrder order = i == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
      all.writeBytes(TrafficBytes.pcapng(new Random(seed + i), order, packets / 3).bytes());
    }
    PcapngBytes last = new PcapngBytes().section(ByteOrder.LITTLE_ENDIAN).iface(101, 0);
    for (int i = 0; i < 4; i++) {
      last.enhanced(0, TIME / 1000, new Packet(TIME, 101, new byte[50], 50));
    }
    all.writeBytes(last.bytes());
    return all.toByteArray();
  }

  /** Sections that differ in nothing but their place, each with statistics of its interface. */
  private static byte[] lossy(long seed, int packets) {
    Random random = new Random(seed);
    PcapngBytes file = new PcapngBytes();
    for (int i = 0; i < 3; i++) {
      file.section(ByteOrder.LITTLE_ENDIAN).iface(1, 0);
      for (int j = 0; j < packets / 3; j++) {
        file.enhanced(0, TIME / 1000 + j, TrafficBytes.packet(random, TIME));
      }
      ByteBuffer statistics = file.buffer(28).putInt(0).putLong(0);
      statistics.putShort((short) 5).putShort((short) 8).putLong(100 + i).putInt(0);
      file.block(5, statistics);
    }
    return file.bytes();
  }

  private static byte[] lateInterfaces(long seed, int packets) {
    Random random = new Random(seed);
    PcapngBytes file = new PcapngBytes().section(ByteOrder.LITTLE_ENDIAN).iface(1, 0);
    int interfaces = 1;
    for (int i = 0; i < packets; i++) {
      if (random.nextInt(10) == 0) {
        file.iface(100 + i, 0, file.tsresol(random.nextInt(10)));
        interfaces++;
      }
      file.enhanced(random.nextInt(interfaces), TIME / 1000 + i, TrafficBytes.packet(random, TIME));
    }
    return file.bytes();
  }

  private static byte[] simple(long seed, int packets) {
    Random random = new Random(seed);
    PcapngBytes file = new PcapngBytes().section(ByteOrder.LITTLE_ENDIAN).iface(1, 0);
    for (int i = 0; i < packets; i++) {
      Packet packet = TrafficBytes.packet(random, TIME);
      if (random.nextInt(6) == 0) {
        file.enhanced(0, TIME / 1000 + i, packet);
      } else {
        file.simple(packet.original(), packet.data());
      }
    }
    return file.bytes();
  }

  private static byte[] nestedSections(long seed, int packets) {
    PcapngBytes file = new PcapngBytes().section(ByteOrder.LITTLE_ENDIAN).iface(1, 0);
    for (int i = 0; i < packets / 5; i++) {
      byte[] inner = TrafficBytes.pcapng(new Random(seed + i), ByteOrder.BIG_ENDIAN, 3).bytes();
      file.enhanced(0, TIME / 1000 + i, new Packet(TIME, 1, inner, inner.length));
      file.enhanced(0, TIME / 1000 + i, new Packet(TIME, 1, new byte[60], 60));
    }
    return file.bytes();
  }
}
