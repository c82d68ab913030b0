package io.toptail.capture;

/**
 * The fields of one Protocol Buffers message, read one after another in place. Every length is
 * checked. Mutable and reusable.
 *
 * <p>Groups, which are obsolete, are damage.
 */
final class ProtobufFields {
  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED_32 = 5;
  private static final int MAX_VARINT = 10;

  private byte[] bytes;
  private int at;
  private int end;
  private int number;
  private int wireType;
  private long value;
  private int offset;
  private boolean damaged;

  /** Begins with the message that is in a range of bytes. */
  void wrap(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
    damaged = false;
  }

  /** Moves to the next field; false at the end of the message and at damage. */
  boolean next() {
    if (at == end || damaged) {
      return false;
    }
    long tag = varint();
    number = tag >>> 3 > Integer.MAX_VALUE ? 0 : (int) (tag >>> 3);
    wireType = (int) tag & 7;
    switch (wireType) {
      case VARINT -> value = varint();
      case FIXED_64 -> value = take(8) ? Octets.int64(bytes, offset, false) : 0;
      case FIXED_32 -> value = take(4) ? Octets.uint32(bytes, offset, false) : 0;
      case BYTES -> {
        value = varint();
        take(value);
      }
      default -> damaged = true;
    }
    return !damaged;
  }

  /** Whether the message ends within a field. */
  boolean damaged() {
    return damaged;
  }

  /** Number of the field if it is an integer; else 0, which no field has. */
  int integer() {
    return wireType == BYTES ? 0 : number;
  }

  /** Number of the field if it is a string, bytes or a message; else 0, which no field has. */
  int bytes() {
    return wireType == BYTES ? number : 0;
  }

  /** An integer's value. */
  long value() {
    return value;
  }

  /** Where bytes begin. */
  int offset() {
    return offset;
  }

  /** How many bytes there are. */
  int length() {
    return (int) value;
  }

  private boolean take(long length) {
    if (length < 0 || length > end - at) {
      damaged = true;
      return false;
    }
    offset = at;
    at += (int) length;
    return true;
  }

  private long varint() {
    long result = 0;
    for (int i = 0; i < MAX_VARINT && at < end; i++) {
      byte octet = bytes[at++];
      result |= (octet & 0x7FL) << 7 * i;
      if (octet >= 0) {
        return result;
      }
    }
    damaged = true;
    return 0;
  }
}
