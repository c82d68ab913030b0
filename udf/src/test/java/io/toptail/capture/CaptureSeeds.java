package io.toptail.capture;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Captures of all kinds for {@link CaptureFuzz} to begin with. */
public final class CaptureSeeds {
  private CaptureSeeds() {}

  /** Classic pcap: both byte orders, all magics, old versions; empty, whole, cut and broken. */
  public static List<byte[]> pcap() {
    List<byte[]> seeds = new ArrayList<>();
    Random random = new Random(1);
    for (int magic : new int[] {PcapBytes.MICROS, PcapBytes.NANOS, PcapBytes.PATCHED}) {
      seeds.add(PcapBytes.of(LITTLE_ENDIAN, magic, 1, packets(random, 3)));
      seeds.add(PcapBytes.of(BIG_ENDIAN, magic, 101, packets(random, 6)));
    }
    for (int minor = 1; minor < 4; minor++) {
      PcapBytes old = new PcapBytes(LITTLE_ENDIAN, PcapBytes.MICROS, 1, 2, minor);
      packets(random, 3).forEach(old::add);
      seeds.add(old.bytes());
    }
    byte[] whole = seeds.get(0);
    seeds.add(Arrays.copyOf(whole, 24));
    seeds.add(Arrays.copyOf(whole, whole.length - 1));
    PcapBytes broken = new PcapBytes(LITTLE_ENDIAN, PcapBytes.MICROS, 1);
    broken.add(packets(random, 1).get(0));
    seeds.add(broken.record(1, 2, 1 << 24, 1 << 24, new byte[9]).bytes());
    seeds.add(broken.record(1, 2, -1, 9, new byte[9]).bytes());
    return seeds;
  }

  /** Pcapng: sections of both byte orders, all kinds of blocks, clocks, and broken blocks. */
  public static List<byte[]> pcapng() {
    List<byte[]> seeds = new ArrayList<>();
    Random random = new Random(2);
    seeds.add(section(new PcapngBytes(), random, 9).bytes());
    seeds.add(section(section(new PcapngBytes(), random, 6), random, 0x8A).bytes());
    PcapngBytes sparse = new PcapngBytes().section(BIG_ENDIAN).iface(101, 4);
    sparse.simple(9, new byte[4]).block(0x0BAD, sparse.buffer(8)).iface(1, 0, new byte[] {0, 9});
    seeds.add(sparse.section(LITTLE_ENDIAN, 2).iface(1, 0).bytes());
    byte[] whole = seeds.get(0);
    seeds.add(Arrays.copyOf(whole, whole.length - 3));
    byte[] broken = whole.clone();
    broken[broken.length - 4] ^= 4;
    seeds.add(broken);
    return seeds;
  }

  private static PcapngBytes section(PcapngBytes file, Random random, int clock) {
    file.section(random.nextBoolean() ? BIG_ENDIAN : LITTLE_ENDIAN);
    file.iface(1, 96, file.tsresol(clock), file.tsoffset(-5), file.endOfOptions());
    for (Packet packet : packets(random, 2)) {
      file.enhanced(0, random.nextLong() >>> 1, packet).obsolete(0, packet.nanos(), packet);
      file.simple(packet.data().length, packet.data());
    }
    return file;
  }

  /** Gzip of both: one member, several, with all fields of a header, cut, and of nothing. */
  public static List<byte[]> gzip() {
    List<byte[]> seeds = new ArrayList<>();
    byte[] pcap = pcap().get(0);
    byte[] pcapng = pcapng().get(0);
    byte[] fields = {0x1F, (byte) 0x8B, 8, 31, 0, 0, 0, 0, 0, 3, 2, 0, 7, 7, 'a', 0, 'b', 0, 1, 2};
    byte[] member = gzip(pcap);
    seeds.add(member);
    seeds.add(gzip(pcapng));
    seeds.add(gzip(new byte[0]));
    byte[] half = Arrays.copyOf(pcap, pcap.length / 2);
    byte[] rest = Arrays.copyOfRange(pcap, half.length, pcap.length);
    seeds.add(join(gzip(half), gzip(rest)));
    seeds.add(join(gzip(half), new byte[5], gzip(rest), new byte[3]));
    seeds.add(join(fields, Arrays.copyOfRange(member, 10, member.length)));
    seeds.add(Arrays.copyOf(member, member.length - 9));
    seeds.add(gzip(join(pcap, new byte[600])));
    return seeds;
  }

  /** Snoop: whole, cut, of an unknown version, with lengths that contradict each other. */
  public static List<byte[]> snoop() {
    List<byte[]> seeds = new ArrayList<>();
    SnoopBytes file = new SnoopBytes(4);
    for (Packet packet : packets(new Random(3), 4)) {
      seeds.add(file.add(packet, -packet.data().length & 3, seeds.size()).bytes());
    }
    byte[] whole = file.bytes();
    seeds.add(Arrays.copyOf(whole, whole.length - 1));
    byte[] version = whole.clone();
    version[11] = 3;
    seeds.add(version);
    Packet packet = packets(new Random(4), 1).get(0);
    seeds.add(file.record(packet, 24, 1, packet.data().length + 1, 0).bytes());
    return seeds;
  }

  /** Frames of dnstap: one message or two, addresses of both versions, control frames, cut. */
  public static List<byte[]> dnstap() {
    FrameStreamsBytes file = FrameStreamsBytes.dnstap();
    List<byte[]> seeds = new ArrayList<>();
    for (int length : new int[] {0, 4, 16}) {
      DnstapBytes event = new DnstapBytes().type(5).family(1).protocol(3).ports(9, 53);
      event.queryAddress(new byte[length]).responseAddress(new byte[length]);
      seeds.add(file.data(event.query(1_700_000_000, 5, new byte[12]).event()).bytes());
      seeds.add(file.data(event.response(1_700_000_000, 9, new byte[20]).bareEvent()).bytes());
    }
    seeds.add(file.stop().start("protobuf:other").data(new byte[3]).bytes());
    seeds.add(file.control(4, new byte[0]).data(new byte[] {0x7A, (byte) 0xFF}).bytes());
    seeds.add(Arrays.copyOf(seeds.get(5), seeds.get(5).length - 2));
    return seeds;
  }

  /** A compression of every container: in one part, in several, cut, of nothing. */
  public static List<byte[]> compressed(String name) {
    Compression compression = Compression.valueOf(name);
    List<byte[]> contents = new ArrayList<>(small());
    if (compression != Compression.BZIP2) {
      // More different octets make its tables large, and one damaged input takes milliseconds.
      contents.addAll(List.of(pcap().get(0), pcapng().get(1), snoop().get(3), dnstap().get(5)));
    }
    List<byte[]> seeds = new ArrayList<>();
    try {
      for (byte[] content : contents) {
        byte[] whole = Compressed.with(compression, content);
        seeds.add(whole);
        seeds.add(Compressed.parts(compression, content, 2));
        seeds.add(Arrays.copyOf(whole, whole.length - 5));
      }
      seeds.add(Compressed.with(compression, new byte[0]));
      seeds.add(Compressed.with(compression, new byte[3_000]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return seeds;
  }

  /** A packet or two of a few octets in every container. */
  private static List<byte[]> small() {
    Packet packet = Packet.of(1_700_000_000_000_000_000L, 1, "010203");
    PcapBytes pcap = new PcapBytes(LITTLE_ENDIAN, PcapBytes.MICROS, 1);
    PcapngBytes pcapng = new PcapngBytes().section(LITTLE_ENDIAN).iface(1, 0);
    DnstapBytes event = new DnstapBytes().type(5).query(1_700_000_000, 5, new byte[12]);
    return List.of(
        pcap.add(packet).add(packet).bytes(),
        pcapng.enhanced(0, packet.nanos(), packet).bytes(),
        new SnoopBytes(4).add(packet, 1, 0).bytes(),
        FrameStreamsBytes.dnstap().data(event.event()).bytes());
  }

  private static byte[] gzip(byte[] content) {
    try {
      return GzipTest.gzip(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  private static List<Packet> packets(Random random, int count) {
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      packets.add(Packet.random(random, 1, 60));
    }
    return packets;
  }
}
