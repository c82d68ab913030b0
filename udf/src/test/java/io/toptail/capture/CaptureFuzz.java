package io.toptail.capture;

import static io.toptail.capture.CaptureTrace.require;
import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Any octets as a capture: what is refused is refused with a reason; what is opened is read to its
 * end, alike in small batches, in big ones, and (one in four, for speed) from the middle on.
 */
public final class CaptureFuzz {
  private static final String PATH = "test";

  /** A buffer holds one packet of the longest kind with its headers, or what was asked for. */
  private static final int MAX_BUFFER = PacketBatch.MAX_PACKET + (64 << 10);

  private static final PacketBatch BIG = new PacketBatch(64 << 10);

  private CaptureFuzz() {}

  /** Reads the octets as a capture of whatever kind they say. */
  public static void fuzz(byte[] input) throws IOException {
    int mixed = Arrays.hashCode(input);
    PacketBatch small = new PacketBatch(32 + (mixed >>> 4) % 2_000);
    CaptureTrace trace;
    boolean compressed;
    boolean headed;
    try (CaptureReader reader = Captures.open(new ByteArrayInputStream(input), PATH)) {
      compressed = !reader.container().equals(reader.format().displayName());
      headed = reader.format() == CaptureFormat.DNSTAP;
      trace = CaptureTrace.of(reader, small);
    } catch (UnknownCaptureException refused) {
      require(refused.getMessage().startsWith(PATH + " "), "refused without the path");
      return;
    }
    require(compressed || headed || trace.octets() <= input.length, "more octets than there are");
    requireBounds(trace, compressed ? Long.MAX_VALUE : input.length, small);
    try (CaptureReader reader = Captures.open(new ByteArrayInputStream(input), PATH)) {
      trace.requireSame(CaptureTrace.of(reader, BIG), "in big batches");
    }
    if (trace.batches() > 1 && mixed % 4 == 0) {
      int batch = (mixed >>> 16) % (trace.batches() - 1);
      try (CaptureReader reader = Captures.open(new ByteArrayInputStream(input), PATH)) {
        reader.skipTo(trace.position(batch));
        trace.requireRest(batch, reader, small);
      }
    }
  }

  private static void requireBounds(CaptureTrace trace, long length, PacketBatch batch) {
    require(batch.bytes().length <= MAX_BUFFER, "buffer too big");
    if (trace.batches() > 0) {
      require(trace.position(trace.batches() - 1) <= length, "position after the end");
    }
    for (CaptureDamage damage : trace.damages()) {
      require(damage.offset() >= 0 && damage.offset() <= length, "offset of damage");
      require(damage.offset() + Math.max(0, damage.length()) <= length, "damage after the end");
    }
  }

  /** Classic pcap: both byte orders, all magics, old versions; empty, whole, cut and broken. */
  public static List<byte[]> pcapSeeds() {
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
  public static List<byte[]> pcapngSeeds() {
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
  public static List<byte[]> gzipSeeds() {
    List<byte[]> seeds = new ArrayList<>();
    byte[] pcap = pcapSeeds().get(0);
    byte[] pcapng = pcapngSeeds().get(0);
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
  public static List<byte[]> snoopSeeds() {
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
  public static List<byte[]> dnstapSeeds() {
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
  public static List<byte[]> compressedSeeds(String name) {
    Compression compression = Compression.valueOf(name);
    List<byte[]> seeds = new ArrayList<>();
    try {
      for (byte[] file :
          List.of(
              pcapSeeds().get(0),
              pcapngSeeds().get(1),
              snoopSeeds().get(3),
              dnstapSeeds().get(5))) {
        byte[] whole = Compressed.with(compression, file);
        seeds.add(whole);
        seeds.add(Compressed.parts(compression, file, 2));
        seeds.add(Arrays.copyOf(whole, whole.length - 5));
      }
      seeds.add(Compressed.with(compression, new byte[0]));
      seeds.add(Compressed.with(compression, new byte[3_000]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return seeds;
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
