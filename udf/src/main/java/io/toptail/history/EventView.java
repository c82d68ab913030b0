package io.toptail.history;

/**
 * A view over an {@linkplain EventRecord event's record}: when, between whom, and for what name.
 * Does not own the octets.
 */
abstract class EventView {
  byte[] record;
  int at;
  int key;
  int questionAt;
  private long time;

  final void wrap(byte[] bytes, int offset) {
    record = bytes;
    at = offset;
    key = EventRecord.key(bytes, offset);
    questionAt = EventRecord.question(bytes, key);
    time = EventRecord.time(bytes, offset);
  }

  public final long timeNanos() {
    return time;
  }

  public final int file() {
    return EventRecord.file(record, at);
  }

  public final byte[] nameBytes() {
    return record;
  }

  public final int nameOffset() {
    return questionAt + EventRecord.QUESTION_NAME;
  }

  public final int nameLength() {
    return EventRecord.nameLength(record, questionAt);
  }

  public final int qtype() {
    return EventRecord.qtype(record, questionAt);
  }

  public final int id() {
    return EventRecord.id(record, key);
  }

  public final int clientPort() {
    return EventRecord.port(record, key);
  }

  public final byte[] serverBytes() {
    return record;
  }

  public final int serverOffset() {
    return key + EventRecord.KEY_SERVER;
  }

  public final int serverLength() {
    return EventRecord.serverLength(record, key);
  }
}
