package io.toptail.capture;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import io.airlift.compress.zstd.ZstdCompressor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.apache.commons.codec.digest.XXHash32;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream.BlockSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Every container in every compression, and what is peculiar to each compression. */
class CompressionTest {
  private static final List<Packet> PACKETS = packets();
  private static final byte[] FILE = PcapBytes.of(BIG_ENDIAN, PcapBytes.NANOS, 1, PACKETS);

  private static List<Packet> packets() {
    Random random = new Random(11);
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      packets.add(Packet.random(random, 1, 400));
    }
    return packets;
  }

  /** Containers by what {@link CaptureReader#container} calls them, uncompressed. */
  private static Map<String, List<byte[]>> containers() {
    Map<String, List<byte[]>> containers = new LinkedHashMap<>();
    List<byte[]> pcap = new ArrayList<>();
    List<byte[]> pcapng = new ArrayList<>();
    for (ByteOrder order : List.of(LITTLE_ENDIAN, BIG_ENDIAN)) {
      pcap.add(PcapBytes.of(order, PcapBytes.MICROS, 1, PACKETS));
      pcapng.add(pcapng(order, order));
    }
    pcapng.add(pcapng(LITTLE_ENDIAN, BIG_ENDIAN));
    containers.put("pcap", pcap);
    containers.put("pcapng", pcapng);
    SnoopBytes snoop = new SnoopBytes(4);
    FrameStreamsBytes dnstap = FrameStreamsBytes.dnstap();
    for (Packet packet : PACKETS) {
      snoop.add(packet, -packet.data().length & 3, 0);
      dnstap.data(event(packet));
    }
    containers.put("snoop", List.of(snoop.bytes()));
    containers.put("dnstap", List.of(dnstap.stop().bytes()));
    return containers;
  }

  private static byte[] pcapng(ByteOrder first, ByteOrder second) {
    PcapngBytes file = new PcapngBytes();
    for (int i = 0; i < PACKETS.size(); i++) {
      if (i == 0 || i == PACKETS.size() / 2) {
        file.section(i == 0 ? first : second).iface(1, 0);
      }
      file.enhanced(0, PACKETS.get(i).nanos() / 1000, PACKETS.get(i));
    }
    return file.bytes();
  }

  private static byte[] event(Packet packet) {
    long seconds = packet.nanos() / 1_000_000_000;
    int nanos = (int) (packet.nanos() % 1_000_000_000);
    DnstapBytes event = new DnstapBytes().type(5).family(1).protocol(1).queryAddress(new byte[4]);
    return event.query(seconds, nanos, packet.data()).event();
  }

  private static Content read(byte[] compressed, int most) throws IOException {
    return Content.of(new ShortReads(compressed, most, most), 5_000);
  }

  private static void assertWhole(byte[] compressed) throws IOException {
    for (int most : new int[] {1, 37, 1 << 20}) {
      Content content = read(compressed, most);
      assertThat(content.damages()).isEmpty();
      assertThat(content.packets()).isEqualTo(PACKETS);
    }
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void everyContainerIsReadInManyPartsToo(Compression compression) throws IOException {
    for (Map.Entry<String, List<byte[]>> container : containers().entrySet()) {
      for (byte[] file : container.getValue()) {
        Content plain = Content.of(file);
        assertThat(plain.packets()).hasSize(PACKETS.size());
        for (int parts : new int[] {1, 2, 7}) {
          byte[] compressed = Compressed.parts(compression, file, parts);
          Content content = read(compressed, 1 + compressed.length / 5);
          assertThat(content.packets()).isEqualTo(plain.packets());
          assertThat(content.damages()).isEmpty();
          try (CaptureReader reader = Captures.open(new ByteArrayInputStream(compressed), "x")) {
            assertThat(reader.container())
                .isEqualTo(container.getKey() + ", " + compression.displayName());
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void readingGoesOnAtEveryPosition(Compression compression) throws IOException {
    byte[] compressed = Compressed.parts(compression, FILE, 3);
    int done = 0;
    PacketBatch batch = new PacketBatch(9_000);
    try (CaptureReader reader = Captures.open(new ByteArrayInputStream(compressed), "x")) {
      while (reader.read(batch)) {
        done += batch.size();
        try (CaptureReader again = Captures.open(new ShortReads(compressed, done, 999), "x")) {
          again.skipTo(batch.position());
          assertThat(Content.rest(again, 4_000).packets())
              .isEqualTo(PACKETS.subList(done, PACKETS.size()));
        }
      }
    }
    assertThat(done).isEqualTo(PACKETS.size());
  }

  @Test
  void emptyPartsAreNoEnd() throws IOException {
    for (Compression compression : Compression.values()) {
      byte[] empty = Compressed.with(compression, new byte[0]);
      byte[] whole = Compressed.with(compression, FILE);
      assertWhole(join(empty, whole, empty));
    }
  }

  @Test
  void lz4IsReadWithEveryChecksumAndBlockSize() throws IOException {
    byte[] file = repeated(3_000);
    for (BlockSize size : BlockSize.values()) {
      assertSameContent(Compressed.lz4(file, size), file);
    }
  }

  @Test
  void blocksOfLz4MayReferToThoseBefore() throws IOException {
    byte[] first = Arrays.copyOf(FILE, 60_000);
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    byte[] flags = {0x40, 0x40};
    XXHash32 hash = new XXHash32();
    hash.update(flags, 0, 2);
    frame.writeBytes(new byte[] {0x04, 0x22, 0x4D, 0x18, 0x40, 0x40});
    frame.write((int) (hash.getValue() >> 8));
    frame.writeBytes(littleEndian(first.length | 0x8000_0000));
    frame.writeBytes(first);
    // No literal, then 260 octets from 60,000 back; in the next block 4 of them, overlapping.
    byte[] far = {0x0F, (byte) 0x60, (byte) 0xEA, (byte) 241, 0x00};
    byte[] near = {0x10, 'x', 1, 0, 0x10, 'y'};
    for (byte[] block : List.of(far, near)) {
      frame.writeBytes(littleEndian(block.length));
      frame.writeBytes(block);
    }
    frame.writeBytes(littleEndian(0));
    byte[] copied = Arrays.copyOf(first, 260);
    byte[] last = "xxxxxy".getBytes(StandardCharsets.US_ASCII);
    assertSameContent(frame.toByteArray(), join(first, copied, last));
  }

  private static byte[] littleEndian(int value) {
    return ByteBuffer.allocate(4).order(LITTLE_ENDIAN).putInt(value).array();
  }

  @Test
  void legacyLz4FramesAreRead() throws IOException {
    byte[] frame = legacyLz4(FILE, 9_000);
    assertWhole(frame);
    byte[] half = Arrays.copyOf(FILE, 20_000);
    byte[] rest = Arrays.copyOfRange(FILE, 20_000, FILE.length);
    assertWhole(join(legacyLz4(half, 7_000), Compressed.with(Compression.LZ4, rest)));
    assertWhole(join(legacyLz4(half, 7_000), legacyLz4(rest, 70_000)));
  }

  /** Literals only: a block of one sequence. */
  private static byte[] legacyLz4(byte[] content, int blockSize) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x02, 0x21, 0x4C, 0x18});
    for (int at = 0; at < content.length; at += blockSize) {
      int length = Math.min(blockSize, content.length - at);
      ByteArrayOutputStream block = new ByteArrayOutputStream();
      block.write(0xF0);
      int left = length - 15;
      for (; left >= 255; left -= 255) {
        block.write(255);
      }
      block.write(left);
      block.write(content, at, length);
      out.writeBytes(littleEndian(block.size()));
      out.writeBytes(block.toByteArray());
    }
    return out.toByteArray();
  }

  @Test
  void zstdOfEveryLevelAndOfBothEncodersIsRead() throws IOException {
    byte[] file = repeated(2_000);
    for (int level : new int[] {-5, 1, 3, 9, 19}) {
      assertSameContent(zstd(file, level, 0), file);
    }
    byte[] room = new byte[file.length * 2];
    int length = new ZstdCompressor().compress(file, 0, file.length, room, 0, room.length);
    assertSameContent(Arrays.copyOf(room, length), file);
  }

  @Test
  void zstdWithALargeWindowIsReadUnlessItRefersBackSoFar() throws IOException {
    byte[] file = repeated(2_000);
    assertSameContent(zstd(file, 3, 27), file);
    byte[] noise = new byte[9 << 20];
    new Random(3).nextBytes(noise);
    byte[] far = zstd(join(noise, noise), 3, 27);
    try (Decompressed content = Compression.ZSTD.open(new ByteArrayInputStream(far))) {
      byte[] read = content.readAllBytes();
      assertThat(read.length).isBetween(512 << 10, 9 << 20);
      assertThat(Arrays.mismatch(read, join(noise, noise))).isEqualTo(read.length);
      assertThat(content.damage()).contains("further than 8 MiB").contains("zstd -d --long=31");
    }
  }

  private static byte[] zstd(byte[] content, int level, int windowLog) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZstdOutputStream encoder = new ZstdOutputStream(out, level)) {
      if (windowLog > 0) {
        encoder.setLong(windowLog);
      }
      encoder.write(content);
    }
    return out.toByteArray();
  }

  @Test
  void xzThatWantsTooMuchMemoryIsRefused() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LZMA2Options options = new LZMA2Options(0);
    options.setDictSize(64 << 20);
    try (XZOutputStream encoder = new XZOutputStream(out, options)) {
      encoder.write(FILE);
    }
    assertWhole(out.toByteArray());
    byte[] greedy = out.toByteArray();
    // The size of the dictionary in the block header: 1.5 GiB; and the header's checksum.
    greedy[12 + 4] = 37;
    CRC32 checksum = new CRC32();
    checksum.update(greedy, 12, 8);
    ByteBuffer.wrap(greedy).order(LITTLE_ENDIAN).putInt(20, (int) checksum.getValue());
    try (Decompressed content = Compression.XZ.open(new ByteArrayInputStream(greedy))) {
      assertThat(content.readAllBytes()).isEmpty();
      assertThat(content.damage()).contains("KiB of memory would be needed");
    }
  }

  @Test
  void whatExpandsOutOfAllProportionIsDamage() throws IOException {
    byte[] raw = new byte[1 << 20];
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZstdOutputStream encoder = new ZstdOutputStream(out, 1)) {
      for (int i = 0; i < 400; i++) {
        encoder.write(raw);
      }
    }
    try (Decompressed content =
        Compression.ZSTD.open(new ByteArrayInputStream(out.toByteArray()))) {
      long total = 0;
      for (int count; (count = content.read(raw)) >= 0; ) {
        total += count;
      }
      assertThat(total).isBetween(256L << 20, 257L << 20);
      assertThat(content.damage()).contains("expands more than 4096 times");
    }
  }

  @Test
  void errorsOfTheFileAreThrown() {
    for (Compression compression : Compression.values()) {
      InputStream failing =
          new InputStream() {
            @Override
            public int read() throws IOException {
              throw new IOException("disk on fire");
            }
          };
      try (Decompressed content = compression.open(failing)) {
        content.read();
        throw new AssertionError("was read");
      } catch (IOException e) {
        assertThat(e).hasMessage("disk on fire");
      }
    }
  }

  private static void assertSameContent(byte[] compressed, byte[] content) throws IOException {
    Compression compression = Compression.of(compressed);
    try (Decompressed read = compression.open(new ShortReads(compressed, 1, 50_000))) {
      byte[] found = read.readAllBytes();
      assertThat(read.damage()).isNull();
      assertThat(Arrays.mismatch(found, content)).isEqualTo(-1);
    }
  }

  /** A capture in which every packet occurs several times. */
  private static byte[] repeated(int count) {
    Random random = new Random(5);
    PcapBytes file = new PcapBytes(LITTLE_ENDIAN, PcapBytes.MICROS, 1);
    for (int i = 0; i < count; i++) {
      file.add(PACKETS.get(random.nextInt(PACKETS.size())));
    }
    return file.bytes();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
