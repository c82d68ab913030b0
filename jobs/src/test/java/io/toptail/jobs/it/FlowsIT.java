package io.toptail.jobs.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.capture.PcapWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connections and fragmented datagrams that lie across two rotated files. */
class FlowsIT {
  private static final int CLIENTS = 40;
  private static final int MESSAGES = 24;
  private static final int SYN = 2;
  private static final int ACK = 16;

  @TempDir static Path folder;
  private static Map<String, String> expected;

  /**
   * Client after client begins; each sends half a message at a time, then a fragmented datagram.
   */
  private static List<byte[]> frames() {
    List<byte[]> frames = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      frames.add(segment(client, 0, SYN, new byte[0]));
    }
    for (int i = 0; i < MESSAGES; i++) {
      for (int client = 0; client < CLIENTS; client++) {
        byte[] query = query("h%02d.example.com".formatted(i));
        ByteBuffer framed = ByteBuffer.allocate(2 + query.length);
        byte[] octets = framed.putShort((short) query.length).put(query).array();
        int number = 1 + i * octets.length;
        frames.add(segment(client, number, ACK, slice(octets, 0, 9)));
        frames.add(segment(client, number + 9, ACK, slice(octets, 9, octets.length)));
      }
    }
    for (int part = 0; part < 2; part++) {
      for (int client = 0; client < CLIENTS; client++) {
        frames.add(fragment(client, part));
      }
    }
    return frames;
  }

  private static byte[] slice(byte[] octets, int from, int to) {
    return java.util.Arrays.copyOfRange(octets, from, to);
  }

  private static byte[] query(String name) {
    ByteBuffer query = ByteBuffer.allocate(64);
    query.putShort((short) 7).putShort((short) 0x0100).putShort((short) 1);
    query.putShort((short) 0).putInt(0);
    for (String label : name.split("\\.")) {
      query.put((byte) label.length()).put(label.getBytes(StandardCharsets.US_ASCII));
    }
    query.put((byte) 0).putShort((short) 1).putShort((short) 1);
    return slice(query.array(), 0, query.position());
  }

  private static byte[] segment(int client, int number, int flags, byte[] payload) {
    ByteBuffer tcp = ByteBuffer.allocate(20 + payload.length);
    tcp.putShort((short) 4000).putShort((short) 53).putInt(number).putInt(0);
    tcp.putShort((short) (0x5000 | flags)).putShort((short) 1000).putInt(0).put(payload);
    return packet(client, 6, 0, tcp.array());
  }

  private static byte[] fragment(int client, int part) {
    byte[] query = query("www.example.org");
    ByteBuffer udp = ByteBuffer.allocate(8 + query.length);
    udp.putShort((short) 4000).putShort((short) 53).putShort((short) udp.capacity());
    udp.putShort((short) 0).put(query);
    byte[] octets = part == 0 ? slice(udp.array(), 0, 16) : slice(udp.array(), 16, udp.capacity());
    return packet(client, 17, part == 0 ? 0x2000 : 2, octets);
  }

  private static byte[] packet(int client, int protocol, int fragment, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(34 + payload.length);
    frame.position(12).putShort((short) 0x0800).putShort((short) 0x4500);
    frame.putShort((short) (20 + payload.length)).putShort((short) 9).putShort((short) fragment);
    frame.put((byte) 64).put((byte) protocol).putShort((short) 0);
    return frame.putInt(0x0A000001 + client).putInt(0xC0000235).put(payload).array();
  }

  private static Path write(String file, List<byte[]> frames, int from, int to) throws IOException {
    Path path = folder.resolve(file);
    // Makes the capture long enough to be split.
    byte[] filler = packet(0, 1, 0, new byte[1400]);
    try (OutputStream out = Files.newOutputStream(path);
        PcapWriter writer = new PcapWriter(out, PcapWriter.Precision.NANOS)) {
      for (int i = from; i < to; i++) {
        byte[] frame = frames.get(i);
        long time = 1_700_000_000_000_000_000L + 2 * i;
        writer.write(time, frame, 0, frame.length);
        writer.write(time + 1, filler, 0, filler.length);
      }
    }
    return path;
  }

  private static Report analyze(String name, String mode, int parallelism, Path... captures)
      throws IOException {
    Path out = folder.resolve(name);
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("analyze", "--conf=" + folder, "--out=" + out, "--memory=1m"));
    arguments.add("--split-size=1m");
    arguments.addAll(List.of("--runtime-mode=" + mode, "--parallelism=" + parallelism));
    for (Path capture : captures) {
      arguments.add(capture.toString());
    }
    Outcome outcome = Outcome.of(arguments.toArray(String[]::new));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return new Report(out);
  }

  @BeforeAll
  static void cut() throws IOException {
    List<byte[]> frames = frames();
    int all = frames.size();
    write("whole.pcap", frames, 0, all);
    // Inside messages of streams, and inside datagrams.
    write("streams-1.pcap", frames, 0, CLIENTS * 5 + 21);
    write("streams-2.pcap", frames, CLIENTS * 5 + 21, all);
    write("datagrams-1.pcap", frames, 0, all - CLIENTS - CLIENTS / 3);
    write("datagrams-2.pcap", frames, all - CLIENTS - CLIENTS / 3, all);
    expected = analyze("whole", "batch", 1, folder.resolve("whole.pcap")).resultsWithoutCaptures();
  }

  @Test
  void everyMessageIsCounted() throws IOException {
    Report report = new Report(folder.resolve("whole"));
    assertThat(report.queries("transport"))
        .containsOnly(
            Map.entry("tcp", (long) CLIENTS * MESSAGES), Map.entry("udp", (long) CLIENTS));
    assertThat(report.ledger())
        .containsOnly(
            Map.entry("tcp-segment/carried messages", 2L * CLIENTS * MESSAGES),
            Map.entry("tcp-segment/no payload", (long) CLIENTS),
            Map.entry("other-protocol/IP protocol 1", CLIENTS * (3L + 2 * MESSAGES)),
            Map.entry("ip-fragment/carried message", 2L * CLIENTS));
    assertThat(StreamSupport.stream(report.window().get("reassembled").spliterator(), false))
        .extracting(row -> row.get("source").asText() + " " + row.get("messages").asLong())
        .containsExactly("tcp " + CLIENTS * MESSAGES, "fragments " + CLIENTS);
    assertThat(report.window().get("lost_tcp_octets")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"streaming, 2", "batch, 4"})
  void splitsOfAFileAreReadLikeOne(String mode, int parallelism) throws IOException {
    Path whole = folder.resolve("whole.pcap");
    Report report = analyze("split", mode, parallelism, whole);
    assertThat(report.resultsWithoutCaptures()).isEqualTo(expected);
    assertThat(Files.size(whole)).isGreaterThan(2 << 20);
  }

  @ParameterizedTest
  @CsvSource({
    "streams-1.pcap, streams-2.pcap, streaming, 1",
    "streams-2.pcap, streams-1.pcap, streaming, 2",
    "streams-1.pcap, streams-2.pcap, batch, 4",
    "datagrams-2.pcap, datagrams-1.pcap, batch, 2",
    "datagrams-1.pcap, datagrams-2.pcap, streaming, 4"
  })
  void rotatedFilesAreReadLikeOne(String first, String second, String mode, int parallelism)
      throws IOException {
    Report report =
        analyze("parts", mode, parallelism, folder.resolve(first), folder.resolve(second));
    assertThat(report.resultsWithoutCaptures()).isEqualTo(expected);
  }

  /** Cut at any packets, and some of the files compressed. */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 4"})
  void filesCutAnywhereAreReadLikeOne(long seed, int parallelism) throws IOException {
    Random random = new Random(seed);
    List<byte[]> frames = frames();
    TreeSet<Integer> cuts = new TreeSet<>(List.of(frames.size()));
    while (cuts.size() < 5) {
      cuts.add(1 + random.nextInt(frames.size() - 1));
    }
    List<Path> parts = new ArrayList<>();
    int from = 0;
    for (int to : cuts) {
      Path part = write("part-" + seed + "-" + parts.size() + ".pcap", frames, from, to);
      parts.add(parts.size() % 2 == 0 ? part : compressed(part));
      from = to;
    }
    Collections.shuffle(parts, random);
    Report report = analyze("cut", "streaming", parallelism, parts.toArray(Path[]::new));
    assertThat(report.resultsWithoutCaptures()).isEqualTo(expected);
  }

  private static Path compressed(Path file) throws IOException {
    Path gzip = Path.of(file + ".gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
      Files.copy(file, out);
    }
    return gzip;
  }
}
