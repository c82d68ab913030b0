package io.toptail.capture;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes a classic libpcap capture, version 2.4 (draft-ietf-opsawg-pcap): a file header of 24
 * octets, then for each packet a record header of 16 octets and the octets kept.
 *
 * <p>Buffered, so the stream given need not be; nothing is complete before {@link #close}. Not for
 * use by more than one thread. The stream is closed with the writer.
 */
public final class PcapWriter implements Closeable {
  /** LINKTYPE_ETHERNET. */
  public static final int ETHERNET = 1;

  /** The usual limit on the octets kept of a packet, that of tcpdump. */
  public static final int SNAPLEN = 262_144;

  private static final int MAGIC_MICROS = 0xA1B2C3D4;
  private static final int MAGIC_NANOS = 0xA1B23C4D;
  private static final int RECORD_HEADER = 16;
  private static final int BUFFER = 1 << 20;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final OutputStream out;
  private final ByteBuffer buffer;
  private final long nanosPerTick;
  private final int snaplen;

  /** The unit of the fraction of a second in every record, told by the file's magic number. */
  public enum Precision {
    MICROS,
    NANOS
  }

  /**
   * Writes the file header.
   *
   * @param order of every number in the file
   * @param linkType a LINKTYPE_ value, 0 to 65535
   * @param snaplen octets kept of a packet, at least 1
   */
  public PcapWriter(
      OutputStream out, ByteOrder order, Precision precision, int linkType, int snaplen) {
    if (linkType < 0 || linkType > 0xFFFF) {
      throw new IllegalArgumentException("link type is not within 0 to 65535: " + linkType);
    }
    if (snaplen < 1) {
      throw new IllegalArgumentException("snaplen is less than 1: " + snaplen);
    }
    this.out = out;
    this.buffer = ByteBuffer.allocate(BUFFER).order(order);
    this.nanosPerTick = precision == Precision.NANOS ? 1 : 1000;
    this.snaplen = snaplen;
    buffer.putInt(precision == Precision.NANOS ? MAGIC_NANOS : MAGIC_MICROS);
    buffer.putShort((short) 2).putShort((short) 4);
    buffer.putInt(0).putInt(0).putInt(snaplen).putInt(linkType);
  }

  /** Ethernet, little endian, whole packets. */
  public PcapWriter(OutputStream out, Precision precision) {
    this(out, ByteOrder.LITTLE_ENDIAN, precision, ETHERNET, SNAPLEN);
  }

  /**
   * Appends one packet, cut at the snaplen. What is finer than the file's precision is dropped, not
   * rounded.
   *
   * @param epochNanos time since 1970-01-01 UTC, from 0 to the year 2106
   * @throws IllegalArgumentException if the time does not fit the format
   */
  public void write(long epochNanos, byte[] bytes, int offset, int length) throws IOException {
    write(epochNanos, bytes, offset, length, length);
  }

  /**
   * Appends one packet that was longer than what was kept of it.
   *
   * @param originalLength octets that the packet had on the wire, at least {@code length}
   */
  public void write(long epochNanos, byte[] bytes, int offset, int length, int originalLength)
      throws IOException {
    long seconds = Math.floorDiv(epochNanos, NANOS_PER_SECOND);
    if (seconds < 0 || seconds > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException("time does not fit 32 bits of seconds: " + seconds);
    }
    int kept = Math.min(length, snaplen);
    if (buffer.remaining() < RECORD_HEADER + kept) {
      flush();
    }
    buffer.putInt((int) seconds);
    buffer.putInt((int) (Math.floorMod(epochNanos, NANOS_PER_SECOND) / nanosPerTick));
    buffer.putInt(kept).putInt(originalLength);
    if (buffer.remaining() < kept) {
      flush();
      out.write(bytes, offset, kept);
    } else {
      buffer.put(bytes, offset, kept);
    }
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
