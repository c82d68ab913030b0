package io.toptail.jobs.generate;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes a pcapng file (draft-ietf-opsawg-pcapng) of one section, one Ethernet interface with
 * timestamps in nanoseconds, and enhanced packet blocks; little endian, buffered.
 */
final class PcapngWriter implements Closeable {
  private static final int SECTION_HEADER = 0x0A0D0D0A;
  private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
  private static final int INTERFACE_DESCRIPTION = 1;
  private static final int ENHANCED_PACKET = 6;
  private static final int IF_TSRESOL = 9;
  private static final int ETHERNET = 1;
  private static final int BLOCK_OVERHEAD = 32;

  private final OutputStream out;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);

  /** Writes the section's and the interface's header. */
  PcapngWriter(OutputStream out) {
    this.out = out;
    buffer.putInt(SECTION_HEADER).putInt(28).putInt(BYTE_ORDER_MAGIC);
    buffer.putShort((short) 1).putShort((short) 0).putLong(-1).putInt(28);
    buffer.putInt(INTERFACE_DESCRIPTION).putInt(32).putShort((short) ETHERNET).putShort((short) 0);
    buffer.putInt(0).putShort((short) IF_TSRESOL).putShort((short) 1).putInt(9).putInt(0);
    buffer.putInt(32);
  }

  /** Appends one packet of at most 64 KiB. */
  void write(long epochNanos, byte[] bytes, int offset, int length) throws IOException {
    int padding = -length & 3;
    int total = BLOCK_OVERHEAD + length + padding;
    if (buffer.remaining() < total) {
      flush();
    }
    buffer.putInt(ENHANCED_PACKET).putInt(total).putInt(0);
    buffer.putInt((int) (epochNanos >>> 32)).putInt((int) epochNanos);
    buffer.putInt(length).putInt(length).put(bytes, offset, length);
    buffer.put(new byte[padding]).putInt(total);
  }

  private void flush() throws IOException {
    out.write(buffer.array(), 0, buffer.position());
    buffer.clear();
  }

  @Override
  public void close() throws IOException {
    try (out) {
      flush();
    }
  }
}
