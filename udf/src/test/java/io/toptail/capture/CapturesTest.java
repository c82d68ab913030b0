package io.toptail.capture;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapturesTest {
  private static final byte[] FILE =
      PcapBytes.of(
          LITTLE_ENDIAN,
          PcapBytes.MICROS,
          1,
          List.of(Packet.of(5000, 1, "0011"), Packet.of(6000, 1, "2233")));

  private static final String UNPACK = "Unpack it, and give the captures in it.";

  private static UnknownCaptureException refusal(byte[] content, String path) {
    try {
      Captures.open(new ByteArrayInputStream(content), path).close();
    } catch (UnknownCaptureException e) {
      return e;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("was opened");
  }

  @ParameterizedTest
  @CsvSource({
    "FD377A585A000004, 'is a damaged xz file: xz data is cut short, near'",
    "425A6839314159, 'is a damaged bzip2 file: bzip2 data is cut short, near'",
    "28B52FFD0458, 'is a damaged zstd file: zstd data is cut short, near'",
    "502A4D180100000000, 'is zstd-compressed, and its content is empty'",
    "04224D186440, 'is a damaged lz4 file: lz4 frame 1 is cut short, near'",
    "1F9D9003, is compressed with compress (.Z). Decompress it first: gzip -d /a/b.pcap.",
    "425A6858314159, 'is text, it starts with ''BZhX1AY'''",
    "504B0304, 'starts with ''PK'', a zip archive. Unpack it'",
    "736E6F6F7000000000000002, 'is a snoop file cut within its header, at byte 12 of 16.'",
    "736E6F6F700000000000000200000007, is a snoop file of version 2 and datalink type 7.",
    "736E6F6F700000000000000300000004, is a snoop file of version 3 and datalink type 4.",
    "8365432D444E53A4, is a C-DNS file (RFC 8618).",
    "7F454C46020101, 'is an ELF program. Give a pcap, pcapng, snoop or dnstap file.'",
    "0000000000000000, starts with 8 zero bytes.",
    "0102, 'is only 2 bytes long: 01 02, which'",
    "DEADBEEF0102030405060708, 'starts with the bytes de ad be ef 01 02 03 04, which'",
    "00112233445566550200004000010030, looks like an ERF capture",
  })
  void refusalsTellWhatTheFileIsAndWhatToDo(String hex, String message) {
    assertThat(refusal(HexFormat.of().parseHex(hex), "/a/b.pcap"))
        .hasMessageStartingWith("/a/b.pcap " + message);
  }

  @Test
  void emptyFileIsTold() {
    UnknownCaptureException refusal = refusal(new byte[0], "x");
    assertThat(refusal).hasMessageStartingWith("x is empty (0 bytes). Check");
    assertThat(refusal.path()).isEqualTo("x");
  }

  @Test
  void otherFrameStreamsAreToldByTheirContentType() {
    byte[] start = new FrameStreamsBytes().start("protobuf:a\u001b.B").bytes();
    assertThat(refusal(start, "x"))
        .hasMessageStartingWith("x is a Frame Streams file of 'protobuf:a?.B', not of");
  }

  @Test
  void tarIsToldWhateverItIsCompressedWith() throws IOException {
    byte[] tar = new byte[1024];
    Arrays.fill(tar, 0, 9, (byte) 'n');
    System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
    assertThat(refusal(tar, "x")).hasMessage("x is a tar archive. " + UNPACK);
    for (Compression compression : Compression.values()) {
      String name = compression.displayName();
      assertThat(refusal(Compressed.with(compression, tar), "x"))
          .hasMessage("x is " + name + "-compressed, and its content is a tar archive. " + UNPACK);
    }
  }

  @Test
  void textIsShownWithoutWhatATerminalWouldObey() {
    byte[] json = "  {\"query\":\"a\\u001b\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(refusal(json, "x")).hasMessageContaining("is JSON text, it starts with '{\"query\"");
    byte[] text = "16:20:01.1 IP é 10.0.0.1.53 > 10.0.0.2.9: 1+".getBytes(StandardCharsets.UTF_8);
    assertThat(refusal(text, "a\u001b[31m\nb"))
        .hasMessageStartingWith("a?[31m?b is text, it starts with '16:20:01.1 IP ")
        .hasMessageContaining("tcpdump -w");
  }

  @Test
  void contentOfGzipIsToldToo() throws IOException {
    byte[] zip = GzipTest.gzip("PK\3\4".getBytes(StandardCharsets.US_ASCII));
    assertThat(refusal(zip, "x"))
        .hasMessageContaining("x is gzip-compressed, and its content starts with 'PK'");
    assertThat(refusal(GzipTest.gzip(new byte[0]), "x"))
        .hasMessageContaining("its content is empty (0 bytes)");
  }

  @Test
  void onlyOneLevelOfCompressionIsOpened() throws IOException {
    for (Compression outer : Compression.values()) {
      for (Compression inner : Compression.values()) {
        byte[] twice = Compressed.with(outer, Compressed.with(inner, FILE));
        assertThat(refusal(twice, "x"))
            .hasMessage(
                "x is %s-compressed, and its content is %s-compressed once more."
                        .formatted(outer.displayName(), inner.displayName())
                    + " Decompress it once first: "
                    + outer.displayName()
                    + " -d x.");
      }
    }
  }

  /** Gives some bytes, then fails. */
  private static InputStream failing(byte[] first, AtomicBoolean closed) {
    InputStream failure =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("disk on fire");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
          }
        };
    return new SequenceInputStream(new ByteArrayInputStream(first), failure) {
      @Override
      public void close() {
        closed.set(true);
      }
    };
  }

  @Test
  void streamErrorsNamePathAndOffset() throws IOException {
    AtomicBoolean closed = new AtomicBoolean();
    byte[] capture = Arrays.copyOf(FILE, 700);
    try (CaptureReader reader = Captures.open(failing(capture, closed), "/data/x.pcap")) {
      assertThatThrownBy(() -> reader.read(new PacketBatch()))
          .isExactlyInstanceOf(IOException.class)
          .hasMessage("/data/x.pcap: cannot be read at offset 700: disk on fire");
    }
    assertThat(closed).isTrue();
  }

  @Test
  void streamErrorsOfCompressedCapturesAreNoDamage() throws IOException {
    byte[] data = new byte[400_000];
    new Random(1).nextBytes(data);
    PcapBytes file = new PcapBytes(LITTLE_ENDIAN, PcapBytes.MICROS, 1);
    byte[] compressed = GzipTest.gzip(file.record(0, 0, data.length, 0, data).bytes());
    byte[] cut = Arrays.copyOf(compressed, 300_000);
    try (CaptureReader reader = Captures.open(failing(cut, new AtomicBoolean()), "x")) {
      assertThatThrownBy(() -> reader.read(new PacketBatch()))
          .isExactlyInstanceOf(IOException.class)
          .hasMessageContaining("x: cannot be read at offset")
          .hasMessageContaining("(uncompressed): disk on fire");
    }
  }

  @Test
  void streamIsClosedWhenTheOpeningFails() {
    AtomicBoolean closed = new AtomicBoolean();
    assertThatThrownBy(() -> Captures.open(failing(new byte[9], closed), "/data/x.pcap"))
        .hasMessageContaining("/data/x.pcap: cannot be read at offset 9");
    assertThat(closed).isTrue();
  }

  @Test
  void skippingBeyondTheEndOfAFileIsToldAsAChangeOfTheFile(@TempDir Path folder)
      throws IOException {
    Path file = Files.write(folder.resolve("x"), FILE);
    try (CaptureReader reader = Captures.open(Files.newInputStream(file), "x")) {
      assertThatThrownBy(() -> reader.skipTo(FILE.length + 1000))
          .isExactlyInstanceOf(IOException.class)
          .hasMessageStartingWith("x: cannot go on at offset 1060");
    }
    try (CaptureReader reader = Captures.open(Files.newInputStream(file), "x")) {
      reader.skipTo(24 + 18);
      assertThat(Content.rest(reader, 100).packets()).hasSize(1);
    }
    try (CaptureReader reader = Captures.open(Files.newInputStream(file), "x")) {
      reader.skipTo(FILE.length);
      assertThat(Content.rest(reader, 100)).isEqualTo(new Content(List.of(), List.of(), List.of()));
    }
  }

  @Test
  void skippingToNoBoundaryOfBlocksIsRefused() throws IOException {
    PcapngBytes file = new PcapngBytes().section(LITTLE_ENDIAN).iface(1, 0).simple(0, new byte[0]);
    for (long position : new long[] {27, 29, file.length() + 4}) {
      try (CaptureReader reader = Captures.open(new ByteArrayInputStream(file.bytes()), "x")) {
        assertThatThrownBy(() -> reader.skipTo(position))
            .hasMessageContaining("no record begins there");
      }
    }
  }

  @Test
  void skippingToTheBeginningChangesNothingAndIsForFreshReadersOnly() throws IOException {
    try (CaptureReader reader = Captures.open(new ByteArrayInputStream(FILE), "x")) {
      reader.skipTo(0);
      assertThat(Content.rest(reader, 100).packets()).hasSize(2);
      assertThatThrownBy(() -> reader.skipTo(42)).isInstanceOf(IllegalStateException.class);
    }
  }
}
