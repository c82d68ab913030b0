package io.toptail.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes dnstap events for tests, field by field in the order of the calls. */
public final class DnstapBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  public DnstapBytes type(int type) {
    return integer(1, type);
  }

  /** INET 1, INET6 2. */
  public DnstapBytes family(int family) {
    return integer(2, family);
  }

  public DnstapBytes protocol(int protocol) {
    return integer(3, protocol);
  }

  public DnstapBytes queryAddress(byte[] address) {
    return bytes(4, address);
  }

  public DnstapBytes responseAddress(byte[] address) {
    return bytes(5, address);
  }

  public DnstapBytes ports(int query, int response) {
    return integer(6, query).integer(7, response);
  }

  public DnstapBytes query(long seconds, int nanos, byte[] message) {
    return integer(8, seconds).fixed32(9, nanos).bytes(10, message);
  }

  public DnstapBytes response(long seconds, int nanos, byte[] message) {
    return integer(12, seconds).fixed32(13, nanos).bytes(14, message);
  }

  public DnstapBytes integer(int field, long value) {
    varint((long) field << 3);
    varint(value);
    return this;
  }

  public DnstapBytes fixed32(int field, int value) {
    varint((long) field << 3 | 5);
    byte[] bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
    out.writeBytes(bytes);
    return this;
  }

  public DnstapBytes bytes(int field, byte[] value) {
    varint((long) field << 3 | 2);
    varint(value.length);
    out.writeBytes(value);
    return this;
  }

  private void varint(long value) {
    long left = value;
    while ((left & ~0x7FL) != 0) {
      out.write((int) left & 0x7F | 0x80);
      left >>>= 7;
    }
    out.write((int) left);
  }

  /** The fields as they are. */
  public byte[] bytes() {
    return out.toByteArray();
  }

  /** The fields as the message of an event, with what servers put around it. */
  public byte[] event() {
    DnstapBytes event = new DnstapBytes();
    event.bytes(1, new byte[] {'n', 's', '1'}).bytes(2, new byte[] {'v', '9'});
    return event.bytes(14, bytes()).integer(15, 1).bytes();
  }

  /** The same, with nothing around it, and the type first. */
  public byte[] bareEvent() {
    return new DnstapBytes().integer(15, 1).bytes(14, bytes()).bytes();
  }
}
