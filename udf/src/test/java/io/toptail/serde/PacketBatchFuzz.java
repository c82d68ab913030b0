package io.toptail.serde;

import io.toptail.capture.CaptureReader;
import io.toptail.capture.Captures;
import io.toptail.capture.PacketBatch;
import io.toptail.capture.PcapWriter;
import io.toptail.capture.PcapWriter.Precision;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Any octets as a serialized batch: they are refused with an {@link IOException}, or are a batch
 * whose packets lie within it and that is the same after another journey.
 */
public final class PacketBatchFuzz {
  private static final PacketBatchSerializer SERIALIZER = new PacketBatchSerializer();
  private static final int CAPACITY = 64;

  private PacketBatchFuzz() {}

  /** Reads the batch, and writes it again. */
  public static void fuzz(byte[] input) throws IOException {
    PacketBatch batch = new PacketBatch(CAPACITY);
    DataInputDeserializer in = new DataInputDeserializer(input);
    try {
      SERIALIZER.deserialize(batch, in);
    } catch (IOException refused) {
      return;
    }
    if (batch.bytes().length > Math.max(CAPACITY, 2 * input.length)) {
      throw new AssertionError("buffer of " + batch.bytes().length);
    }
    for (int i = 0; i < batch.size(); i++) {
      int at = batch.offset(i);
      int captured = batch.capturedLength(i);
      if (at < 0 || captured < 0 || captured > batch.bytes().length - at) {
        throw new AssertionError("packet outside of its batch");
      }
      if (batch.originalLength(i) < 0) {
        throw new AssertionError("original length");
      }
    }
    requireSame(batch, input.length - in.available());
  }

  private static void requireSame(PacketBatch batch, int length) throws IOException {
    byte[] first = serialized(batch);
    if (first.length > length + 3 * length) {
      throw new AssertionError(length + " octets become " + first.length);
    }
    PacketBatch again = new PacketBatch(CAPACITY);
    SERIALIZER.deserialize(again, new DataInputDeserializer(first));
    if (!Arrays.equals(serialized(again), first)) {
      throw new AssertionError("another batch");
    }
  }

  private static byte[] serialized(PacketBatch batch) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(256);
    SERIALIZER.serialize(batch, out);
    return out.getCopyOfBuffer();
  }

  /** Batches of a few packets, with and without damage. */
  public static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    try {
      for (int packets = 0; packets < 5; packets++) {
        byte[] capture = capture(packets);
        seeds.add(serialized(read(capture)));
        seeds.add(serialized(read(Arrays.copyOf(capture, 24 + capture.length / 2))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return seeds;
  }

  private static PacketBatch read(byte[] capture) throws IOException {
    PacketBatch batch = new PacketBatch(CAPACITY);
    try (CaptureReader reader = Captures.open(new ByteArrayInputStream(capture), "test.pcap")) {
      reader.read(batch);
      batch.setOrigin("file:/a", reader.container());
    }
    return batch;
  }

  private static byte[] capture(int packets) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PcapWriter writer = new PcapWriter(bytes, Precision.NANOS)) {
      for (int i = 0; i < packets; i++) {
        writer.write(i, new byte[7 * i], 0, 7 * i, 9 * i);
      }
    }
    return bytes.toByteArray();
  }
}
