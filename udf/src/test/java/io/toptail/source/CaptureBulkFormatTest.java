package io.toptail.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.toptail.capture.PacketBatch;
import io.toptail.capture.PcapWriter;
import io.toptail.capture.PcapWriter.Precision;
import io.toptail.serde.RecordType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.apache.flink.core.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reading through Flink's own interface, in one go and from every position. */
class CaptureBulkFormatTest {
  private static final Configuration CONFIG = new Configuration();
  private static final int PACKETS = 3000;

  private final CaptureBulkFormat format = new CaptureBulkFormat();

  @TempDir java.nio.file.Path folder;

  /** The same packets in every container. */
  enum Container {
    PCAP("pcap"),
    PCAPNG("pcapng"),
    PCAP_GZIP("pcap, gzip"),
    PCAPNG_GZIP("pcapng, gzip");

    final String text;

    Container(String text) {
      this.text = text;
    }

    byte[] write() throws IOException {
      byte[] plain = this == PCAP || this == PCAP_GZIP ? pcap() : pcapng();
      return this == PCAP || this == PCAPNG ? plain : gzip(plain);
    }
  }

  @ParameterizedTest
  @EnumSource
  void goesOnFromEveryPosition(Container container) throws IOException {
    FileSourceSplit split = split(container.write(), null);
    List<String> all = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    List<Long> positions = new ArrayList<>();
    try (BulkFormat.Reader<PacketBatch> reader = format.createReader(CONFIG, split)) {
      read(reader, all, counts, positions);
    }
    assertThat(all).hasSize(PACKETS).doesNotHaveDuplicates();
    assertThat(positions).hasSizeGreaterThan(3).isSorted();
    assertThat(positions.subList(0, positions.size() - 1)).doesNotHaveDuplicates();
    for (int i = 0; i < positions.size(); i++) {
      FileSourceSplit at =
          split.updateWithCheckpointedPosition(new CheckpointedPosition(positions.get(i), 0));
      List<String> rest = new ArrayList<>();
      try (BulkFormat.Reader<PacketBatch> reader = format.restoreReader(CONFIG, at)) {
        read(reader, rest, new ArrayList<>(), new ArrayList<>());
      }
      assertThat(rest).isEqualTo(all.subList(counts.get(i), all.size()));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PCAP", "PCAPNG"})
  void splitsGoOnFromEveryPosition(Container container) throws IOException {
    byte[] content = container.write();
    List<String> whole = new ArrayList<>();
    try (BulkFormat.Reader<PacketBatch> reader =
        format.createReader(CONFIG, split(content, null))) {
      read(reader, whole, new ArrayList<>(), new ArrayList<>());
    }
    List<String> pieces = new ArrayList<>();
    long third = content.length / 3;
    for (long start : new long[] {0, third, 2 * third}) {
      long length = start == 2 * third ? content.length - start : third;
      List<String> piece = new ArrayList<>();
      List<Integer> counts = new ArrayList<>();
      List<Long> positions = new ArrayList<>();
      FileSourceSplit split = split(content, start, length, null);
      try (BulkFormat.Reader<PacketBatch> reader = format.createReader(CONFIG, split)) {
        read(reader, piece, counts, positions);
      }
      for (int i = 0; i < positions.size(); i++) {
        List<String> rest = new ArrayList<>();
        CheckpointedPosition position = new CheckpointedPosition(positions.get(i), 0);
        FileSourceSplit at = split.updateWithCheckpointedPosition(position);
        try (BulkFormat.Reader<PacketBatch> reader = format.restoreReader(CONFIG, at)) {
          read(reader, rest, new ArrayList<>(), new ArrayList<>());
        }
        assertThat(rest).isEqualTo(piece.subList(counts.get(i), piece.size()));
      }
      pieces.addAll(piece);
    }
    assertThat(pieces).isEqualTo(whole);
  }

  @ParameterizedTest
  @EnumSource
  void theLastBatchAndNoOtherSaysHowTheReadingWent(Container container) throws IOException {
    byte[] content = container.write();
    int spans = 0;
    try (BulkFormat.Reader<PacketBatch> reader =
        format.createReader(CONFIG, split(content, null))) {
      for (var records = reader.readBatch(); records != null; records = reader.readBatch()) {
        PacketBatch batch = records.next().getRecord();
        assertThat(spans).isZero();
        spans += batch.span() == null ? 0 : 1;
        assertThat(batch.span() == null).isEqualTo(batch.size() > 0);
        records.releaseBatch();
      }
    }
    assertThat(spans).isOne();
  }

  @ParameterizedTest
  @EnumSource
  void saysWhereTheBatchIsFrom(Container container) throws IOException {
    FileSourceSplit split = split(container.write(), null);
    try (BulkFormat.Reader<PacketBatch> reader = format.createReader(CONFIG, split)) {
      PacketBatch batch = reader.readBatch().next().getRecord();
      assertThat(batch.uri()).isEqualTo(split.path().toString());
      assertThat(batch.container()).isEqualTo(container.text);
    }
  }

  private static void read(
      BulkFormat.Reader<PacketBatch> reader,
      List<String> packets,
      List<Integer> counts,
      List<Long> positions)
      throws IOException {
    for (var records = reader.readBatch(); records != null; records = reader.readBatch()) {
      RecordAndPosition<PacketBatch> record = records.next();
      PacketBatch batch = record.getRecord();
      for (int i = 0; i < batch.size(); i++) {
        int at = batch.offset(i);
        byte[] bytes = Arrays.copyOfRange(batch.bytes(), at, at + batch.capturedLength(i));
        packets.add(batch.timeNanos(i) + " " + Arrays.hashCode(bytes));
      }
      assertThat(record.getRecordSkipCount()).isZero();
      positions.add(record.getOffset());
      counts.add(packets.size());
      assertThat(records.next()).isNull();
      records.releaseBatch();
    }
  }

  @Test
  void handsOutNoBatchTwiceBeforeItIsReleased() throws Exception {
    FileSourceSplit split = split(pcap(), null);
    try (BulkFormat.Reader<PacketBatch> reader = format.createReader(CONFIG, split)) {
      List<BulkFormat.RecordIterator<PacketBatch>> held = new ArrayList<>();
      List<PacketBatch> batches = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        held.add(reader.readBatch());
        batches.add(held.get(i).next().getRecord());
      }
      assertThat(batches).doesNotHaveDuplicates();
      CompletableFuture<PacketBatch> fourth = CompletableFuture.supplyAsync(() -> next(reader));
      assertThat(fourth.isDone()).isFalse();
      held.get(1).releaseBatch();
      assertThat(fourth.get(10, TimeUnit.SECONDS)).isSameAs(batches.get(1));
    }
  }

  private static PacketBatch next(BulkFormat.Reader<PacketBatch> reader) {
    try {
      return reader.readBatch().next().getRecord();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aPositionBehindTheEndIsAnErrorThatNamesTheFile() throws IOException {
    FileSourceSplit split = split(pcap(), new CheckpointedPosition(1 << 30, 0));
    assertThatThrownBy(() -> format.restoreReader(CONFIG, split))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("capture")
        .hasMessageContaining("changed");
  }

  @Test
  void isSplittableAndTypedAsBatches() {
    assertThat(format.isSplittable()).isTrue();
    assertThat(format.getProducedType()).isSameAs(RecordType.PACKET_BATCH);
  }

  private FileSourceSplit split(byte[] content, CheckpointedPosition position) throws IOException {
    return split(content, 0, content.length, position);
  }

  private FileSourceSplit split(
      byte[] content, long start, long length, CheckpointedPosition position) throws IOException {
    java.nio.file.Path file = folder.resolve("capture");
    Files.write(file, content);
    return new FileSourceSplit(
        "1", new Path(file.toUri()), start, length, 0, content.length, new String[0], position);
  }

  private static byte[] pcap() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PcapWriter writer = new PcapWriter(bytes, Precision.NANOS)) {
      Random random = new Random(1);
      for (int i = 0; i < PACKETS; i++) {
        byte[] packet = packet(random);
        writer.write(i, packet, 0, packet.length);
      }
    }
    return bytes.toByteArray();
  }

  /** A section, an interface with nanoseconds, then enhanced packet blocks. */
  private static byte[] pcapng() {
    ByteBuffer out = ByteBuffer.allocate(8 << 20).order(ByteOrder.BIG_ENDIAN);
    out.putInt(0x0A0D0D0A).putInt(28).putInt(0x1A2B3C4D).putInt(0x00010000).putLong(-1).putInt(28);
    out.putInt(1).putInt(28).putShort((short) 1).putShort((short) 0).putInt(0);
    out.putShort((short) 9).putShort((short) 1).putInt(9 << 24).putInt(28);
    Random random = new Random(1);
    for (int i = 0; i < PACKETS; i++) {
      byte[] packet = packet(random);
      int length = 32 + (packet.length + 3 & ~3);
      out.putInt(6).putInt(length).putInt(0).putLong(i).putInt(packet.length).putInt(packet.length);
      int next = out.position() + length - 32;
      out.put(packet).position(next).putInt(length);
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  /** About 1.2 KB, so that a capture is several batches. */
  private static byte[] packet(Random random) {
    byte[] packet = new byte[1000 + random.nextInt(400)];
    random.nextBytes(packet);
    return packet;
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int from = 0; from < plain.length; from += plain.length / 3 + 1) {
      try (OutputStream gzip = new GZIPOutputStream(bytes)) {
        gzip.write(plain, from, Math.min(plain.length - from, plain.length / 3 + 1));
      }
    }
    return bytes.toByteArray();
  }
}
