package io.toptail.dns;

import io.toptail.packet.NetworkOrder;

/**
 * Walks the resource records of a message (RFC 1035 §4.1.3) one after another, without looking into
 * their data.
 *
 * <p>Mutable and reusable: {@link #wrap} resets everything; after {@link #next} returned an anomaly
 * that does not {@linkplain #hasRecord leave a record}, the cursor is at its end.
 */
final class RecordCursor {
  /** TYPE, CLASS, TTL and RDLENGTH. */
  private static final int FIXED_LENGTH = 10;

  private final MessageBytes message;
  private final NameReader names;
  private int position;
  private int ownerAt;
  private int fixedAt;
  private boolean hasRecord;
  private int anomalyAt;

  RecordCursor(MessageBytes message, NameReader names) {
    this.message = message;
    this.names = names;
  }

  /** Puts the cursor before the record at an offset of the array. */
  void wrap(int offset) {
    position = offset;
    hasRecord = false;
  }

  /** Moves to the next record, which must have been announced. */
  WireAnomaly next() {
    hasRecord = false;
    WireAnomaly anomaly = names.skip(position);
    anomalyAt = names.anomalyAt();
    if (!names.readable()) {
      return anomaly;
    }
    ownerAt = position;
    fixedAt = names.end();
    int end = fixedAt + FIXED_LENGTH;
    if (end <= message.capturedEnd) {
      end += NetworkOrder.u16(message.bytes, fixedAt + 8);
    }
    if (end > message.capturedEnd) {
      anomalyAt = position;
      return message.missing(end, WireAnomaly.RECORD_CUT);
    }
    position = end;
    hasRecord = true;
    return anomaly;
  }

  /** Whether the last {@link #next} found a whole record; its fields may be read then. */
  boolean hasRecord() {
    return hasRecord;
  }

  /** TYPE, 0 to 65535. */
  int type() {
    return NetworkOrder.u16(message.bytes, fixedAt);
  }

  /** CLASS, 0 to 65535. */
  int recordClass() {
    return NetworkOrder.u16(message.bytes, fixedAt + 2);
  }

  /** TTL as 32 raw bits. */
  int ttl() {
    return NetworkOrder.u32(message.bytes, fixedAt + 4);
  }

  /** Whether the record's owner is the root. */
  boolean ownerIsRoot() {
    return message.bytes[ownerAt] == 0;
  }

  /** Where the record's owner is in the array, compressed or not. */
  int ownerOffset() {
    return ownerAt;
  }

  /** Where the record's data begins in the array; it ends at {@link #position}. */
  int dataOffset() {
    return fixedAt + FIXED_LENGTH;
  }

  /** The offset in the array after the last whole record. */
  int position() {
    return position;
  }

  /** Where the anomaly that {@link #next} returned lies: an offset in the array. */
  int anomalyAt() {
    return anomalyAt;
  }
}
