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
    "FD377A585A000004, is xz-compressed. Decompress it first: xz -d /a/b.pcap.",
    "425A6839314159, is bzip2-compressed. Decompress it first: bzip2 -d /a/b.pcap.",
    "28B52FFD0458, is Zstandard-compressed. Decompress it first: zstd -d /a/b.pcap.",
    "04224D186440, is LZ4-compressed. Decompress it first: lz4 -d /a/b.pcap.",
    "504B0304, 'starts with ''PK'', a zip archive. Unpack it'",
    "736E6F6F7000000000000002, is a Solaris snoop capture. Convert it first: editcap",
    "000000000000002200000002, is a Frame Streams file.",
    "8365432D444E53A4, is a C-DNS file (RFC 8618).",
    "7F454C46020101, is an ELF program. Give a pcap or pcapng file.",
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
  void dnstapAndTarAreToldByWhatIsDeeperInTheFile() {
    byte[] dnstap = Arrays.copyOf(HexFormat.of().parseHex("000000000000002200000002"), 60);
    byte[] type = "protobuf:dnstap.Dnstap".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(type, 0, dnstap, 20, type.length);
    assertThat(refusal(dnstap, "x")).hasMessageContaining("is a dnstap file");
    byte[] tar = new byte[1024];
    Arrays.fill(tar, 0, 9, (byte) 'n');
    System.arraycopy(type, 0, tar, 300, 5);
    tar[257] = 'u';
    tar[258] = 's';
    tar[259] = 't';
    tar[260] = 'a';
    tar[261] = 'r';
    assertThat(refusal(tar, "x")).hasMessageContaining("is a tar archive");
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
