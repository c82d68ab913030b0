package io.toptail.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Writes classic pcap files for tests, in all variants. */
final class PcapBytes {
  static final int MICROS = 0xA1B2C3D4;
  static final int NANOS = 0xA1B23C4D;
  static final int PATCHED = 0xA1B2CD34;
  static final int IXIA_NANOS = 0x1C0001AC;
  static final int IXIA_MICROS = 0x1C0001AB;

  /** What Nokia wrote under the usual magic number. */
  static final int NOKIA = 1;

  private final ByteOrder order;
  private final int magic;
  private ByteBuffer out;

  PcapBytes(ByteOrder order, int magic, int linkType) {
    this(order, magic, linkType, 2, 4);
  }

  PcapBytes(ByteOrder order, int magic, int linkType, int major, int minor) {
    this.order = order;
    this.magic = magic;
    out = ByteBuffer.allocate(1024).order(order);
    out.putInt(magic == NOKIA ? MICROS : magic).putShort((short) major).putShort((short) minor);
    out.putInt(0).putInt(0).putInt(262144).putInt(linkType);
    if (magic == IXIA_NANOS || magic == IXIA_MICROS) {
      out.putInt(0x00012345);
    }
  }

  static byte[] of(ByteOrder order, int magic, int linkType, List<Packet> packets) {
    PcapBytes file = new PcapBytes(order, magic, linkType);
    packets.forEach(file::add);
    return file.bytes();
  }

  PcapBytes add(Packet packet) {
    int unit = magic == NANOS || magic == IXIA_NANOS ? 1 : 1000;
    long seconds = packet.nanos() / 1_000_000_000;
    int fraction = (int) (packet.nanos() % 1_000_000_000) / unit;
    return record(seconds, fraction, packet.data().length, packet.original(), packet.data());
  }

  PcapBytes record(long seconds, int fraction, int first, int second, byte[] data) {
    reserve(24 + data.length);
    out.putInt((int) seconds).putInt(fraction).putInt(first).putInt(second);
    if (magic == PATCHED) {
      out.putInt(3).putShort((short) 0x0800).put((byte) 4).put((byte) 0);
    }
    if (magic == NOKIA) {
      out.putInt(0xCAFE0001);
    }
    out.put(data);
    return this;
  }

  int length() {
    return out.position();
  }

  byte[] bytes() {
    return Arrays.copyOf(out.array(), out.position());
  }

  private void reserve(int more) {
    if (out.remaining() < more) {
      int capacity = (out.position() + more) * 2;
      int position = out.position();
      out = ByteBuffer.wrap(Arrays.copyOf(out.array(), capacity)).order(order).position(position);
    }
  }
}
