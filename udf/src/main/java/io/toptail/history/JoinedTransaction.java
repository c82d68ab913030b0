package io.toptail.history;

import io.toptail.detect.Transaction;
import io.toptail.dns.Outcome;

/** A view over the record of a query and what is known of its response; see {@link Transaction}. */
public final class JoinedTransaction extends EventView implements Transaction {
  static final long NO_RESPONSE = -1;

  /** In place of a gap: the question was not asked before. */
  static final long NO_GAP = -1;

  // A copy: these octets, the query's record, and the first octets of the response's, if there is
  // one.
  private static final int COPY_OUTCOME = 0;
  private static final int COPY_FLAGS = 1;
  private static final int COPY_REGISTRABLE = 2;
  private static final int COPY_RECORD = 3;
  private static final int ANSWERED = 1;
  private static final int RETRANSMISSION = 2;
  private static final int SENT_ONCE = 4;
  private static final int RESPONSE_LENGTH = EventRecord.RESPONSE + EventRecord.RESPONSE_LENGTH;
  private static final int COPY_ROOM = 128;

  private Outcome outcome;
  private long latency;
  private boolean retransmission;
  private boolean sentOnce;
  private byte[] response;
  private int responseAt;
  private int question;
  private long gap;
  private int registrable;

  /** Moves the view to a query without a response. */
  void set(byte[] record, int at, int registrable, Outcome outcome, boolean retransmission) {
    wrap(record, at);
    this.registrable = registrable;
    this.outcome = outcome;
    this.retransmission = retransmission;
    latency = NO_RESPONSE;
    sentOnce = false;
    response = null;
  }

  /**
   * Adds its response.
   *
   * @param response the first octets of the response's record, without its key
   */
  void answer(byte[] response, int responseAt, boolean sentOnce) {
    this.response = response;
    this.responseAt = responseAt;
    this.sentOnce = sentOnce;
    latency = EventRecord.time(response, responseAt) - timeNanos();
  }

  /**
   * Copies all but what is known of the client's question.
   *
   * @param room an array that may be overwritten; null for none
   * @return that array, or a larger one
   */
  byte[] copyTo(byte[] room) {
    int length = EventRecord.length(record, at);
    int needed = COPY_RECORD + length + (response == null ? 0 : RESPONSE_LENGTH);
    byte[] copy =
        room != null && room.length >= needed ? room : new byte[Math.max(COPY_ROOM, needed)];
    copy[COPY_OUTCOME] = (byte) outcome.ordinal();
    copy[COPY_FLAGS] =
        (byte)
            ((response == null ? 0 : ANSWERED)
                | (retransmission ? RETRANSMISSION : 0)
                | (sentOnce ? SENT_ONCE : 0));
    copy[COPY_REGISTRABLE] = (byte) registrable;
    System.arraycopy(record, at, copy, COPY_RECORD, length);
    if (response != null) {
      System.arraycopy(response, responseAt, copy, COPY_RECORD + length, RESPONSE_LENGTH);
    }
    return copy;
  }

  /** Moves the view to a copy that {@link #copyTo} made. */
  void copyFrom(byte[] copy) {
    int flags = copy[COPY_FLAGS];
    Outcome copied = Outcome.of(copy[COPY_OUTCOME]);
    set(copy, COPY_RECORD, copy[COPY_REGISTRABLE], copied, (flags & RETRANSMISSION) != 0);
    if ((flags & ANSWERED) != 0) {
      int responseCopy = COPY_RECORD + EventRecord.length(copy, COPY_RECORD);
      answer(copy, responseCopy, (flags & SENT_ONCE) != 0);
    }
  }

  /** Adds what is known of the client's question. */
  void repeated(int question, long gap) {
    this.question = question;
    this.gap = gap;
  }

  long questionHash() {
    return EventRecord.questionHash(record, questionAt);
  }

  int facts() {
    return EventRecord.facts(record, at);
  }

  @Override
  public int question() {
    return question;
  }

  @Override
  public int qclass() {
    return EventRecord.qclass(record, questionAt);
  }

  @Override
  public int protocol() {
    return EventRecord.protocol(record, key);
  }

  @Override
  public int flags() {
    return EventRecord.flags(record, at);
  }

  @Override
  public boolean hasEdns() {
    return EventRecord.edns(record, at) != 0;
  }

  @Override
  public int ednsUdpSize() {
    return hasEdns() ? EventRecord.edns(record, at) - 1 >> 1 : 0;
  }

  @Override
  public boolean dnssecOk() {
    return hasEdns() && (EventRecord.edns(record, at) - 1 & 1) != 0;
  }

  @Override
  public int size() {
    return EventRecord.size(record, at);
  }

  @Override
  public int registrableLabels() {
    return registrable;
  }

  @Override
  public Outcome outcome() {
    return outcome;
  }

  @Override
  public long latencyNanos() {
    return latency;
  }

  @Override
  public boolean isRetransmission() {
    return retransmission;
  }

  @Override
  public boolean isSentOnce() {
    return sentOnce;
  }

  @Override
  public long gapNanos() {
    return gap;
  }

  @Override
  public int rcode() {
    return response == null ? 0 : EventRecord.rcode(response, responseAt);
  }

  @Override
  public int responseFlags() {
    return response == null ? 0 : EventRecord.flags(response, responseAt);
  }

  @Override
  public int responseSize() {
    return response == null ? 0 : EventRecord.size(response, responseAt);
  }

  @Override
  public int errorCode() {
    return response == null ? -1 : EventRecord.errorCode(response, responseAt);
  }

  @Override
  public int ttl() {
    return response == null ? -1 : EventRecord.ttl(response, responseAt);
  }

  @Override
  public int soaOwnerLabels() {
    return outcome() == Outcome.REFERRAL ? -1 : zoneLabels();
  }

  @Override
  public int referralLabels() {
    return outcome() == Outcome.REFERRAL ? zoneLabels() : -1;
  }

  private int zoneLabels() {
    return response == null ? -1 : EventRecord.zoneLabels(response, responseAt);
  }
}
