package io.toptail.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.toptail.capture.CaptureReader;
import io.toptail.capture.Captures;
import io.toptail.capture.PacketBatch;
import io.toptail.capture.PcapWriter;
import io.toptail.capture.PcapWriter.Precision;
import io.toptail.packet.FlowPacket;
import io.toptail.packet.Flows;
import io.toptail.tally.TallyBlock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

/** All serializers through all that Flink does with one. */
class SerializersTest {
  private final TypeSerializer<PacketBatch> batches = new PacketBatchSerializer();
  private final TypeSerializer<FlowPacket> flowPackets = new FlowPacketSerializer();
  private final TypeSerializer<TallyBlock> blocks = new TallyBlockSerializer();

  @Test
  void aBatchIsTheSameAfterEveryWayOfCopying() throws IOException {
    PacketBatch batch = batch(40);
    String content = content(batch);
    assertThat(content(roundTrip(batches, batch, null))).isEqualTo(content);
    assertThat(content(roundTrip(batches, batch, batch(7)))).isEqualTo(content);
    assertThat(content(roundTrip(batches, copied(batches, batch), null))).isEqualTo(content);
    PacketBatch copy = batches.copy(batch);
    PacketBatch reused = batches.copy(batch, batch(90));
    batch.clear();
    assertThat(content(copy)).isEqualTo(content);
    assertThat(content(reused)).isEqualTo(content);
  }

  @Test
  void anEmptyBatchAndItsDamagesTravelToo() throws IOException {
    assertThat(roundTrip(batches, batches.createInstance(), null).size()).isZero();
    byte[] capture = Arrays.copyOf(capture(1), 30);
    PacketBatch damaged = read(capture);
    assertThat(damaged.damages()).hasSize(1);
    assertThat(roundTrip(batches, damaged, batch(3)).damages()).isEqualTo(damaged.damages());
  }

  @Test
  void aBlockIsTheSameAfterEveryWayOfCopying() throws IOException {
    byte[] bytes = new byte[70_000];
    new Random(1).nextBytes(bytes);
    for (int length : new int[] {0, 1, 65_000, 70_000}) {
      TallyBlock block = new TallyBlock(3, bytes, length);
      assertSame(roundTrip(blocks, block, null), block);
      assertSame(roundTrip(blocks, block, blocks.createInstance()), block);
      assertSame(copied(blocks, block), block);
      assertSame(blocks.copy(block), block);
    }
  }

  @Test
  void aFlowPacketIsTheSameAfterEveryWayOfCopying() throws IOException {
    FlowPacket segment = Flows.segment(-5, 0xFF, 1L << 40, new byte[] {1, 2, 3});
    FlowPacket fragment =
        new FlowPacket(true, 9, 8, -7, 255, 65_535, 53, -1, 1, 65_528, 16, 1 << 20, new byte[33]);
    for (FlowPacket packet : new FlowPacket[] {segment, fragment}) {
      for (FlowPacket copy :
          new FlowPacket[] {
            roundTrip(flowPackets, packet, null),
            roundTrip(flowPackets, packet, flowPackets.createInstance()),
            copied(flowPackets, packet),
            flowPackets.copy(packet)
          }) {
        assertThat(copy).usingRecursiveComparison().isEqualTo(packet);
      }
    }
  }

  private static void assertSame(TallyBlock actual, TallyBlock expected) {
    assertThat(actual.partition()).isEqualTo(expected.partition());
    assertThat(actual.length()).isEqualTo(expected.length());
    assertThat(Arrays.copyOf(actual.bytes(), actual.length()))
        .isEqualTo(Arrays.copyOf(expected.bytes(), expected.length()));
  }

  @Test
  void recordsFollowEachOtherInOneStream() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    for (int i = 0; i < 5; i++) {
      blocks.serialize(new TallyBlock(i, new byte[] {(byte) i, 7}, 1), out);
      batches.serialize(batch(i), out);
    }
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    for (int i = 0; i < 5; i++) {
      assertThat(blocks.deserialize(in).partition()).isEqualTo(i);
      assertThat(batches.deserialize(in).size()).isEqualTo(i);
    }
    assertThat(in.available()).isZero();
  }

  @Test
  void whatIsNoBlockIsRefusedWithoutTakingMemory() {
    for (int length : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 28}) {
      DataOutputSerializer out = new DataOutputSerializer(64);
      assertThatThrownBy(
              () -> {
                out.writeInt(0);
                out.writeInt(length);
                out.write(new byte[100_000]);
                blocks.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
              })
          .isInstanceOf(IOException.class);
    }
  }

  /** Each with the length, and offset and length of a packet. */
  @Test
  void whatIsNoBatchIsRefusedWithoutTakingMemory() {
    int[][] wrong = {
      {-1, 0, 0}, {1 << 28, 0, 0}, {9, -1, 1}, {9, 1, -1}, {9, 5, 5}, {9, Integer.MAX_VALUE, 9}
    };
    for (int[] values : wrong) {
      assertThatThrownBy(() -> roundTripOfRaw(values))
          .as(Arrays.toString(values))
          .isInstanceOf(IOException.class);
    }
    assertThatCode(() -> roundTripOfRaw(new int[] {9, 5, 4})).doesNotThrowAnyException();
  }

  private void roundTripOfRaw(int[] values) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    batches.serialize(new PacketBatch(), out);
    byte[] empty = out.getCopyOfBuffer();
    // Before both lengths and the numbers of packets, damages and drops.
    int lengthAt = empty.length - 20;
    ByteBuffer raw = ByteBuffer.allocate(empty.length + 9 + 22);
    raw.put(empty, 0, lengthAt).putInt(values[0]).putInt(0).put(new byte[9]).putInt(1);
    raw.putInt(values[1]).putInt(values[2]).putInt(0).putLong(0).putChar('a').putInt(0).putInt(0);
    batches.deserialize(new DataInputDeserializer(raw.array()));
  }

  @Test
  void areRestoredFromTheirSnapshots() throws IOException {
    assertRestored(batches);
    assertRestored(blocks);
    assertRestored(flowPackets);
  }

  private static <T> void assertRestored(TypeSerializer<T> serializer) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshot<T> written = serializer.snapshotConfiguration();
    TypeSerializerSnapshot.writeVersionedSnapshot(out, written);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    TypeSerializerSnapshot<T> read =
        TypeSerializerSnapshot.readVersionedSnapshot(in, SerializersTest.class.getClassLoader());
    assertThat(read.restoreSerializer()).isEqualTo(serializer);
    assertThat(
            serializer.snapshotConfiguration().resolveSchemaCompatibility(read).isCompatibleAsIs())
        .isTrue();
  }

  @Test
  void typesAreEqualAfterTheJourneyToATask() throws Exception {
    for (RecordType<?> type :
        new RecordType<?>[] {
          RecordType.PACKET_BATCH, RecordType.FLOW_PACKET, RecordType.TALLY_BLOCK
        }) {
      assertThat(InstantiationUtil.clone(type)).isEqualTo(type).hasSameHashCodeAs(type);
      TypeSerializer<?> serializer = type.createSerializer(new SerializerConfigImpl());
      assertThat(InstantiationUtil.clone(serializer)).isEqualTo(serializer);
      assertThat(serializer.createInstance()).isInstanceOf(type.getTypeClass());
      assertThat(type.isKeyType()).isFalse();
    }
    assertThat(RecordType.PACKET_BATCH).isNotEqualTo(RecordType.TALLY_BLOCK);
  }

  private static <T> T roundTrip(TypeSerializer<T> serializer, T record, T reuse)
      throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(record, out);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    T read = reuse == null ? serializer.deserialize(in) : serializer.deserialize(reuse, in);
    assertThat(in.available()).isZero();
    return read;
  }

  private static <T> T copied(TypeSerializer<T> serializer, T record) throws IOException {
    DataOutputSerializer first = new DataOutputSerializer(64);
    serializer.serialize(record, first);
    DataOutputSerializer second = new DataOutputSerializer(64);
    serializer.copy(new DataInputDeserializer(first.getCopyOfBuffer()), second);
    assertThat(second.getCopyOfBuffer()).isEqualTo(first.getCopyOfBuffer());
    return serializer.deserialize(new DataInputDeserializer(second.getCopyOfBuffer()));
  }

  private static PacketBatch batch(int packets) throws IOException {
    return read(capture(packets));
  }

  private static PacketBatch read(byte[] capture) throws IOException {
    PacketBatch batch = new PacketBatch();
    try (CaptureReader reader = Captures.open(new ByteArrayInputStream(capture), "test.pcap")) {
      reader.read(batch);
      batch.setOrigin("file:/captures/ü.pcap", reader.container());
    }
    return batch;
  }

  private static byte[] capture(int packets) throws IOException {
    Random random = new Random(packets);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PcapWriter writer = new PcapWriter(bytes, Precision.NANOS)) {
      for (int i = 0; i < packets; i++) {
        byte[] packet = new byte[random.nextInt(200)];
        random.nextBytes(packet);
        writer.write(random.nextInt(1 << 30), packet, 0, packet.length, packet.length + i);
      }
    }
    return bytes.toByteArray();
  }

  private static String content(PacketBatch batch) {
    StringBuilder text = new StringBuilder(batch.uri() + batch.container());
    text.append(batch.position()).append(batch.fractionDigits()).append(batch.damages());
    for (int i = 0; i < batch.size(); i++) {
      int at = batch.offset(i);
      byte[] bytes = Arrays.copyOfRange(batch.bytes(), at, at + batch.capturedLength(i));
      text.append('\n').append(batch.timeNanos(i)).append(' ').append(batch.originalLength(i));
      text.append(' ').append(batch.linkType(i)).append(' ').append(Arrays.toString(bytes));
    }
    return text.toString();
  }
}
