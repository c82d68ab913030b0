package io.toptail.combine;

import io.toptail.detect.Detector;
import io.toptail.detect.MessageDetector;
import io.toptail.detect.QueryMessage;
import io.toptail.dns.DnsMessage;
import io.toptail.dns.WireAnomaly;
import io.toptail.packet.FiveTuple;
import io.toptail.row.Knowledge;
import io.toptail.row.QuestionFacts;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.KeyHash;
import io.toptail.tally.TallyTable;

/**
 * What shows in a message besides its question, and in payloads that are none. Of the detector of
 * the message and that of the question the one of higher precedence, which has the lower number,
 * claims the query; so each query has one primary class.
 */
final class ClaimTally {
  private final Knowledge knowledge;
  private final TallyTable table;
  private final QueryMessage query = new QueryMessage();
  private final RowKey key = new RowKey();

  ClaimTally(Knowledge knowledge, TallyTable table) {
    this.knowledge = knowledge;
    this.table = table;
  }

  /** Tells the query that was staged last which detector its message shows. */
  void claim(FiveTuple endpoints, DnsMessage message, StagedQuestions staged) {
    MessageDetector found = knowledge.catalogue.primary(query.wrap(message, endpoints));
    if (found != null) {
      staged.claim(knowledge.detectorNumber(found), found.reason(query));
    }
  }

  /**
   * The detector that a staged query counts for; -1 if none claims it.
   *
   * @param facts of its question; 0 without one
   */
  int claimant(StagedQuestions staged, int i, int facts) {
    int byMessage = staged.detector[i];
    int byQuestion = QuestionFacts.detector(facts);
    return byMessage < 0 || byQuestion >= 0 && byQuestion < byMessage ? byQuestion : byMessage;
  }

  /** Whether it is the message, not its question, that a detector claims. */
  boolean isByMessage(StagedQuestions staged, int i, int claimant) {
    return claimant >= 0 && claimant == staged.detector[i];
  }

  /** The entry of queries for a question that were claimed by their messages. */
  int entry(StagedQuestions staged, int i, int facts) {
    key.start(staged.base[i] | RowKind.MESSAGE, staged.window[i]).putByte(staged.detector[i]);
    int length = staged.questionLength[i] - RowKey.HEADER;
    if (length > 0) {
      key.put(staged.questionKeys, staged.keyOffset(i) + RowKey.HEADER, length);
    }
    int entry = key.in(table);
    table.setAttribute(entry, facts);
    return entry;
  }

  /**
   * Counts a payload that is no message and that a detector knows. The ledger has counted it; it is
   * no query.
   *
   * @param noQuery whether no query was seen yet, so that a report may be about responses
   */
  void unreadable(
      FiveTuple endpoints, WireAnomaly anomaly, int window, long time, int file, boolean noQuery) {
    Detector found = knowledge.catalogue.primary(anomaly);
    int sender = endpoints.sourceAddressOffset();
    int length = endpoints.addressLength();
    if (found != null
        && knowledge.ignore.matchClient(endpoints.addressBytes(), sender, length) < 0) {
      int number = knowledge.detectorNumber(found);
      unreadable(0, endpoints, number, anomaly, window, time, file);
      if (noQuery) {
        unreadable(RowKind.FROM_RESPONSES, endpoints, number, anomaly, window, time, file);
      }
    }
  }

  private void unreadable(
      int base,
      FiveTuple endpoints,
      int detector,
      WireAnomaly anomaly,
      int window,
      long time,
      int file) {
    byte[] addresses = endpoints.addressBytes();
    int sender = endpoints.sourceAddressOffset();
    int length = endpoints.addressLength();
    int entry = key.start(base | RowKind.DETECTOR, window).putByte(detector).in(table);
    table.count(entry, 1, time, file);
    table.addClient(entry, KeyHash.of(addresses, sender, length));
    key.start(base | RowKind.FINDING, window).putByte(detector).putByte(anomaly.ordinal());
    entry = key.putByte(length).put(addresses, sender, length).in(table);
    table.count(entry, 1, time, file);
  }
}
