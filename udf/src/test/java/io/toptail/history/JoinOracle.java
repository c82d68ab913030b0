package io.toptail.history;

import io.toptail.dns.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rules of the join, written down naively: every response is compared with every query. */
final class JoinOracle {
  /** What became of a query. */
  record Result(
      Message query, Outcome outcome, long latency, boolean retransmission, boolean once) {
    @Override
    public String toString() {
      return String.join(
          " ",
          Long.toString(query.time()),
          query.key(),
          outcome.id(),
          Long.toString(latency),
          retransmission ? "again" : "first",
          once ? "once" : "");
    }
  }

  final List<String> results = new ArrayList<>();
  final Map<JoinCount, Long> counts = new TreeMap<>();

  private final List<Message> messages;
  private final Map<Message, Message> answers = new HashMap<>();
  private final Map<Message, Boolean> once = new HashMap<>();
  private final Map<String, Integer> spare = new HashMap<>();
  private final long start;
  private final long end;

  /** Messages of one client, no two at the same time, within one recorded span. */
  JoinOracle(List<Message> ofClient, long start, long end) {
    messages = ofClient.stream().sorted(Comparator.comparingLong(Message::time)).toList();
    this.start = start;
    this.end = end;
    for (Message message : messages) {
      if (message.isResponse()) {
        response(message);
      } else {
        query(message);
      }
    }
    messages.stream().filter(message -> !message.isResponse()).forEach(this::result);
  }

  private boolean reaches(Message query, Message response) {
    long waited = response.time() - query.time();
    return !query.isResponse() && waited >= 0 && waited <= query.horizon();
  }

  private void query(Message query) {
    boolean alive =
        messages.stream()
            .anyMatch(
                other ->
                    other != query && other.key().equals(query.key()) && reaches(other, query));
    if (!alive) {
      spare.put(query.key(), 0);
    }
    boolean again =
        messages.stream()
            .anyMatch(
                other ->
                    other != query
                        && other.key().equals(query.key())
                        && reaches(other, query)
                        && !answers.containsKey(other));
    if (again) {
      count(JoinCount.RETRANSMISSION);
    }
    retransmissions.put(query, again);
  }

  private final Map<Message, Boolean> retransmissions = new HashMap<>();

  private void response(Message response) {
    String key = response.key();
    if (response.name().isEmpty()) {
      Message oldest =
          messages.stream()
              .filter(query -> query.tuple().equals(response.tuple()))
              .filter(query -> reaches(query, response) && !answers.containsKey(query))
              .findFirst()
              .orElse(null);
      if (oldest != null
          && messages.stream().noneMatch(q -> isQuery(q, response.key(), response))) {
        count(JoinCount.WITHOUT_QUESTION);
        key = oldest.key();
      }
    }
    String wanted = key;
    List<Message> asked =
        messages.stream().filter(query -> isQuery(query, wanted, response)).toList();
    List<Message> open = asked.stream().filter(query -> !answers.containsKey(query)).toList();
    for (Message query : open) {
      answers.put(query, response);
      once.put(query, open.size() == 1);
    }
    if (!open.isEmpty()) {
      spare.merge(wanted, open.size() - 1, Integer::sum);
    } else if (!asked.isEmpty()) {
      extra(wanted);
    } else {
      stray(response);
    }
  }

  private boolean isQuery(Message query, String key, Message response) {
    return query.key().equals(key) && reaches(query, response);
  }

  private void extra(String key) {
    if (spare.getOrDefault(key, 0) > 0) {
      spare.merge(key, -1, Integer::sum);
    } else {
      count(JoinCount.DUPLICATE);
    }
  }

  private void stray(Message response) {
    boolean mismatch =
        messages.stream()
            .filter(query -> query.tuple().equals(response.tuple()))
            .anyMatch(query -> reaches(query, response) && !answers.containsKey(query));
    if (mismatch) {
      count(JoinCount.MISMATCH);
    } else {
      boolean early = response.time() - start < response.horizon();
      count(early ? JoinCount.EARLY_ORPHAN : JoinCount.ORPHAN);
    }
  }

  private void count(JoinCount what) {
    counts.merge(what, 1L, Long::sum);
  }

  private void result(Message query) {
    Message answer = answers.get(query);
    Outcome open = end - query.time() < query.horizon() ? Outcome.UNDETERMINED : Outcome.UNANSWERED;
    results.add(
        new Result(
                query,
                answer == null ? open : answer.outcome(),
                answer == null ? -1 : answer.time() - query.time(),
                retransmissions.get(query),
                once.getOrDefault(query, false))
            .toString());
  }
}
