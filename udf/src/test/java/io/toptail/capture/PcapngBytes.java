package io.toptail.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes pcapng files for tests, block by block. */
final class PcapngBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ByteOrder order;

  /** Begins a section: all blocks up to the next one have its byte order. */
  PcapngBytes section(ByteOrder order) {
    return section(order, 1);
  }

  PcapngBytes section(ByteOrder order, int majorVersion) {
    this.order = order;
    ByteBuffer body = buffer(16).putInt(0x1A2B3C4D);
    return block(0x0A0D0D0A, body.putShort((short) majorVersion).putShort((short) 0).putLong(-1));
  }

  PcapngBytes iface(int linkType, int snaplen, byte[]... options) {
    int length = 8;
    for (byte[] option : options) {
      length += option.length;
    }
    ByteBuffer body = buffer(length).putShort((short) linkType).putShort((short) 0).putInt(snaplen);
    for (byte[] option : options) {
      body.put(option);
    }
    return block(1, body);
  }

  /** An option, padded; made for the section's byte order. */
  byte[] option(int code, byte... value) {
    int padded = value.length + 3 & ~3;
    ByteBuffer option = buffer(4 + padded).putShort((short) code).putShort((short) value.length);
    return option.put(value).array();
  }

  byte[] tsresol(int value) {
    return option(9, (byte) value);
  }

  byte[] tsoffset(long seconds) {
    return option(14, buffer(8).putLong(seconds).array());
  }

  byte[] endOfOptions() {
    return option(0);
  }

  PcapngBytes enhanced(int iface, long ticks, int captured, int original, byte[] data) {
    ByteBuffer body = buffer(20 + padded(data)).putInt(iface);
    body.putInt((int) (ticks >>> 32)).putInt((int) ticks).putInt(captured).putInt(original);
    return block(6, body.put(data));
  }

  PcapngBytes enhanced(int iface, long ticks, Packet packet) {
    return enhanced(iface, ticks, packet.data().length, packet.original(), packet.data());
  }

  PcapngBytes obsolete(int iface, long ticks, Packet packet) {
    ByteBuffer body = buffer(20 + padded(packet.data())).putShort((short) iface);
    body.putShort((short) 7).putInt((int) (ticks >>> 32)).putInt((int) ticks);
    body.putInt(packet.data().length).putInt(packet.original());
    return block(2, body.put(packet.data()));
  }

  PcapngBytes simple(int original, byte[] data) {
    return block(3, buffer(4 + padded(data)).putInt(original).put(data));
  }

  PcapngBytes block(int type, ByteBuffer body) {
    int length = 12 + body.capacity();
    ByteBuffer block = buffer(length).putInt(type).putInt(length).put(body.array());
    out.writeBytes(block.putInt(length).array());
    return this;
  }

  PcapngBytes raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(length).order(order);
  }

  int length() {
    return out.size();
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  private static int padded(byte[] data) {
    return data.length + 3 & ~3;
  }
}
