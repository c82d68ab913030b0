package io.toptail.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.detect.DetectorCatalogue;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.DetectorSources;
import io.toptail.detect.Vantage;
import io.toptail.dns.Outcome;
import io.toptail.name.Registries;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Histories that each detector finds something in, and others that look alike. */
class HistoryDetectorTest {
  private static DetectorCatalogue at(Vantage vantage, String settings) {
    DetectorSettings set = DetectorSettings.read(settings, "test", DetectorCatalogue.describe());
    return DetectorCatalogue.load(
        new DetectorSources(null, null, Registries.bundled(), set, vantage, true));
  }

  private static final DetectorCatalogue USUAL = at(Vantage.UNKNOWN, "{}");

  private static List<String> found(String id, Histories histories) {
    return histories.found(Histories.detector(USUAL, id));
  }

  private static Histories repeated(int times, double gap, Outcome outcome) {
    Histories histories = new Histories();
    for (int i = 0; i < times; i++) {
      histories.ask(i * gap, "www.example.com", outcome);
    }
    return histories.until(times * gap + 60);
  }

  @Test
  void identicalQuery() {
    String id = "identical-query";
    Histories again = new Histories().ask(0, "a.example", Outcome.ANSWER, 5000, 7);
    assertThat(found(id, again.ask(50, "a.example", Outcome.ANSWER, 5001, 7))).hasSize(1);
    assertThat(found(id, again.ask(59, "a.example", Outcome.ANSWER, 5001, 7)))
        .containsExactly("a.example 2");
    assertThat(
            found(
                id,
                new Histories()
                    .ask(0, "a.example", Outcome.ANSWER, 5000, 7)
                    .ask(1, "a.example", Outcome.ANSWER, 5000, 8)
                    .ask(2, "b.example", Outcome.ANSWER, 5000, 7)
                    .ask(61, "a.example", Outcome.ANSWER, 5000, 7)
                    // a copy so soon was captured twice
                    .ask(100, "c.example", Outcome.ANSWER, 5000, 9)
                    .ask(100.004, "c.example", Outcome.ANSWER, 5000, 9)))
        .isEmpty();
  }

  @Test
  void repeatedQueryOfAClientOfAResolver() {
    String id = "repeated-query";
    assertThat(found(id, repeated(30, 4, Outcome.ANSWER))).hasSize(1);
    assertThat(found(id, repeated(30, 6, Outcome.ANSWER))).isEmpty();
    assertThat(found(id, repeated(14, 4, Outcome.ANSWER))).isEmpty();
    assertThat(found(id, repeated(60, 1, Outcome.SERVFAIL))).isEmpty();
  }

  @Test
  void repeatedQueryElsewhere() {
    DetectorCatalogue root = at(Vantage.ROOT, "{}");
    var detector = Histories.detector(root, "repeated-query");
    // Ports are even or odd by turns, and so is whether the response has a life.
    assertThat(repeated(40, 60, Outcome.NXDOMAIN).found(detector)).hasSize(1);
    assertThat(repeated(11, 60, Outcome.SERVFAIL).found(detector)).isEmpty();
    assertThat(repeated(9, 60, Outcome.NXDOMAIN).found(detector)).isEmpty();
  }

  @Test
  void fastRetransmission() {
    String id = "fast-retransmission";
    Histories fast =
        new Histories()
            .ask(0, "a.example", null, 5000, 7)
            .ask(0.3, "a.example", Outcome.ANSWER, 5000, 7);
    assertThat(found(id, fast.until(30))).containsExactly("a.example 1");
    assertThat(
            found(
                id,
                new Histories()
                    // patient
                    .ask(0, "a.example", null, 5000, 7)
                    .ask(1.1, "a.example", Outcome.ANSWER, 5000, 7)
                    // answered between
                    .ask(10, "b.example", Outcome.ANSWER, 5000, 7)
                    .ask(10.3, "b.example", Outcome.ANSWER, 5000, 7)
                    // never answered
                    .ask(20, "c.example", null, 5000, 7)
                    .ask(20.3, "c.example", null, 5000, 7)
                    // captured twice
                    .ask(30, "d.example", null, 5000, 7)
                    .ask(30.001, "d.example", Outcome.ANSWER, 5000, 7)
                    // other message
                    .ask(40, "e.example", null, 5000, 7)
                    .ask(40.3, "e.example", Outcome.ANSWER, 5001, 7)
                    .until(90)))
        .isEmpty();
  }

  @Test
  void noAnswerRetry() {
    String id = "no-answer-retry";
    Histories retries = repeated(10, 20, null).ask(1, "other.example", Outcome.ANSWER);
    assertThat(found(id, retries)).containsExactly("www.example.com 10");
    assertThat(found(id, repeated(9, 20, null).ask(1, "other.example", Outcome.ANSWER))).isEmpty();
    Histories answeredOnce = repeated(30, 20, null).ask(333, "www.example.com", Outcome.ANSWER);
    assertThat(found(id, answeredOnce)).isEmpty();
    // without any response nothing is known
    assertThat(found(id, repeated(200, 20, null))).isEmpty();
  }

  @Test
  void nxdomainLoop() {
    String id = "nxdomain-loop";
    assertThat(found(id, repeated(30, 30, Outcome.NXDOMAIN))).containsExactly("www.example.com 30");
    assertThat(found(id, repeated(19, 30, Outcome.NXDOMAIN))).isEmpty();
    assertThat(found(id, repeated(30, 30, Outcome.NODATA))).isEmpty();
    // 20 in each hour of a longer capture
    assertThat(found(id, repeated(30, 600, Outcome.NXDOMAIN))).isEmpty();
  }

  @Test
  void servfailLoop() {
    String id = "servfail-loop";
    assertThat(found(id, repeated(20, 30, Outcome.SERVFAIL))).containsExactly("www.example.com 20");
    assertThat(found(id, repeated(19, 30, Outcome.SERVFAIL))).isEmpty();
    assertThat(found(id, repeated(40, 30, Outcome.NXDOMAIN))).isEmpty();
    assertThat(found(id, repeated(40, 600, Outcome.SERVFAIL))).isEmpty();
  }

  @Test
  void refusedHammering() {
    String id = "refused-hammering";
    Histories refused = new Histories();
    for (int i = 0; i < 25; i++) {
      refused.ask(i, "host" + i + ".example.com", Outcome.REFUSED);
    }
    refused.until(90);
    assertThat(found(id, refused)).containsExactly("host0.example.com 25");
    for (int i = 0; i < 3; i++) {
      refused.ask(30 + i, "host" + i + ".example.net", Outcome.ANSWER);
    }
    assertThat(found(id, refused)).isEmpty();
    assertThat(found(id, repeated(19, 3, Outcome.REFUSED))).isEmpty();
  }

  @Test
  void thresholdsAndExceptionsAreTheOperators() {
    DetectorCatalogue set =
        at(
            Vantage.UNKNOWN,
            """
            servfail-loop: {failures: 5, except: [example.net]}
            """);
    var detector = Histories.detector(set, "servfail-loop");
    Histories loops = repeated(6, 30, Outcome.SERVFAIL);
    for (int i = 0; i < 6; i++) {
      loops.ask(i * 30, "www.example.net", Outcome.SERVFAIL);
    }
    assertThat(loops.found(detector)).containsExactly("www.example.com 6");
  }
}
