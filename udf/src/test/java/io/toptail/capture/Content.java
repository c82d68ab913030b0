package io.toptail.capture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All that a capture gives: packets, damages, and the position after each batch. */
record Content(List<Packet> packets, List<CaptureDamage> damages, List<Long> positions) {
  static Content of(byte[] capture) throws IOException {
    return of(new ByteArrayInputStream(capture), PacketBatch.DEFAULT_CAPACITY);
  }

  static Content of(InputStream in, int capacity) throws IOException {
    try (CaptureReader reader = Captures.open(in, "test.pcap")) {
      return rest(reader, capacity);
    }
  }

  /** What a reader still has to give. */
  static Content rest(CaptureReader reader, int capacity) throws IOException {
    Content content = new Content(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    PacketBatch batch = new PacketBatch(capacity);
    while (reader.read(batch)) {
      for (int i = 0; i < batch.size(); i++) {
        content.packets.add(packet(batch, i));
      }
      content.damages.addAll(batch.damages());
      content.positions.add(batch.position());
    }
    return content;
  }

  private static Packet packet(PacketBatch batch, int i) {
    int at = batch.offset(i);
    byte[] data = Arrays.copyOfRange(batch.bytes(), at, at + batch.capturedLength(i));
    return new Packet(batch.timeNanos(i), batch.linkType(i), data, batch.originalLength(i));
  }
}
