package io.toptail.capture;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipTest {
  private static final List<Packet> PACKETS = packets();
  private static final byte[] FILE = PcapBytes.of(LITTLE_ENDIAN, PcapBytes.MICROS, 1, PACKETS);

  private static List<Packet> packets() {
    Random random = new Random(7);
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      packets.add(Packet.random(random, 1, 60));
    }
    return packets;
  }

  static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  private static byte[] members(byte[] content, int count) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      int from = content.length * i / count;
      out.writeBytes(gzip(Arrays.copyOfRange(content, from, content.length * (i + 1) / count)));
    }
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static void assertWhole(byte[] compressed) throws IOException {
    for (int most : new int[] {1, 3, 1 << 20}) {
      Content content = Content.of(new ShortReads(compressed, 1, most), 200);
      assertThat(content.packets()).isEqualTo(PACKETS);
      assertThat(content.damages()).isEmpty();
    }
  }

  @Test
  void readsAllMembersOfAStreamThatNeverSaysThatThereIsMore() throws IOException {
    assertWhole(gzip(FILE));
    assertWhole(members(FILE, 5));
    assertWhole(join(gzip(new byte[0]), members(FILE, 3), gzip(new byte[0])));
  }

  @Test
  void zeroBytesAfterAMemberArePadding() throws IOException {
    byte[] half = Arrays.copyOf(FILE, 100);
    byte[] rest = Arrays.copyOfRange(FILE, 100, FILE.length);
    assertWhole(join(gzip(half), new byte[3], gzip(rest), new byte[1000]));
  }

  @Test
  void readsHeadersWithAllOptionalFields() throws IOException {
    byte[] plain = gzip(FILE);
    byte[] optional = {3, 0, 'a', 'b', 'c', 'n', 0, 'c', 'o', 0};
    byte[] header = join(Arrays.copyOf(plain, 10), optional);
    header[3] = 2 | 4 | 8 | 16;
    CRC32 crc = new CRC32();
    crc.update(header);
    byte[] headerCrc = {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)};
    assertWhole(join(header, headerCrc, Arrays.copyOfRange(plain, 10, plain.length)));
  }

  @Test
  void containerTellsTheCompression() throws IOException {
    try (CaptureReader reader = Captures.open(new ByteArrayInputStream(gzip(FILE)), "a")) {
      assertThat(reader.container()).isEqualTo("pcap, gzip");
      assertThat(reader.format()).isEqualTo(CaptureFormat.PCAP);
    }
  }

  @Test
  void cutAnywhereGivesWhatIsBeforeAndOneDamage() throws IOException {
    byte[] compressed = members(FILE, 3);
    int most = 0;
    for (int length = 100; length < compressed.length; length++) {
      Content content = Content.of(new ShortReads(Arrays.copyOf(compressed, length), 5, 99), 300);
      int count = content.packets().size();
      assertThat(content.packets()).isEqualTo(PACKETS.subList(0, count));
      assertThat(count).isGreaterThanOrEqualTo(most);
      most = count;
      assertThat(content.damages()).hasSizeLessThanOrEqualTo(1);
      for (CaptureDamage damage : content.damages()) {
        assertThat(damage.offset()).isEqualTo(offsetOf(count));
      }
    }
    assertThat(most).isEqualTo(PACKETS.size());
  }

  private static long offsetOf(int packet) {
    return PcapBytes.of(LITTLE_ENDIAN, PcapBytes.MICROS, 1, PACKETS.subList(0, packet)).length;
  }

  @Test
  void cutMemberIsADamageOfUnknownLength() throws IOException {
    byte[] compressed = gzip(FILE);
    Content content = Content.of(Arrays.copyOf(compressed, compressed.length - 9));
    assertThat(content.damages()).hasSize(1);
    assertThat(content.damages().get(0).length()).isEqualTo(-1);
    assertThat(content.damages().get(0).reason()).contains("gzip member 1 is cut short");
  }

  /** The inflater takes its last octets in before it has given all that they say. */
  @Test
  void cutMemberGivesTheSameHoweverItIsRead() throws IOException {
    byte[] compressed = gzip(new byte[100_000]);
    byte[] cut = Arrays.copyOf(compressed, compressed.length - 12);
    int whole = new GzipMembers(new ByteArrayInputStream(cut)).readNBytes(200_000).length;
    assertThat(whole).isGreaterThan(90_000);
    for (int length : new int[] {1, 30, 250, 7_000}) {
      GzipMembers content = new GzipMembers(new ByteArrayInputStream(cut));
      byte[] bytes = new byte[length];
      int given = 0;
      for (int count = 0; count >= 0; count = content.read(bytes, 0, length)) {
        given += count;
      }
      assertThat(given).isEqualTo(whole);
    }
  }

  @Test
  void corruptDataKeepsAllThatWasInflatedBefore() throws IOException {
    byte[] compressed = join(gzip(FILE), gzip(new byte[9]));
    int second = gzip(FILE).length;
    compressed[second + 10] = (byte) 0xFF;
    Content content = Content.of(compressed);
    assertThat(content.packets()).isEqualTo(PACKETS);
    assertThat(content.damages()).hasSize(1);
    assertThat(content.damages().get(0).offset()).isEqualTo(FILE.length);
    assertThat(content.damages().get(0).reason()).contains("gzip member 2 is corrupt");
  }

  /** One octet of content, then a copy of what lies 24,577 octets before it. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100})
  void corruptDataAtTheEndOfAFileIsNotToldAsCut(int piece) throws IOException {
    byte[] header = Arrays.copyOf(gzip(FILE), 10);
    byte[] corrupt = join(header, new byte[] {0x4B, 0x04, 0x5E, 0, 0});
    try (Decompressed content = Compression.GZIP.open(new ByteArrayInputStream(corrupt))) {
      assertThat(content.read(new byte[piece], 0, piece)).isEqualTo(1);
      assertThat(content.read(new byte[piece], 0, piece)).isEqualTo(-1);
      assertThat(content.damage()).contains("corrupt").doesNotContain("cut");
    }
  }

  @Test
  void wrongChecksumAndWrongLengthAreTold() throws IOException {
    for (int fromEnd : new int[] {8, 4}) {
      byte[] compressed = gzip(FILE);
      compressed[compressed.length - fromEnd] ^= 1;
      Content content = Content.of(compressed);
      assertThat(content.packets()).isEqualTo(PACKETS);
      assertThat(content.damages()).hasSize(1);
      assertThat(content.damages().get(0).reason())
          .contains(fromEnd == 8 ? "wrong checksum" : "wrong length");
    }
  }

  @Test
  void otherBytesAfterTheLastMemberAreTold() throws IOException {
    Content content = Content.of(join(gzip(FILE), "junk".getBytes(StandardCharsets.US_ASCII)));
    assertThat(content.packets()).isEqualTo(PACKETS);
    assertThat(content.damages()).hasSize(1);
    assertThat(content.damages().get(0).reason()).contains("followed by bytes that are not gzip");
  }

  @Test
  void damagesOfRecordAndCompressionAreBothTold() throws IOException {
    byte[] broken = FILE.clone();
    Arrays.fill(broken, 24, broken.length, (byte) 0x7F);
    byte[] compressed = gzip(broken);
    Content content = Content.of(Arrays.copyOf(compressed, compressed.length - 1));
    assertThat(content.packets()).isEmpty();
    assertThat(content.damages())
        .extracting(CaptureDamage::offset)
        .containsExactly(24L, (long) FILE.length);
  }

  @Test
  void compressedTwiceIsRefused() throws IOException {
    byte[] twice = gzip(gzip(FILE));
    assertThatThrownBy(() -> Content.of(twice))
        .isInstanceOf(UnknownCaptureException.class)
        .hasMessageContaining("gzip-compressed once more")
        .hasMessageContaining("gzip -d test.pcap");
  }

  @Test
  void gzipCutBeforeItsContentIsRefused() throws IOException {
    byte[] compressed = gzip(FILE);
    for (int length = 2; length < 12; length++) {
      byte[] cut = Arrays.copyOf(compressed, length);
      assertThatThrownBy(() -> Content.of(cut))
          .isInstanceOf(UnknownCaptureException.class)
          .hasMessageContaining("damaged gzip file");
    }
  }

  @Test
  void positionsAreThoseOfTheContent() throws IOException {
    byte[] compressed = members(FILE, 4);
    Content whole = Content.of(new ByteArrayInputStream(compressed), 200);
    for (long position : whole.positions()) {
      try (CaptureReader reader = Captures.open(new ShortReads(compressed, 3, 50), "a")) {
        reader.skipTo(position);
        int before = PACKETS.size() - Content.rest(reader, 90).packets().size();
        assertThat(offsetOf(before)).isEqualTo(position);
      }
    }
  }
}
