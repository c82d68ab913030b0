package io.toptail.analysis;

import static io.toptail.analysis.Analysis.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.toptail.analysis.Frames.Frame;
import io.toptail.detect.Detector;
import io.toptail.report.AnalysisReport;
import io.toptail.report.TailFigures;
import io.toptail.report.TailRow;
import io.toptail.report.TailView;
import io.toptail.report.WindowReport;
import io.toptail.tail.TailLane;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where the groups of the tail are shown, and what is said of them. */
class TailLanesTest {
  private static final long T = 1_700_000_000L * SECOND;
  private static final int NXDOMAIN = 3;

  private final List<Frame> frames = new ArrayList<>();
  private int asked;

  /**
   * @param rcode of the response; -1 for none
   */
  private void ask(String client, String name, int rcode) {
    long time = T + asked++ * SECOND;
    frames.add(Frames.udp(time, client, 40_000, Frames.SERVER, 53, message(asked, 0x0100, name)));
    if (rcode >= 0) {
      byte[] response = message(asked, 0x8180 | rcode, name);
      frames.add(Frames.udp(time + SECOND / 50, Frames.SERVER, 53, client, 40_000, response));
    }
  }

  private static byte[] message(int id, int flags, String name) {
    byte[] message = Frames.message(flags, Frames.question(name, Frames.A, Frames.IN));
    message[0] = (byte) (id >> 8);
    message[1] = (byte) id;
    return message;
  }

  private List<TailRow> rows() {
    return window().tailRows();
  }

  private WindowReport window() {
    return new Analysis().window(frames.toArray(Frame[]::new));
  }

  @Test
  void manyClientsWithoutAnAnswerComeFirst() {
    for (int client = 1; client <= 20; client++) {
      ask("10.0.0." + client, "update.vendor-gone.com", NXDOMAIN);
      ask("10.0.0." + client, "www.fine-shop.com", 0);
    }
    TailRow first = rows().get(0);
    assertThat(first.lane()).isEqualTo("many-clients-no-answer");
    assertThat(first.example()).isEqualTo("update.vendor-gone.com");
    assertThat(first.outcomes()).isEqualTo("NXDOMAIN 20");
    // 3 · floor(log2 20) for breadth, 3 · 10 for failure.
    assertThat(first.score()).isEqualTo(42);
    // Names that work and are asked more than ten times are no tail.
    assertThat(rows()).extracting(TailRow::example).doesNotContain("www.fine-shop.com");
  }

  @Test
  void oneClientWithManyFailuresIsSomebodyToCall() {
    for (int host = 0; host < 12; host++) {
      ask("10.0.0.1", "printer" + (10 + host) + ".old-office.com", NXDOMAIN);
    }
    ask("10.0.0.2", "www.fine-shop.com", 0);
    assertThat(rows())
        .extracting(TailRow::lane, TailRow::template, TailRow::names, TailRow::explanation)
        .containsExactly(
            tuple("one-client-many-failures", "printer‹num:2›.old-office.com", 12L, "unexplained"),
            tuple("explained", "www.fine-shop.com", 1L, "plain-name"));
    assertThat(window().tail().view().outcomesKnown()).isTrue();
  }

  @Test
  void aMistypedDomainNamesWhatWasMeant() {
    for (int client = 1; client <= 60; client++) {
      ask("10.0.0." + client, "www.wikipedia.org", 0);
    }
    ask("10.0.0.1", "www.wikipedai.org", NXDOMAIN);
    ask("10.0.0.2", "de.vikipedia.org", 0);
    ask("10.0.0.3", "static.wikizedia.org", NXDOMAIN);
    ask("10.0.0.4", "www.vicipaedia.org", 0);
    assertThat(rows())
        .filteredOn(row -> row.lane().equals("typo"))
        .extracting(TailRow::example, TailRow::meant, TailRow::explanation, TailRow::severity)
        .containsExactlyInAnyOrder(
            tuple("www.wikipedai.org", "wikipedia.org", "typo-popular", "low"),
            tuple("de.vikipedia.org", "wikipedia.org", "bit-flip", "info"),
            tuple("static.wikizedia.org", "wikipedia.org", "typo-popular", "low"));
  }

  @Test
  void manyOneOffNamesOfAnUnknownDomainAreNoticed() {
    String letters = "bcdfghjklmnpqrstvwxz";
    Random random = new Random(3);
    for (int i = 0; i < 80; i++) {
      StringBuilder label = new StringBuilder();
      for (int letter = 0; letter < 9; letter++) {
        label.append(letters.charAt(random.nextInt(letters.length())));
      }
      ask("10.0.0." + (1 + i % 40), label + ".victim-shop.com", NXDOMAIN);
    }
    TailRow first = rows().get(0);
    assertThat(first.lane()).isEqualTo("many-names");
    assertThat(first.template()).isIn("‹rand:9›.victim-shop.com", "‹var›.victim-shop.com");
    assertThat(first.names()).isGreaterThanOrEqualTo(70);
  }

  @Test
  void whatWasNotInTheWindowBeforeIsNew() {
    for (int window = 0; window < 2; window++) {
      ask("10.0.0.1", "x3f9a0b1c2d4e5.first.com", NXDOMAIN);
      asked += 1_000;
    }
    asked -= 10;
    ask("10.0.0.1", "a3f9a0b1c2d4e5.second.com", NXDOMAIN);
    AnalysisReport report = new Analysis().window(500 * SECOND).of(frames.toArray(Frame[]::new));
    assertThat(report.windows())
        .flatExtracting(WindowReport::tailRows)
        .extracting(TailRow::lane, TailRow::example)
        .containsExactly(
            tuple("unexplained", "x3f9a0b1c2d4e5.first.com"),
            tuple("unexplained", "x3f9a0b1c2d4e5.first.com"),
            tuple("new", "a3f9a0b1c2d4e5.second.com"));
  }

  @Test
  void aPrivateSuffixIsShownWithEverythingBelowIt() {
    ask("10.0.0.1", "wpad.corp", -1);
    ask("10.0.0.2", "_ldap._tcp.dc._msdcs.berlin.corp", -1);
    ask("10.0.0.3", "fileserver.berlin.corp", -1);
    ask("10.0.0.3", "mail.paris.corp", -1);
    List<TailView.Suffix> suffixes = window().tail().view().suffixes();
    assertThat(suffixes).hasSize(1);
    assertThat(suffixes.get(0).suffix()).isEqualTo("‹var›.corp");
    assertThat(suffixes.get(0).children()).isEqualTo(3);
    assertThat(suffixes.get(0).names()).isEqualTo(4);
    assertThat(suffixes.get(0).clients()).isEqualTo(3);
    assertThat(suffixes.get(0).symptoms()).contains("wpad-leak 1", "private-suffix 2");
  }

  @Test
  void sharesAddUpToTheTail() {
    for (int i = 0; i < 200; i++) {
      ask("10.0.0." + (1 + i % 9), "h" + i % 37 + ".site" + i % 11 + ".com", i % 3);
      ask("10.0.0." + (1 + i % 9), "h" + i % 23 + ".corp", NXDOMAIN);
    }
    WindowReport window = window();
    TailFigures.Part part = window.tail().figures().parts().get(1);
    assertThat(part.id()).isEqualTo("count-3");
    List<TailView.Share> shares = window.tail().view().shares();
    assertThat(shares.stream().mapToLong(TailView.Share::names).sum()).isEqualTo(part.names());
    assertThat(shares.stream().mapToLong(TailView.Share::queries).sum()).isEqualTo(part.queries());
  }

  @Test
  void everyDetectorThatIsNamedInALaneExistsOrWillAndEachHasOneLane() {
    Set<TailLane> used = EnumSet.noneOf(TailLane.class);
    for (Detector detector : io.toptail.detect.DetectorCatalogue.describe()) {
      used.add(TailLane.ofDetector(detector.id()));
    }
    assertThat(used)
        .containsExactlyInAnyOrder(
            TailLane.MANY_NAMES,
            TailLane.HIJACKABLE,
            TailLane.PASTED,
            TailLane.PRIVATE_SUFFIX,
            TailLane.TYPO,
            TailLane.MISCONFIGURED);
  }
}
