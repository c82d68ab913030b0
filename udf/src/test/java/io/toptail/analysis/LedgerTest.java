package io.toptail.analysis;

import static io.toptail.analysis.Analysis.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.toptail.analysis.Frames.Frame;
import io.toptail.assembly.ReportAssembler;
import io.toptail.capture.DnstapBytes;
import io.toptail.capture.FrameStreamsBytes;
import io.toptail.combine.PacketTally;
import io.toptail.report.AnalysisReport;
import io.toptail.report.Manifest;
import io.toptail.report.WindowReport;
import io.toptail.report.WindowReport.LedgerRow;
import io.toptail.rollup.NameRollup;
import io.toptail.row.AnalysisSettings;
import io.toptail.row.LedgerCode;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyBlock;
import io.toptail.tally.TallyBlockWriter;
import io.toptail.tally.TallyTable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every packet is accounted for. */
class LedgerTest {
  private static final long T = 1_700_000_000L * SECOND;
  private static final String PC = "10.0.0.1";
  private static final String SERVER = Frames.SERVER;

  @Test
  void hasARowForEveryOutcome() {
    byte[] question = Frames.question("www.example.com", Frames.A, Frames.IN);
    byte[] message = Frames.message(0x0100, question);
    Frame query = Frames.udp(T, PC, 1000, SERVER, 53, message);
    byte[] badIp = query.bytes().clone();
    badIp[14] = 0x41;
    byte[] badUdp = query.bytes().clone();
    badUdp[14 + 20 + 5] = 7;
    WindowReport report =
        new Analysis()
            .ignore("ignored.example.com")
            .window(
                query,
                Frames.query(T, PC, "ignored.example.com", Frames.A),
                Frames.response(T, PC, "www.example.com", Frames.A, 0),
                Frames.udp(T, PC, 1000, SERVER, 53, Arrays.copyOf(message, message.length + 3)),
                Frames.udp(T, PC, 1000, SERVER, 53, Arrays.copyOf(message, 5)),
                Frames.udp(T, PC, 1000, SERVER, 53, Arrays.copyOf(message, 20)),
                Frames.udp(T, PC, 40_000, SERVER, 123, new byte[48]),
                Frames.ip(T, PC, SERVER, 6, 0, tcp(40_000, 443)),
                Frames.ip(T, PC, SERVER, 1, 0, new byte[8]),
                Frames.ip(T, PC, SERVER, 17, 0x2000, new byte[64]),
                Frames.ethernet(T, 0x0806, new byte[28]),
                new Frame(T, Arrays.copyOf(query.bytes(), 20)),
                new Frame(T, badIp),
                new Frame(T, badUdp));
    assertThat(report.ledger())
        .containsExactlyInAnyOrder(
            new LedgerRow("query", "", 1, true),
            new LedgerRow("query", "trailing-garbage", 1, true),
            new LedgerRow("ignored-by-rule", "", 1, true),
            new LedgerRow("response", "", 1, true),
            new LedgerRow("malformed", "short-header", 1, false),
            new LedgerRow("malformed", "label-past-end", 1, false),
            new LedgerRow("not-dns", "UDP/123", 1, false),
            new LedgerRow("tcp", "TCP/443", 1, false),
            new LedgerRow("other-protocol", "IP protocol 1", 1, false),
            new LedgerRow("ip-fragment", "incomplete", 1, false),
            new LedgerRow("not-ip", "ethertype 0x0806", 1, false),
            new LedgerRow("cut-off", "", 1, false),
            new LedgerRow("bad-ip-header", "", 1, false),
            new LedgerRow("bad-udp-length", "", 1, false));
    assertThat(report.totals().packets()).isEqualTo(14);
    assertThat(report.totals().messages()).isEqualTo(4);
    assertThat(report.totals().countedQueries()).isEqualTo(2);
  }

  private static byte[] tcp(int source, int target) {
    byte[] segment = new byte[20];
    segment[0] = (byte) (source >> 8);
    segment[1] = (byte) source;
    segment[2] = (byte) (target >> 8);
    segment[3] = (byte) target;
    segment[12] = 0x50;
    return segment;
  }

  @Test
  void addsUpInEveryWindowOfACaptureOfNoise() {
    Random random = new Random(11);
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      Frame query = Frames.query(T + i * SECOND, PC, "h" + i % 7 + ".example.com", Frames.A);
      byte[] bytes = query.bytes();
      for (int flips = random.nextInt(5); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      frames.add(new Frame(query.nanos(), Arrays.copyOf(bytes, 10 + random.nextInt(60))));
    }
    AnalysisReport report =
        new Analysis().window(600 * SECOND).of(List.of(frames), 3, 2, new Random(2));
    long packets = 0;
    for (WindowReport window : report.windows()) {
      long accounted = window.ledger().stream().mapToLong(LedgerRow::packets).sum();
      assertThat(accounted).isEqualTo(window.totals().packets());
      packets += accounted;
    }
    assertThat(packets).isEqualTo(2000);
    assertThat(report.manifest().inputs())
        .extracting(Manifest.Input::packets)
        .containsExactly(2000L, 0L);
  }

  @Test
  void aLedgerThatDoesNotAddUpFailsTheRun() {
    TallyTable table = new TallyTable();
    RowKey key = new RowKey();
    table.count(key.start(RowKind.WINDOW, 0).in(table), 2, T, 0);
    table.count(
        key.start(RowKind.LEDGER, 0).putByte(LedgerCode.QUERY).putInt(0).in(table), 1, T, 0);
    assertThatThrownBy(() -> assemble(table))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ledger");
    table.count(
        key.start(RowKind.LEDGER, 0).putByte(LedgerCode.QUERY).putInt(0).in(table), 1, T, 0);
    assertThatThrownBy(() -> assemble(table))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("packets read (0)");
  }

  private static AnalysisReport assemble(TallyTable table) {
    ReportAssembler assembler =
        new ReportAssembler(new Analysis().settings(), null, Analysis::temporaryFile);
    List<TallyBlock> blocks = new ArrayList<>();
    TallyBlockWriter writer = new TallyBlockWriter(1, blocks::add);
    for (int entry = 0; entry < table.size(); entry++) {
      writer.write(0, table, entry);
    }
    writer.flush();
    blocks.forEach(assembler::add);
    return assembler.finish();
  }

  @Test
  void linkTypesThatAreNotReadAreNamed() {
    byte[] capture =
        Frames.pcap(
            List.of(Frames.query(T, PC, "a.example", 1), Frames.query(T, PC, "b.example", 1)));
    List<TallyBlock> rows = new ArrayList<>();
    PacketTally tally =
        new PacketTally(new Analysis().settings(), 1, rows::add, piece -> {}, events -> {});
    for (int linkType : new int[] {147, 65_000}) {
      ByteBuffer.wrap(capture).order(ByteOrder.LITTLE_ENDIAN).putInt(20, linkType);
      Frames.batches(capture, 1 << 20).forEach(batch -> tally.add(batch, 1));
    }
    tally.flush();
    List<TallyBlock> summaries = new ArrayList<>();
    NameRollup rollup =
        new NameRollup(new Analysis().settings(), summaries::add, Analysis::temporaryFile);
    rows.forEach(rollup::add);
    rollup.finish();
    ReportAssembler assembler =
        new ReportAssembler(new Analysis().settings(), null, Analysis::temporaryFile);
    summaries.forEach(assembler::add);
    assertThat(assembler.finish().windows().get(0).ledger())
        .containsExactlyInAnyOrder(
            new LedgerRow("unknown-link-type", "link type 147, USER0", 2, false),
            new LedgerRow("unknown-link-type", "link type 65000", 2, false));
  }

  @Test
  void noPacketIsAReportWithoutWindows() {
    assertThat(new Analysis().of().windows()).isEmpty();
  }

  @Test
  void saysWhatWasReadAndWhatCouldNotBe() {
    List<Frame> frames = List.of(Frames.query(T, PC, "www.example.com", Frames.A));
    byte[] capture = Frames.pcap(frames);
    byte[] cut = Arrays.copyOf(capture, capture.length + 7);
    AnalysisSettings settings = new Analysis().settings();
    List<TallyBlock> rows = new ArrayList<>();
    PacketTally tally = new PacketTally(settings, 1, rows::add, piece -> {}, events -> {});
    Frames.batches(cut, 1 << 20, true).forEach(batch -> tally.add(batch, 1));
    tally.flush();
    List<TallyBlock> summaries = new ArrayList<>();
    NameRollup rollup = new NameRollup(settings, summaries::add, Analysis::temporaryFile);
    rows.forEach(rollup::add);
    rollup.finish();
    ReportAssembler assembler = new ReportAssembler(settings, null, Analysis::temporaryFile);
    summaries.forEach(assembler::add);
    Manifest manifest = assembler.finish().manifest();
    assertThat(manifest.inputs())
        .containsExactly(
            new Manifest.Input("a.pcap", "", 100, 0, 0),
            new Manifest.Input("b.pcap", "pcap", 200, 1, 7));
    assertThat(manifest.damages()).hasSize(1);
    assertThat(manifest.damages().get(0).offset()).isEqualTo(capture.length);
    assertThat(manifest.damages().get(0).length()).isEqualTo(7);
    assertThat(manifest.fractionDigits()).isEqualTo(9);
  }

  @Test
  void messagesThatAServerReportedCountOnAnyPort() {
    byte[] query = Frames.query(T, PC, "www.example.com", Frames.A).bytes();
    byte[] message = Arrays.copyOfRange(query, 14 + 20 + 8, query.length);
    DnstapBytes event = new DnstapBytes().type(5).family(1).protocol(4).ports(40_000, 443);
    event.queryAddress(Frames.address(PC)).query(T / SECOND, 0, message);
    byte[] file = FrameStreamsBytes.dnstap().data(event.event()).stop().bytes();
    AnalysisReport report = report(file);
    assertThat(report.windows().get(0).totals().queries()).isEqualTo(1);
    assertThat(report.manifest().inputs().get(1).container()).isEqualTo("dnstap");
  }

  private static AnalysisReport report(byte[] capture) {
    AnalysisSettings settings = new Analysis().settings();
    List<TallyBlock> rows = new ArrayList<>();
    PacketTally tally = new PacketTally(settings, 1, rows::add, piece -> {}, events -> {});
    Frames.batches(capture, 1 << 10).forEach(batch -> tally.add(batch, 1));
    tally.flush();
    List<TallyBlock> summaries = new ArrayList<>();
    NameRollup rollup = new NameRollup(settings, summaries::add, Analysis::temporaryFile);
    rows.forEach(rollup::add);
    rollup.finish();
    ReportAssembler assembler = new ReportAssembler(settings, null, Analysis::temporaryFile);
    summaries.forEach(assembler::add);
    return assembler.finish();
  }

  @Test
  void ofTheCountsOfLostPacketsTheLargestHolds() {
    ByteBuffer file = ByteBuffer.allocate(16 + 100 * 84);
    file.putLong(0x736E6F6F70000000L).putInt(2).putInt(4);
    for (int i = 1; i <= 100; i++) {
      file.putInt(60).putInt(60).putInt(84).putInt(12 * i).putInt(1_700_000_000).putInt(i);
      file.put(new byte[60]);
    }
    AnalysisReport report = report(file.array());
    assertThat(report.manifest().inputs().get(1).lostPackets()).isEqualTo(1_200);
    assertThat(report.manifest().inputs().get(1).packets()).isEqualTo(100);
    assertThat(report.manifest().inputs().get(0).lostPackets()).isZero();
  }
}
