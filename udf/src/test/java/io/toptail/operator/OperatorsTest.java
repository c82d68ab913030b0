package io.toptail.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.toptail.capture.CaptureReader;
import io.toptail.capture.Captures;
import io.toptail.capture.PacketBatch;
import io.toptail.capture.PcapWriter;
import io.toptail.capture.PcapWriter.Precision;
import io.toptail.dns.DnsName;
import io.toptail.filter.MessageFilter;
import io.toptail.ignore.IgnoreList;
import io.toptail.packet.Flows;
import io.toptail.privacy.Privacy;
import io.toptail.report.AnalysisReport;
import io.toptail.row.AnalysisSettings;
import io.toptail.row.AnalysisSettings.DetectorTexts;
import io.toptail.row.AnalysisSettings.InputFile;
import io.toptail.serde.RecordType;
import io.toptail.tally.TallyBlock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** When operators emit, in Flink's own harness, whose close() throws any exception. */
@SuppressWarnings("try")
class OperatorsTest {
  private static final String URI = "file:/captures/a.pcap";

  private final AnalysisSettings settings = settings();

  @Test
  void tallyEmitsBeforeTheBarrierWhatItHolds() throws Exception {
    try (var harness = tally()) {
      harness.processElement(new StreamRecord<>(batch("www.site.com", URI)));
      assertThat(harness.extractOutputValues()).isEmpty();
      harness.prepareSnapshotPreBarrier(1);
      assertThat(harness.extractOutputValues()).isNotEmpty();
      int emitted = harness.extractOutputValues().size();
      harness.prepareSnapshotPreBarrier(2);
      assertThat(harness.extractOutputValues()).hasSize(emitted);
    }
  }

  @Test
  void tallyEmitsAtTheEndOfInput() throws Exception {
    try (var harness = tally()) {
      harness.processElement(new StreamRecord<>(batch("www.site.com", URI)));
      harness.endInput();
      assertThat(harness.extractOutputValues()).isNotEmpty();
    }
  }

  @Test
  void flowsAreTalliedAtTheEndOfInput() throws Exception {
    byte[] query = {0, 19, 1, 2, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 'a', 0, 0, 1, 0, 1};
    var operator = new FlowTallyOperator(settings, 1);
    try (var harness = open(operator, RecordType.TALLY_BLOCK)) {
      harness.processElement(new StreamRecord<>(Flows.segment(7, 0, 1, query)));
      harness.prepareSnapshotPreBarrier(1);
      assertThat(harness.extractOutputValues()).isEmpty();
      harness.endInput();
      assertThat(harness.extractOutputValues()).isNotEmpty();
    }
    try (var harness = open(new FlowTallyOperator(settings, 1), RecordType.TALLY_BLOCK)) {
      harness.endInput();
      assertThat(harness.extractOutputValues()).isEmpty();
    }
  }

  @Test
  void nothingIsEmittedOnClose() throws Exception {
    var tally = tally();
    tally.processElement(new StreamRecord<>(batch("www.site.com", URI)));
    tally.close();
    assertThat(tally.extractOutputValues()).isEmpty();
    var rollup = rollup();
    rollup.processElement(new StreamRecord<>(blocks("www.site.com").get(0)));
    rollup.close();
    assertThat(rollup.extractOutputValues()).isEmpty();
    var report = report(new Written());
    report.processElement(new StreamRecord<>(summaries("www.site.com").get(0)));
    report.close();
    assertThat(report.extractOutputValues()).isEmpty();
  }

  @Test
  void tallyCountsItsProgress() throws Exception {
    try (var harness = tally()) {
      PacketBatch batch = batch("www.site.com", URI);
      harness.processElement(new StreamRecord<>(batch));
      var accumulators = harness.getEnvironment().getAccumulatorRegistry().getUserMap();
      assertThat(accumulators.get(InputCounters.PACKETS).getLocalValue()).isEqualTo(1L);
      assertThat(accumulators.get(InputCounters.BYTES).getLocalValue())
          .isEqualTo(batch.position() - batch.start());
      assertThat(accumulators.get(InputCounters.COMPRESSED).getLocalValue()).isEqualTo(0L);
    }
  }

  @Test
  void tallyRefusesAFileThatIsNotOfTheInputs() throws Exception {
    try (var harness = tally()) {
      PacketBatch batch = batch("www.site.com", "file:/elsewhere.pcap");
      assertThatThrownBy(() -> harness.processElement(new StreamRecord<>(batch)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("file:/elsewhere.pcap");
    }
  }

  @Test
  void tallyMayBeGivenTheSameBatchAgain() throws Exception {
    PacketBatch batch = new PacketBatch();
    List<TallyBlock> rows;
    try (var harness = tally()) {
      for (String name : new String[] {"a.site.com", "b.site.com", "c.site.com"}) {
        batch.copyFrom(batch(name, URI));
        harness.processElement(new StreamRecord<>(batch));
      }
      batch.clear();
      harness.endInput();
      rows = harness.extractOutputValues();
    }
    assertThat(names(report(rolledUp(rows))))
        .containsExactly("a.site.com", "b.site.com", "c.site.com");
  }

  @Test
  void rollupEmitsOnlyAtTheEndOfInput() throws Exception {
    try (var harness = rollup()) {
      for (TallyBlock block : blocks("www.site.com")) {
        harness.processElement(new StreamRecord<>(block));
      }
      harness.prepareSnapshotPreBarrier(1);
      assertThat(harness.extractOutputValues()).isEmpty();
      harness.endInput();
      assertThat(harness.extractOutputValues()).isNotEmpty();
    }
  }

  @Test
  void reportIsHandedOverOnceAtTheEndOfInput() throws Exception {
    AnalysisReport report = report(summaries("www.site.com"));
    assertThat(names(report)).containsExactly("www.site.com");
    assertThat(report.manifest().inputs().get(0).packets()).isEqualTo(1);
  }

  private static List<String> names(AnalysisReport report) {
    return report.windows().get(0).top().stream()
        .filter(row -> row.dimension().equals("name"))
        .map(row -> row.key())
        .toList();
  }

  private List<TallyBlock> blocks(String name) throws Exception {
    try (var harness = tally()) {
      harness.processElement(new StreamRecord<>(batch(name, URI)));
      harness.endInput();
      return harness.extractOutputValues();
    }
  }

  private List<TallyBlock> summaries(String name) throws Exception {
    return rolledUp(blocks(name));
  }

  private List<TallyBlock> rolledUp(List<TallyBlock> rows) throws Exception {
    try (var harness = rollup()) {
      for (TallyBlock block : rows) {
        harness.processElement(new StreamRecord<>(block));
      }
      harness.endInput();
      return harness.extractOutputValues();
    }
  }

  private AnalysisReport report(List<TallyBlock> summaries) throws Exception {
    Written.REPORTS.clear();
    try (var harness = report(new Written())) {
      for (TallyBlock block : summaries) {
        harness.processElement(new StreamRecord<>(block));
      }
      assertThat(Written.REPORTS).isEmpty();
      harness.endInput();
      assertThat(harness.extractOutputValues()).containsExactly("written");
      assertThat(Written.REPORTS).hasSize(1);
      return Written.REPORTS.get(0);
    }
  }

  /** Keeps reports where the test finds them, although the operator is copied. */
  private static final class Written implements ReportOperator.Receiver {
    private static final long serialVersionUID = 1L;
    static final List<AnalysisReport> REPORTS = new ArrayList<>();

    @Override
    public String receive(
        AnalysisReport report, org.apache.flink.api.common.functions.RuntimeContext context) {
      REPORTS.add(report);
      return "written";
    }
  }

  private OneInputStreamOperatorTestHarness<PacketBatch, TallyBlock> tally() throws Exception {
    return open(new PacketTallyOperator(settings, 1), RecordType.TALLY_BLOCK);
  }

  private OneInputStreamOperatorTestHarness<TallyBlock, TallyBlock> rollup() throws Exception {
    return open(new NameRollupOperator(settings), RecordType.TALLY_BLOCK);
  }

  private OneInputStreamOperatorTestHarness<TallyBlock, String> report(Written receiver)
      throws Exception {
    return open(
        new ReportOperator(settings, null, receiver),
        org.apache.flink.api.common.typeinfo.Types.STRING);
  }

  private static <I, O> OneInputStreamOperatorTestHarness<I, O> open(
      OneInputStreamOperator<I, O> operator, TypeInformation<O> output) throws Exception {
    OneInputStreamOperatorTestHarness<I, O> harness =
        new OneInputStreamOperatorTestHarness<>(operator);
    harness.setup(output.createSerializer(new SerializerConfigImpl()));
    harness.open();
    return harness;
  }

  private static AnalysisSettings settings() {
    try {
      return new AnalysisSettings(
          List.of(new InputFile("a.pcap", URI, 100)),
          10,
          10,
          0,
          0,
          new int[] {53},
          true,
          1 << 20,
          true,
          MessageFilter.none(),
          IgnoreList.parse(List.of()),
          null,
          null,
          null,
          DetectorTexts.none(),
          Privacy.none(),
          Map.of(),
          "test");
    } catch (io.toptail.ignore.IgnoreSyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** One query: Ethernet, IPv4, UDP to port 53. */
  private static PacketBatch batch(String name, String uri) throws Exception {
    byte[] wire = DnsName.toWire(name);
    int dns = 12 + wire.length + 4;
    ByteBuffer frame = ByteBuffer.allocate(14 + 20 + 8 + dns);
    frame.position(12).putShort((short) 0x0800);
    frame.putShort((short) 0x4500).putShort((short) (28 + dns)).putInt(0).putInt(0x40110000);
    frame.putInt(0x0A000001).putInt(0xC0000235);
    frame
        .putShort((short) 4000)
        .putShort((short) 53)
        .putShort((short) (8 + dns))
        .putShort((short) 0);
    frame.putInt(0x12340100).putInt(0x00010000).putInt(0).put(wire).putInt(0x00010001);
    ByteArrayOutputStream capture = new ByteArrayOutputStream();
    try (PcapWriter writer = new PcapWriter(capture, Precision.MICROS)) {
      writer.write(1_000_000_000L, frame.array(), 0, frame.capacity());
    }
    PacketBatch batch = new PacketBatch();
    byte[] bytes = capture.toByteArray();
    try (CaptureReader reader = Captures.open(new ByteArrayInputStream(bytes), "a.pcap")) {
      reader.read(batch);
      batch.setOrigin(uri, reader.container());
    }
    return batch;
  }
}
