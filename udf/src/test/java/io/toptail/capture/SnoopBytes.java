package io.toptail.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Writes snoop files for tests. */
final class SnoopBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  SnoopBytes(int datalink) {
    ByteBuffer header = ByteBuffer.allocate(16).putLong(0x736E6F6F70000000L);
    out.writeBytes(header.putInt(2).putInt(datalink).array());
  }

  SnoopBytes add(Packet packet, int padding, int drops) {
    byte[] data = packet.data();
    return record(packet, 24 + data.length + padding, drops, data.length, padding);
  }

  SnoopBytes record(Packet packet, int length, int drops, int captured, int padding) {
    byte[] data = packet.data();
    ByteBuffer record = ByteBuffer.allocate(24 + data.length + padding);
    record.putInt(packet.original()).putInt(captured).putInt(length).putInt(drops);
    record.putInt((int) (packet.nanos() / 1_000_000_000));
    record.putInt((int) (packet.nanos() % 1_000_000_000 / 1000)).put(data);
    out.writeBytes(record.array());
    return this;
  }

  int length() {
    return out.size();
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
