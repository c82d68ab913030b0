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
 * end, alike in small batches, in big ones and from the middle on.
 */
public final class CaptureFuzz {
  private static final String PATH = "test";

  /** A buffer is as long as was asked for, or as this, or at most twice as long as the content. */
  private static final int MIN_GROWN = 4 << 10;

  /**
   * Of compressed octets with longer content no more is read than this: a few octets can stand for
   * so much that reading it takes longer than thousands of others.
   */
  private static final int MAX_CONTENT = 4 << 10;

  private static final PacketBatch BIG = new PacketBatch(64 << 10);

  private final byte[] input;
  private final int chance;
  private long contentLength;

  private CaptureFuzz(byte[] input) {
    this.input = input;
    chance = Arrays.hashCode(input);
  }

  /**
   * Reads the octets as a capture of whatever kind they say: in small batches and, for speed, in
   * one of the other two ways. Which one, the octets say.
   *
   * @param compression what they must be compressed with to be read at all; empty for nothing
   */
  public static void fuzz(byte[] input, String compression) throws IOException {
    CaptureFuzz capture = new CaptureFuzz(input);
    if (capture.begins(compression, MAX_CONTENT)) {
      boolean middle = capture.chance % 2 == 0;
      capture.read(!middle, middle);
    }
  }

  /** Reads the octets in every way, however long their content is. */
  public static void fuzzEveryWay(byte[] input, String compression) throws IOException {
    CaptureFuzz capture = new CaptureFuzz(input);
    if (capture.begins(compression, Long.MAX_VALUE)) {
      capture.read(true, true);
    }
  }

  /** Whether the octets are compressed so; finds out how long their content is, up to a bound. */
  private boolean begins(String wanted, long most) throws IOException {
    int head = Math.min(input.length, CaptureInput.PEEK);
    Compression compression = Compression.of(Arrays.copyOf(input, head));
    if (compression == null) {
      contentLength = input.length;
      return wanted.isEmpty();
    }
    return wanted.equals(compression.displayName()) && decompress(compression, most);
  }

  /** Whether the content is no longer than that. */
  private boolean decompress(Compression compression, long most) throws IOException {
    byte[] piece = new byte[1 + (chance >>> 8) % 5_000];
    try (Decompressed content = compression.open(new ByteArrayInputStream(input))) {
      int count = 0;
      while (count >= 0 && contentLength <= most) {
        contentLength += count;
        count = content.read(piece, 0, piece.length);
        require(count != 0, "nothing read");
      }
    }
    return contentLength <= most;
  }

  private void read(boolean inBigBatches, boolean fromTheMiddle) throws IOException {
    PacketBatch small = new PacketBatch(32 + (chance >>> 4) % 2_000);
    CaptureTrace trace;
    try (CaptureReader reader = open()) {
      trace = CaptureTrace.of(reader, small);
      requireBounds(trace, reader.format(), small);
    } catch (UnknownCaptureException refused) {
      require(refused.getMessage().startsWith(PATH + " "), "refused without the path");
      return;
    }
    boolean several = trace.batches() > 1;
    if (inBigBatches || !several) {
      try (CaptureReader reader = open()) {
        trace.requireSame(CaptureTrace.of(reader, BIG), "in big batches");
      }
    }
    if (fromTheMiddle && several) {
      int batch = (chance >>> 16) % (trace.batches() - 1);
      try (CaptureReader reader = open()) {
        reader.skipTo(trace.position(batch));
        trace.requireRest(batch, reader, small);
      }
    }
  }

  private CaptureReader open() throws IOException {
    return Captures.open(new ByteArrayInputStream(input), PATH);
  }

  private void requireBounds(CaptureTrace trace, CaptureFormat format, PacketBatch batch) {
    int buffer = batch.bytes().length;
    require(buffer <= Math.max(MIN_GROWN, 2 * contentLength), "buffer of " + buffer);
    // What was reported through dnstap gets a header that is not in the file.
    boolean headed = format == CaptureFormat.DNSTAP;
    require(headed || trace.octets() <= contentLength, "more octets than there are");
    if (trace.batches() > 0) {
      require(trace.position(trace.batches() - 1) <= contentLength, "position after the end");
    }
    for (CaptureDamage damage : trace.damages()) {
      long end = damage.offset() + Math.max(0, damage.length());
      require(damage.offset() >= 0 && end <= contentLength, "damage after the end");
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
