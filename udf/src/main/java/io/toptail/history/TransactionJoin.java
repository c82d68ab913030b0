package io.toptail.history;

import io.toptail.detect.StrayResponse;
import io.toptail.detect.Transaction;
import io.toptail.dns.Outcome;
import io.toptail.tally.KeyHash;
import java.util.function.IntUnaryOperator;

/**
 * Matches the responses of one client after the other with their queries, by the rules of {@link
 * Transaction}; its input is in the order of time, and so are the transactions that come out.
 *
 * <p>Remembers the queries for which a response may still come, and no more than {@value
 * PendingQueries#MOST} of them: beyond that the oldest is given up. What else happens:
 *
 * <ul>
 *   <li>A query that was sent before, not longer ago than its response may take, and is not
 *       answered yet is a retransmission; one that was answered is a new query.
 *   <li>A response to queries that all have one is a duplicate, but for as many as there were
 *       copies of the query: a server answers each.
 *   <li>A response whose question is another than that of an open query with the same addresses,
 *       ports and id is a mismatch; it answers nothing (RFC 5452 §9.1).
 *   <li>Any other response is an orphan; within its time after the beginning of a recorded span, an
 *       early one, for its query may have come before.
 *   <li>A query without a response is undetermined if a recorded span ends before its response had
 *       to come.
 * </ul>
 *
 * <p>Data-processing style; for one thread.
 */
public final class TransactionJoin {
  /** How long a response over UDP may take, nanoseconds. */
  public static final long UDP_NANOS = 5_000_000_000L;

  /** The same over TCP. */
  public static final long TCP_NANOS = 10_000_000_000L;

  /** So long a query must not be there for its response to be a {@link StrayResponse}. */
  static final long STRAY_NANOS = 15_000_000_000L;

  private static final int TCP = 6;

  private final RecordedSpans spans;
  private final boolean responses;
  private final IntUnaryOperator registrable;
  private final Output output;
  private final PendingQueries pending = new PendingQueries();
  private final TruncatedResponses truncated;
  private final JoinedTransaction view = new JoinedTransaction();
  private final StrayRecord stray = new StrayRecord();

  /** Takes what comes of the join. */
  public interface Output {
    /**
     * @param facts of the question, as the sender gave them
     * @param transaction valid only during the call; in the order of time for each client
     */
    void transaction(JoinedTransaction transaction, int facts);

    /** Something beside it happened, at this time. */
    void count(JoinCount what, long timeNanos, int file);

    /**
     * A response that answers nothing. Of a capture of queries only, every response; whoever takes
     * it knows the queries.
     *
     * @param response valid only during the call
     */
    default void stray(StrayResponse response) {}
  }

  /**
   * @param registrable gives the labels of a registrable domain out of the facts of a question
   */
  public TransactionJoin(SeenTraffic seen, IntUnaryOperator registrable, Output output) {
    this.spans = seen.spans();
    this.responses = seen.holdsResponses();
    this.registrable = registrable;
    this.output = output;
    this.truncated = new TruncatedResponses(spans, output);
  }

  /** Takes the next event of the client. */
  void add(byte[] record, int at) {
    boolean response = EventRecord.isResponse(record, at);
    if (!responses) {
      if (!response) {
        give(record, at, Outcome.UNDETERMINED, false);
        output.transaction(view, EventRecord.facts(record, at));
      } else {
        unasked(record, at);
      }
      return;
    }
    expire(EventRecord.time(record, at));
    if (response) {
      response(record, at);
    } else {
      query(record, at);
    }
  }

  /** Gives what is left of the client, and forgets it. */
  void endClient() {
    while (!pending.isEmpty()) {
      emit(false);
    }
    truncated.endClient();
  }

  private void expire(long now) {
    while (!pending.isEmpty()) {
      byte[] oldest = pending.record(pending.first());
      if (isWithin(now - EventRecord.time(oldest, 0), oldest, 0)) {
        break;
      }
      emit(false);
    }
    truncated.expire(now);
  }

  private static long horizon(byte[] record, int at) {
    return EventRecord.protocol(record, EventRecord.key(record, at)) == TCP ? TCP_NANOS : UDP_NANOS;
  }

  private static boolean isWithin(long nanos, byte[] record, int at) {
    return nanos >= 0 && nanos <= horizon(record, at);
  }

  private void query(byte[] record, int at) {
    if (pending.isFull()) {
      emit(true);
    }
    pending.add(record, at, EventRecord.time(record, at) - horizon(record, at));
    int key = EventRecord.key(record, at);
    if (EventRecord.protocol(record, key) == TCP) {
      truncated.askedOverTcp(lookUp(record, key));
    }
  }

  /** A hash of question and server. */
  private static long lookUp(byte[] record, int key) {
    int server = EventRecord.serverLength(record, key);
    return EventRecord.questionHash(record, EventRecord.question(record, key)) * 31
        + KeyHash.of(record, key + EventRecord.KEY_SERVER, server);
  }

  private void response(byte[] record, int at) {
    int key = EventRecord.key(record, at);
    long time = EventRecord.time(record, at);
    int group = pending.group(record, key);
    boolean named = EventRecord.nameLength(record, EventRecord.question(record, key)) > 0;
    if (group < 0 && !named) {
      group = pending.openGroupOfTuple(record, key, time - horizon(record, at));
      if (group >= 0) {
        count(JoinCount.WITHOUT_QUESTION, record, at);
      }
    }
    if (group >= 0 && isWithin(time - pending.lastTime(group), record, at)) {
      answer(group, record, at, key);
    } else if (pending.openGroupOfTuple(record, key, time - horizon(record, at)) >= 0) {
      count(JoinCount.MISMATCH, record, at);
      output.stray(stray.set(record, at, StrayResponse.Kind.OTHER_QUESTION));
    } else {
      boolean early = spans.beginsWithin(time, horizon(record, at));
      count(early ? JoinCount.EARLY_ORPHAN : JoinCount.ORPHAN, record, at);
      if (group < 0) {
        unasked(record, at);
      }
    }
  }

  /** Its query may have come before the recording. */
  private void unasked(byte[] record, int at) {
    if (!spans.beginsWithin(EventRecord.time(record, at), STRAY_NANOS)) {
      output.stray(stray.set(record, at, StrayResponse.Kind.UNASKED));
    }
  }

  private void answer(int group, byte[] record, int at, int key) {
    long time = EventRecord.time(record, at);
    int answered = pending.answer(group, record, at, time - horizon(record, at));
    if (answered == 0) {
      if (!pending.takeSpare(group)) {
        count(JoinCount.DUPLICATE, record, at);
      }
    } else if (EventRecord.outcome(record, at) == Outcome.TRUNCATED
        && EventRecord.protocol(record, key) != TCP) {
      byte[] query = pending.lastRecord(group);
      int queryKey = EventRecord.key(query, 0);
      truncated.add(lookUp(query, queryKey), time, EventRecord.file(record, at));
    }
  }

  private void count(JoinCount what, byte[] record, int at) {
    output.count(what, EventRecord.time(record, at), EventRecord.file(record, at));
  }

  /** Gives the oldest pending query. */
  private void emit(boolean evicted) {
    int slot = pending.first();
    byte[] record = pending.record(slot);
    boolean answered = pending.isAnswered(slot);
    give(record, 0, outcome(slot, record, evicted), pending.isRetransmission(slot));
    if (answered) {
      view.answer(pending.responses(), pending.responseAt(slot), pending.isSentOnce(slot));
    } else if (evicted) {
      count(JoinCount.EVICTED, record, 0);
    }
    if (pending.isRetransmission(slot)) {
      count(JoinCount.RETRANSMISSION, record, 0);
    }
    output.transaction(view, EventRecord.facts(record, 0));
    pending.removeFirst();
  }

  private Outcome outcome(int slot, byte[] record, boolean evicted) {
    if (pending.isAnswered(slot)) {
      return EventRecord.outcome(pending.responses(), pending.responseAt(slot));
    }
    boolean cut = evicted || spans.endsWithin(EventRecord.time(record, 0), horizon(record, 0));
    return cut ? Outcome.UNDETERMINED : Outcome.UNANSWERED;
  }

  private void give(byte[] record, int at, Outcome outcome, boolean retransmission) {
    int labels = registrable.applyAsInt(EventRecord.facts(record, at));
    view.set(record, at, labels, outcome, retransmission);
  }
}
