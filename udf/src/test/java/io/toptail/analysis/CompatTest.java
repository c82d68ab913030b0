package io.toptail.analysis;

import static io.toptail.analysis.Analysis.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.toptail.analysis.Frames.Frame;
import io.toptail.compat.CompatMode;
import io.toptail.report.WindowReport;
import io.toptail.report.WindowReport.CompatRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Classes of published studies over whole analyses. */
class CompatTest {
  private static final long T = 1_700_000_000L * SECOND;

  private static Frame query(int client, int id, String name) {
    byte[] message = Frames.message(0x0100, Frames.question(name, Frames.A, Frames.IN));
    message[0] = (byte) (id >> 8);
    message[1] = (byte) id;
    return Frames.udp(T, "10.0.0." + client, 4_000, Frames.SERVER, 53, message);
  }

  /** Queries by class of the first study of a mode. */
  private static Map<String, Long> classes(WindowReport report, CompatMode mode) {
    Map<String, Long> classes = new HashMap<>();
    for (CompatRow row : report.compat()) {
      if (row.mode().equals(mode.word()) && row.queries() > 0) {
        classes.put(row.id(), row.queries());
      }
    }
    return classes;
  }

  /** The definition, message by message in the order of time. */
  private static Map<String, Long> oracle(List<int[]> messages) {
    Set<List<Integer>> questions = new HashSet<>();
    Set<List<Integer>> copies = new HashSet<>();
    Map<String, Long> classes = new HashMap<>();
    for (int[] one : messages) {
      boolean asked = !questions.add(List.of(one[0], one[2]));
      boolean identical = !copies.add(List.of(one[0], one[1], one[2]));
      String found = identical ? "identical" : asked ? "repeated" : "legitimate";
      classes.merge(found, 1L, Long::sum);
    }
    return classes;
  }

  @Test
  void repetitionsAreToldByClientQuestionAndIdHoweverTheyAreSpread() {
    Random random = new Random(11);
    List<int[]> messages = new ArrayList<>();
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      int[] one = {random.nextInt(9), random.nextInt(30) * 257, random.nextInt(25)};
      messages.add(one);
      frames.add(query(one[0], one[1], "h" + one[2] + ".example.com"));
    }
    for (int parts : new int[] {1, 3}) {
      Analysis analysis =
          new Analysis().compat(CompatMode.CASTRO2008).tableBytes(parts == 1 ? 1 << 26 : 1 << 12);
      WindowReport report =
          analysis.of(List.of(frames), parts, parts, new Random(parts)).windows().get(0);
      assertThat(classes(report, CompatMode.CASTRO2008)).isEqualTo(oracle(messages));
    }
  }

  @Test
  void whatIsNotEvaluatedIsNotZero() {
    WindowReport report =
        new Analysis().compat(CompatMode.CASTRO2008).window(query(1, 1, "www.site.com"));
    assertThat(report.compat()).hasSize(20);
    CompatRow referral = report.compat().get(8);
    assertThat(referral.id()).isEqualTo("referral-not-cached");
    assertThat(referral.queries()).isEqualTo(-1);
    assertThat(referral.share()).isNaN();
    assertThat(referral.publishedShare()).isCloseTo(0.124, within(1e-12));
  }

  private static List<Frame> referred(double seconds, int client, int id, String name) {
    long time = T + (long) (seconds * SECOND);
    byte[] query = Frames.message(0, Frames.question(name, Frames.A, Frames.IN));
    byte[] answer = Frames.message(0x8000, Frames.question(name, Frames.A, Frames.IN));
    int top = 12 + name.lastIndexOf('.') + 1;
    byte[] record = {
      (byte) 0xC0, (byte) top, 0, 2, 0, 1, 0, 0, 0, 100, 0, 4, 1, 'a', (byte) 0xC0, (byte) top
    };
    byte[] response = Arrays.copyOf(answer, answer.length + record.length);
    System.arraycopy(record, 0, response, answer.length, record.length);
    response[9] = 1;
    for (byte[] message : List.of(query, response)) {
      message[0] = (byte) (id >> 8);
      message[1] = (byte) id;
    }
    String address = "10.0.0." + client;
    return List.of(
        Frames.udp(time, address, 4_000, Frames.SERVER, 53, query),
        Frames.udp(time + 1_000_000, Frames.SERVER, 53, address, 4_000, response));
  }

  @Test
  void whoIsReferredAgainDidNotKeepTheReferral() {
    List<Frame> frames = new ArrayList<>();
    frames.addAll(referred(0, 1, 1, "a.com"));
    frames.addAll(referred(1, 1, 2, "b.com"));
    frames.addAll(referred(2, 1, 3, "b.com"));
    frames.addAll(referred(3, 1, 4, "c.org"));
    frames.addAll(referred(4, 2, 5, "d.com"));
    // the referral is gone
    frames.addAll(referred(103, 1, 6, "e.com"));
    // a repetition, although it is below a zone that was referred to
    frames.addAll(referred(104, 2, 5, "d.com"));
    // of a class that comes before
    frames.addAll(referred(105, 2, 7, "_x.com"));
    for (int parts : new int[] {1, 3}) {
      Analysis analysis =
          new Analysis().compat(CompatMode.CASTRO2008).tableBytes(parts == 1 ? 1 << 26 : 1 << 10);
      WindowReport report =
          analysis.of(List.of(frames), parts, parts, new Random(parts)).windows().get(0);
      assertThat(classes(report, CompatMode.CASTRO2008))
          .isEqualTo(
              Map.of(
                  "referral-not-cached", 1L,
                  "repeated", 1L,
                  "identical", 1L,
                  "underscore", 1L,
                  "legitimate", 4L));
    }
  }

  @Test
  void unreadablePayloadsAreOfDscNotOfTheOthers() {
    Frame junk = Frames.udp(T, "10.0.0.1", 9, Frames.SERVER, 53, new byte[] {1});
    Frame portZero =
        Frames.udp(
            T,
            "10.0.0.1",
            0,
            Frames.SERVER,
            53,
            Frames.message(0x0100, Frames.question("a.com", Frames.A, Frames.IN)));
    WindowReport report =
        new Analysis()
            .compat(CompatMode.CASTRO2008, CompatMode.DSC)
            .window(junk, portZero, query(1, 1, "b.com"));
    assertThat(classes(report, CompatMode.DSC))
        .isEqualTo(Map.of("malformed", 1L, "src-port-zero", 1L, "ok", 1L));
    assertThat(classes(report, CompatMode.CASTRO2008)).isEqualTo(Map.of("legitimate", 2L));
  }

  @Test
  void ithiIsAboutResponsesAlone() {
    WindowReport report =
        new Analysis()
            .compat(CompatMode.ITHI_M3)
            .window(
                query(1, 1, "printer.local"),
                Frames.response(T, "10.0.0.1", "printer.local", Frames.A, 3),
                Frames.response(T, "10.0.0.1", "www.site.com", Frames.A, 0));
    assertThat(classes(report, CompatMode.ITHI_M3))
        .isEqualTo(Map.of("rfc6761", 1L, "answered", 1L));
  }

  @Test
  void withoutAModeNothingIsCounted() {
    assertThat(new Analysis().window(query(1, 1, "printer.local")).compat()).isEmpty();
  }
}
