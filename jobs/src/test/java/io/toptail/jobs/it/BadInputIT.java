package io.toptail.jobs.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.toptail.capture.PcapWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs that are missing, damaged or without DNS; folders that are taken; windows. */
class BadInputIT {
  @TempDir static Path shared;
  private static Generated generated;
  private static PacketList packets;

  @TempDir Path folder;
  private Path out;

  @BeforeAll
  static void generate() throws IOException {
    generated =
        Generated.in(
            shared,
            "a",
            "--queries=4000",
            "--names=1000",
            "--clients=200",
            "--responses",
            "--malformed=0");
    packets = PacketList.read(generated.capture());
  }

  @BeforeEach
  void prepare() {
    out = folder.resolve("report");
  }

  @Test
  void whatCannotBeReadIsNamedBeforeAnythingRuns() throws IOException {
    Path missing = folder.resolve("missing.pcap");
    Path none = Files.createDirectory(folder.resolve("none"));
    Path text = Files.writeString(folder.resolve("notes.pcap"), "these are notes\n");
    Path unknown = Files.write(folder.resolve("unknown.pcap"), new byte[] {1, 2, 3, 4, 5, 6, 7});
    Path empty = Files.createFile(folder.resolve("empty.pcap"));
    for (Path bad : List.of(missing, none, text, unknown, empty)) {
      Outcome outcome = analyze(generated.capture(), bad);
      assertThat(outcome.exitCode()).as(bad.toString()).isEqualTo(2);
      assertThat(outcome.err()).contains(bad.toString()).contains("Nothing was analyzed");
      assertThat(outcome.out()).isEmpty();
      assertThat(out).doesNotExist();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 40})
  void ofAFileCutWithinARecordEverythingBeforeCounts(int rest) throws IOException {
    int whole = 3001;
    long end = end(whole);
    Path cut = folder.resolve("cut.pcap");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(generated.capture()), (int) end + rest));
    Outcome outcome = analyze(cut);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("DAMAGED INPUT").contains(String.format("%,d", end));
    JsonNode damages = new Report(out).manifest().get("damages");
    assertThat(damages).hasSize(1);
    assertThat(damages.get(0).get("path").asText()).isEqualTo(cut.toString());
    assertThat(damages.get(0).get("offset").asLong()).isEqualTo(end);
    assertThat(damages.get(0).get("length").asLong()).isEqualTo(rest);
    assertThat(damages.get(0).get("reason").asText()).isNotEmpty();
    assertThat(new Report(out).window().get("packets").asLong()).isEqualTo(whole);
    assertThat(new Report(out).window().get("queries").asLong())
        .isEqualTo(queries(packets.packets().subList(0, whole)));
  }

  @Test
  void damageIsAnErrorIfAskedSo() throws IOException {
    Path cut = folder.resolve("cut.pcap");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(generated.capture()), (int) end(100) + 20));
    Outcome outcome = analyze("--strict", cut.toString());
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(new Report(out).window().get("packets").asLong()).isEqualTo(100);
    assertThat(analyze("--strict", generated.capture().toString()).exitCode()).isZero();
  }

  @Test
  void aBrokenRecordLengthEndsTheFileButNotTheRun() throws IOException {
    byte[] bytes = Files.readAllBytes(generated.capture());
    int offset = (int) end(500);
    Arrays.fill(bytes, offset + 8, offset + 12, (byte) 0x7F);
    Path broken = Files.write(folder.resolve("broken.pcap"), bytes);
    Path whole = packets.every(2, 0).write(folder.resolve("whole.pcap"));
    Outcome outcome = analyze(broken, whole);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    JsonNode manifest = new Report(out).manifest();
    assertThat(manifest.at("/damages/0/offset").asLong()).isEqualTo(offset);
    assertThat(manifest.at("/damages/0/path").asText()).isEqualTo(broken.toString());
    assertThat(manifest.at("/inputs/0/packets").asLong()).isGreaterThanOrEqualTo(500);
    assertThat(manifest.at("/inputs/1/packets").asLong())
        .isEqualTo(packets.every(2, 0).packets().size());
    assertThat(manifest.at("/inputs/1/damaged_bytes").asLong()).isZero();
  }

  @Test
  void withoutAnyDnsMessageItSaysWhatWasThere() throws IOException {
    Path noise = folder.resolve("noise.pcap");
    int count = 412;
    try (PcapWriter writer =
        new PcapWriter(Files.newOutputStream(noise), PcapWriter.Precision.MICROS)) {
      byte[] segment = tcp443();
      for (int i = 0; i < count; i++) {
        writer.write(1_000_000_000L * i, segment, 0, segment.length);
      }
    }
    Outcome outcome = analyze(noise);
    assertThat(outcome.exitCode()).isEqualTo(4);
    assertThat(outcome.err()).contains("no DNS message");
    assertThat(outcome.out()).contains("412 packets read").contains("TCP/443");
    assertThat(new Report(out).ledger()).isEqualTo(Map.of("tcp/TCP/443", 412L));
  }

  @Test
  void aCaptureWithoutPacketsHoldsNoDns() throws IOException {
    Path nothing = new PacketList(List.of()).write(folder.resolve("nothing.pcap"));
    Outcome outcome = analyze(nothing);
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(4);
    assertThat(outcome.err()).contains("no DNS message");
  }

  @Test
  void aFolderThatIsNotOursIsLeftAlone() throws IOException {
    Path mine = Files.writeString(Files.createDirectory(out).resolve("thesis.txt"), "mine");
    Outcome outcome = analyze(generated.capture());
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains(out.toString());
    assertThat(outcome.out()).isEmpty();
    assertThat(Files.readString(mine)).isEqualTo("mine");
    assertThat(names(out)).containsExactly("thesis.txt");
    assertThat(names(folder)).containsExactly("report");
  }

  @Test
  void anEarlierReportIsReplaced() throws IOException {
    assertThat(analyze(generated.capture()).exitCode()).isZero();
    Path half = packets.every(2, 0).write(folder.resolve("half.pcap"));
    Files.createFile(out.resolve("left-over.csv"));
    assertThat(analyze(half).exitCode()).isZero();
    assertThat(new Report(out).window().get("packets").asLong())
        .isEqualTo(packets.every(2, 0).packets().size());
    assertThat(names(out)).contains("summary.json").doesNotContain("left-over.csv");
    assertThat(names(folder)).containsExactly("half.pcap", "report");
  }

  @Test
  void standardInputIsReadThroughAPipe() throws Exception {
    Outcome outcome =
        Outcome.ofFreshMachine(
            folder,
            Files.readAllBytes(generated.capture()),
            "analyze",
            "--conf=" + folder,
            "--out=" + out,
            "-");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(new Report(out).window().get("packets").asLong())
        .isEqualTo(packets.packets().size());
    assertThat(new Report(out).manifest().at("/inputs/0/path").asText()).isEqualTo("-");
  }

  @Test
  void aCompressedCaptureGivesTheSame() throws IOException {
    assertThat(analyze(generated.capture()).exitCode()).isZero();
    Map<String, Long> names = new Report(out).queries("name");
    Path packed = packets.write(folder.resolve("a.pcap.gz"));
    Path disguised = Files.move(packed, folder.resolve("no-name-for-it"));
    assertThat(analyze(disguised).exitCode()).isZero();
    assertThat(new Report(out).queries("name")).isEqualTo(names);
    assertThat(new Report(out).manifest().at("/inputs/0/container").asText()).contains("gzip");
  }

  @Test
  void windowsAreAlignedAndAddUpToTheWhole() throws IOException {
    assertThat(analyze("--top=100000", generated.capture().toString()).exitCode()).isZero();
    Map<String, Long> names = new Report(out).queries("name");
    Map<String, Long> clients = new Report(out).queries("client");
    JsonNode whole = new Report(out).window();
    assertThat(analyze("--top=100000", "--window=1m", generated.capture().toString()).exitCode())
        .isZero();
    Report report = new Report(out);
    assertThat(report.queries("name")).isEqualTo(names);
    assertThat(report.queries("client")).isEqualTo(clients);
    List<JsonNode> windows = report.windows();
    assertThat(windows).hasSizeBetween(10, 11);
    for (String field : List.of("packets", "messages", "queries", "responses", "counted_queries")) {
      assertThat(windows.stream().mapToLong(window -> window.get(field).asLong()).sum())
          .as(field)
          .isEqualTo(whole.get(field).asLong());
    }
    for (int i = 0; i < windows.size(); i++) {
      String minute = String.format("2026-01-01T00:%02d:00.000000Z", i);
      String next = String.format("2026-01-01T00:%02d:00.000000Z", i + 1);
      assertThat(windows.get(i).get("start").asText()).isEqualTo(minute);
      assertThat(windows.get(i).get("end").asText()).isEqualTo(next);
    }
  }

  /** Offset of the end of so many records. */
  private static long end(int records) {
    return PacketList.FILE_HEADER
        + packets.packets().subList(0, records).stream()
            .mapToLong(packet -> PacketList.RECORD_HEADER + packet.bytes().length)
            .sum();
  }

  private static long queries(List<PacketList.Packet> packets) {
    return packets.stream().filter(PacketList.Packet::isDnsQuery).count();
  }

  private static byte[] tcp443() {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.writeBytes(new byte[12]);
    packet.writeBytes(new byte[] {8, 0, 0x45, 0, 0, 40, 0, 0, 0, 0, 64, 6, 0, 0});
    packet.writeBytes(new byte[] {10, 0, 0, 1, 10, 0, 0, 2});
    packet.writeBytes(new byte[] {(byte) 0xC3, 0x50, 1, (byte) 0xBB, 0, 0, 0, 0, 0, 0, 0, 0});
    packet.writeBytes(new byte[] {0x50, 0x10, 0, 0, 0, 0, 0, 0});
    return packet.toByteArray();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Outcome analyze(Path... captures) {
    return analyze(Stream.of(captures).map(Path::toString).toArray(String[]::new));
  }

  private Outcome analyze(String... arguments) {
    List<String> all = new ArrayList<>(List.of("analyze", "--conf=" + shared, "--out=" + out));
    all.addAll(List.of(arguments));
    return Outcome.of(all.toArray(String[]::new));
  }
}
