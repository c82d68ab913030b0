package io.toptail.detect.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.detect.HistoryDetector;
import io.toptail.detect.HistoryScope;
import io.toptail.detect.Vantage;
import io.toptail.dns.DnsName;
import io.toptail.dns.Outcome;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Histories of anything: no watch throws, and the clients before a client do not matter. */
class RandomHistoriesTest {
  private static final int HISTORIES = 12;
  private static final int QUERIES = 300;
  private static final String[] LABELS = {
    "lan",
    "com",
    "arpa",
    "in-addr",
    "ip6",
    "0",
    "255",
    "a",
    "root-servers",
    "net",
    "ntp",
    "pool",
    "org",
    "xn--",
    "xn--a",
    "corp",
    "qwertyuiop",
    "zzzzzzzz",
    "\\000",
    "\\255",
    "time",
    "_dmarc"
  };
  private static final String[] WHOLE = {
    ".", "com", "lan", "a.root-servers.net", "2.pool.ntp.org", "b.a.lan", "a.lan", "qwkvzdnhs"
  };

  private final Random random = new Random(17);

  @ParameterizedTest
  @EnumSource(Vantage.class)
  void forgetsEveryClientAndNeverThrows(Vantage vantage) {
    List<History> histories = new ArrayList<>();
    for (int i = 0; i < HISTORIES; i++) {
      histories.add(history());
    }
    for (HistoryDetector detector : HistoryRun.detectors(vantage)) {
      for (HistoryScope scope :
          List.of(new HistoryScope(true, 0.001, true), new HistoryScope(false, 0.001))) {
        HistoryRun shared = new HistoryRun(detector.watch(scope), 50);
        for (History history : histories) {
          HistoryRun alone = new HistoryRun(detector.watch(scope), 50);
          assertThat(shared.client(history)).as(detector.id()).isEqualTo(alone.client(history));
        }
      }
    }
  }

  /** Findings do not depend on names of clients, files, or on when the capture was taken. */
  @ParameterizedTest
  @EnumSource(Vantage.class)
  void findsTheSameAtAnotherTime(Vantage vantage) {
    for (HistoryCase one : fresh()) {
      if (one.vantage() == vantage) {
        List<HistoryRun.Found> now = one.run();
        one.history().inOrder().forEach(query -> query.at(query.timeNanos() / 1e9 + 86_400 * 365));
        List<HistoryRun.Found> later = one.run();
        assertThat(later)
            .extracting(HistoryRun.Found::queries)
            .isEqualTo(now.stream().map(HistoryRun.Found::queries).toList());
      }
    }
  }

  /** Histories that may be changed. */
  private static List<HistoryCase> fresh() {
    return Stream.of(
            HeaderHabits.cases(),
            NameHabits.cases(),
            AnswerHabits.cases(),
            RhythmHabits.cases(),
            SuffixHabits.cases())
        .flatMap(List::stream)
        .toList();
  }

  private History history() {
    History history = new History();
    double at = random.nextInt(1_000_000);
    boolean bursts = random.nextBoolean();
    List<Query> asked = new ArrayList<>();
    for (int i = 0; i < QUERIES; i++) {
      at += bursts ? random.nextDouble() / 10 : random.nextInt(100);
      Query query = query().at(at);
      asked.add(query);
      history.ask(query);
    }
    return history;
  }

  private Query query() {
    if (random.nextInt(50) == 0) {
      return Query.empty();
    }
    int[] types = {1, 1, 1, 2, 12, 12, 15, 16, 28, 28, 255, 0, 65_535};
    Query query = Query.of(name(), types[random.nextInt(types.length)]);
    query.is(Outcome.of(random.nextInt(Outcome.count())));
    query.ttl(random.nextInt(4) == 0 ? -1 : random.nextInt(4) == 0 ? Integer.MAX_VALUE : 600);
    query.took(random.nextDouble() * 5).rd(random.nextBoolean());
    if (query.outcome() == Outcome.NXDOMAIN) {
      query.nxdomain(random.nextInt(4) - 1, random.nextInt(1000));
    }
    if (query.outcome() == Outcome.REFERRAL && random.nextBoolean()) {
      query.referral(random.nextInt(130), 600);
    }
    if (random.nextBoolean()) {
      query.edns(random.nextInt(0x10000), random.nextBoolean());
    }
    if (random.nextInt(5) == 0) {
      query.tcp();
    }
    if (random.nextInt(9) == 0) {
      query.retransmitted();
    }
    return random.nextBoolean() ? query.port(random.nextInt(5)).id(random.nextInt(3)) : query;
  }

  private byte[] name() {
    int kind = random.nextInt(10);
    if (kind < 3) {
      return DnsName.toWire(WHOLE[random.nextInt(WHOLE.length)]);
    }
    if (kind == 3) {
      return octets();
    }
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i >= 0; i--) {
      text.append(LABELS[random.nextInt(LABELS.length)]).append('.');
    }
    return DnsName.toWire(text.toString());
  }

  /** The longest name, or labels of anything. */
  private byte[] octets() {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    int most = random.nextBoolean() ? 1 : 63;
    while (wire.size() < 254) {
      int length = Math.min(254 - wire.size() - 1, 1 + random.nextInt(most));
      if (length == 0) {
        break;
      }
      wire.write(length);
      for (int i = 0; i < length; i++) {
        int octet = random.nextInt(256);
        wire.write(octet >= 'A' && octet <= 'Z' ? octet + 32 : octet);
      }
    }
    wire.write(0);
    return wire.toByteArray();
  }
}
