package io.toptail.history;

import io.toptail.detect.StrayResponse;

/** A view over the record of a response that belongs to no query. */
final class StrayRecord implements StrayResponse {
  private byte[] record;
  private int at;
  private int key;
  private int question;
  private Kind kind;

  StrayRecord set(byte[] bytes, int offset, Kind what) {
    record = bytes;
    at = offset;
    kind = what;
    key = EventRecord.key(record, at);
    question = EventRecord.question(record, key);
    return this;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public long timeNanos() {
    return EventRecord.time(record, at);
  }

  @Override
  public int file() {
    return EventRecord.file(record, at);
  }

  @Override
  public byte[] nameBytes() {
    return record;
  }

  @Override
  public int nameOffset() {
    return question + EventRecord.QUESTION_NAME;
  }

  @Override
  public int nameLength() {
    return EventRecord.nameLength(record, question);
  }

  @Override
  public int qtype() {
    return EventRecord.qtype(record, question);
  }

  @Override
  public int id() {
    return EventRecord.id(record, key);
  }

  @Override
  public int clientPort() {
    return EventRecord.port(record, key);
  }

  @Override
  public byte[] serverBytes() {
    return record;
  }

  @Override
  public int serverOffset() {
    return key + EventRecord.KEY_SERVER;
  }

  @Override
  public int serverLength() {
    return EventRecord.serverLength(record, key);
  }
}
