package io.toptail.assembly;

import io.toptail.dns.Outcome;
import io.toptail.history.JoinCount;
import io.toptail.history.LatencyBuckets;
import io.toptail.report.Responses;
import io.toptail.report.Responses.Beside;
import io.toptail.report.Responses.Outcomes;
import io.toptail.row.OutcomeCode;
import io.toptail.row.RowIndex;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.row.ShownText;
import io.toptail.tally.TallyTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the rows about transactions into what became of the queries of each window. */
final class ResponsesAssembler {
  /** Why nothing is known of a capture that holds queries only. */
  static final String NO_RESPONSES = "no responses in the capture";

  private final TallyTable table;
  private final RowIndex index;
  private final int top;
  private final String notEvaluated;

  /**
   * @param top rows of each dimension
   * @param notEvaluated why nothing is known of the whole capture; empty if something is
   */
  ResponsesAssembler(TallyTable table, RowIndex index, int top, String notEvaluated) {
    this.table = table;
    this.index = index;
    this.top = top;
    this.notEvaluated = notEvaluated;
  }

  /** Whether there are responses, matched or not. */
  boolean seen() {
    return !notEvaluated.equals(NO_RESPONSES);
  }

  /** Whether queries were matched with responses. */
  boolean evaluated() {
    return notEvaluated.isEmpty();
  }

  /** Why not; empty if they were. */
  String notEvaluated() {
    return notEvaluated;
  }

  /** Whether there is DNS over TCP; only known if clients are looked at in order. */
  boolean overTcp() {
    return index.only(RowKind.OVER_TCP, 0) >= 0;
  }

  /** What became of the queries of a window. */
  Responses of(int window, ShownText shown) {
    if (!evaluated()) {
      return Responses.notEvaluated(notEvaluated);
    }
    Group all = new Group(new byte[0]);
    List<Beside> beside = new ArrayList<>();
    for (int entry : index.of(RowKind.TRANSACTIONS, window)) {
      int what = RowKey.getByte(table, entry, RowKey.HEADER);
      if (what < OutcomeCode.TOTALS) {
        all.outcomes[what] += table.count(entry);
      } else {
        String text = JoinCount.values()[what - OutcomeCode.TOTALS].text();
        beside.add(new Beside(text, table.count(entry)));
      }
    }
    beside.sort(Comparator.comparingLong(Beside::count).reversed().thenComparing(Beside::what));
    for (int entry : index.of(RowKind.SERVER_LATENCY, window)) {
      all.latencies[bucket(entry)] += table.count(entry);
    }
    List<Responses.Row> rows = new ArrayList<>();
    rows.addAll(rows("name", shown, window, RowKind.NAME_OUTCOME, 0));
    rows.addAll(rows("domain", shown, window, RowKind.DOMAIN_OUTCOME, 0));
    rows.addAll(rows("client", shown, window, RowKind.CLIENT_OUTCOME, RowKind.CLIENT_LATENCY));
    rows.addAll(rows("server", shown, window, RowKind.SERVER_OUTCOME, RowKind.SERVER_LATENCY));
    return new Responses("", all.outcomes(), beside, rows);
  }

  /** What is known of one key. */
  private static final class Group {
    private final byte[] key;
    private final long[] outcomes = new long[OutcomeCode.COUNT];
    private final long[] latencies = new long[LatencyBuckets.COUNT];

    Group(byte[] key) {
      this.key = key;
    }

    long queries() {
      return Arrays.stream(outcomes).sum();
    }

    private long of(Outcome outcome) {
      long sum = 0;
      for (int code = 0; code < outcomes.length; code++) {
        sum += OutcomeCode.outcome(code) == outcome ? outcomes[code] : 0;
      }
      return sum;
    }

    Outcomes outcomes() {
      long unregistered = outcomes[OutcomeCode.UNREGISTERED] + outcomes[OutcomeCode.NO_TOP_LEVEL];
      return new Outcomes(
          queries(),
          of(Outcome.ANSWER),
          of(Outcome.NODATA),
          of(Outcome.REFERRAL),
          of(Outcome.TRUNCATED),
          of(Outcome.NXDOMAIN),
          unregistered,
          of(Outcome.SERVFAIL),
          of(Outcome.REFUSED),
          of(Outcome.OTHER),
          of(Outcome.UNANSWERED),
          of(Outcome.UNDETERMINED),
          LatencyBuckets.percentile(latencies, 0.5),
          LatencyBuckets.percentile(latencies, 0.95),
          LatencyBuckets.percentile(latencies, 0.99));
    }
  }

  private static final Comparator<Group> ORDER =
      Comparator.comparingLong(Group::queries)
          .reversed()
          .thenComparing(group -> group.key, Arrays::compareUnsigned);

  /**
   * @param latencyKind 0 for none
   */
  private List<Responses.Row> rows(
      String dimension, ShownText shown, int window, int outcomeKind, int latencyKind) {
    Map<String, Group> groups = new HashMap<>();
    for (int entry : index.of(outcomeKind, window)) {
      Group group = group(groups, entry, 1);
      int code = RowKey.getByte(table, entry, RowKey.HEADER);
      group.outcomes[OutcomeCode.withoutType(code)] += table.count(entry);
    }
    for (int entry : latencyKind == 0 ? new int[0] : index.of(latencyKind, window)) {
      group(groups, entry, 2).latencies[bucket(entry)] += table.count(entry);
    }
    List<Group> sorted = groups.values().stream().sorted(ORDER).limit(top).toList();
    List<Responses.Row> rows = new ArrayList<>();
    for (Group group : sorted) {
      String key = text(shown, outcomeKind, group.key);
      rows.add(new Responses.Row(dimension, rows.size() + 1, key, group.outcomes()));
    }
    return rows;
  }

  private static String text(ShownText shown, int kind, byte[] key) {
    return switch (kind) {
      case RowKind.NAME_OUTCOME, RowKind.DOMAIN_OUTCOME -> shown.name(key, 0);
      case RowKind.CLIENT_OUTCOME -> shown.client(key, 0, key.length);
      default -> shown.server(key, 0, key.length);
    };
  }

  private Group group(Map<String, Group> groups, int entry, int fields) {
    int from = table.keyOffset(entry) + RowKey.HEADER + fields;
    int to = table.keyOffset(entry) + table.keyLength(entry);
    byte[] key = Arrays.copyOfRange(table.keys(entry), from, to);
    String text = new String(key, StandardCharsets.ISO_8859_1);
    return groups.computeIfAbsent(text, k -> new Group(key));
  }

  private int bucket(int entry) {
    return RowKey.getShort(table, entry, RowKey.HEADER);
  }
}
