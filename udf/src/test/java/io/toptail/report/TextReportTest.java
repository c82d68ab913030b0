package io.toptail.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.report.WindowReport.MisconfigurationRow;
import io.toptail.report.WindowReport.TopRow;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextReportTest {
  private static final AnalysisReport SAMPLE = SampleReport.oneWindow();

  @Test
  void printsEveryNameWithItsNumbersOwnerAndCarrier() {
    String text = new TextReport(400, false).render(SAMPLE);
    for (TopRow row : SAMPLE.windows().get(0).top()) {
      if (row.dimension().equals("name")) {
        String line = lineWith(text, " " + row.key() + " ");
        assertThat(line + "\n")
            .contains(Integer.toString(row.rank()))
            .contains(Figures.count(row.queries()))
            .contains(Figures.percent(row.share()))
            .contains(Figures.count(row.clients(), row.clientsEstimated()))
            .contains(row.owner())
            .contains(row.carrier());
      }
    }
  }

  @Test
  void printsWhatIsWrongWhoFixesItAndHow() {
    String text = new TextReport(400, false).render(SAMPLE);
    for (MisconfigurationRow row : SAMPLE.windows().get(0).misconfigurations()) {
      assertThat(lineWith(text, row.title()))
          .contains(row.severity(), Figures.count(row.queries()));
      assertThat(text).contains("e.g. " + row.exampleName());
      if (!row.fix().isEmpty()) {
        assertThat(text).contains(row.who() + ": " + row.fix());
      }
    }
  }

  @Test
  void saysWhomToCallAndWhatToTellThem() {
    String report = new TextReport(200, false).render(SAMPLE);
    String text = report.substring(report.indexOf("WHO TO CALL"), report.indexOf("THE TAIL"));
    List<Offender> rows = SAMPLE.windows().get(0).offenders().rows();
    for (Offender row : rows.subList(0, 10)) {
      String line = lineWith(text, " " + row.client() + " ");
      assertThat(line).contains(row.severity(), "14:09:50");
      for (Symptom symptom : row.symptoms()) {
        assertThat(line).contains(symptom.detector() + " " + Figures.count(symptom.queries()));
      }
    }
    assertThat(text)
        .startsWith(
            "WHO TO CALL  18 clients: 11 with misconfigured queries, 1 by behaviour, 6 only with"
                + " messages that are no queries; by the worst mistake: ")
        .contains("; the first 10 of offenders.csv\n")
        .containsOnlyOnce(SampleReport.TOGETHER.cause())
        .contains("As for " + rows.get(1).client() + ".")
        .doesNotContain(" " + rows.get(10).client() + " ");
  }

  @Test
  void namesAsManySymptomsAsFit() {
    Offender row = SAMPLE.windows().get(0).offenders().rows().get(5);
    assertThat(row.symptoms()).hasSize(6);
    assertThat(CallText.symptoms(row, 1_000)).doesNotContain("more");
    for (int room = 1; room < 200; room++) {
      String text = CallText.symptoms(row, room);
      assertThat(text).startsWith(row.symptoms().get(0).detector());
      assertThat(text.length() <= room || text.endsWith(" · 5 more")).as(text).isTrue();
    }
  }

  @Test
  void saysWhoOwnsTheTop() {
    assertThat(unwrapped(SAMPLE))
        .contains(
            "14 of these 50 names belong to Meta (Facebook), 11 to Google, 3 to Microsoft, 1 to")
        .contains("14 have no known owner.");
  }

  @Test
  void accountsForMessagesInSeveralPackets() {
    assertThat(unwrapped(SAMPLE))
        .contains("1,207 messages out of TCP = 1,204 queries + 3 malformed (label-type)")
        .contains("1 message out of fragments = 1 response ")
        .contains("5,529 bytes of TCP in no message = 5,012 hole + 517 not-dns");
  }

  @Test
  void accountsForWhatRulesLeftOut() {
    assertThat(unwrapped(SAMPLE))
        .contains("312,400 queries (25.0 %) by 1 rule; 937,600 are left and counted")
        .contains("cpe-config.isp.example")
        .contains("seen from client side of a resolver (inferred from 12,301 responses)")
        .contains("one name is 31.0 % of all queries, asked by ~4,012 clients")
        .contains("--ignore time-a.netgear.example")
        .contains("--ignore '=cmd|'\\''/c calc'\\''!a1.example'");
  }

  @Test
  void explainsEstimatesOnce() {
    assertThat(unwrapped(SAMPLE)).containsOnlyOnce("within ± 1.6 % in 95 cases of 100");
  }

  @Test
  void showsALedgerThatAddsUp() {
    assertThat(unwrapped(SAMPLE))
        .contains(
            "1,262,118 packets read = 937,600 queries + 312,400 ignored by rule"
                + " (cpe-config.isp.example) + 11,902 not DNS (TCP/443) + 214 malformed"
                + " (label runs past end) + 2 cut off")
        .doesNotContain("ADD UP");
  }

  @Test
  void locatesDamage() {
    assertThat(unwrapped(SAMPLE))
        .contains("at byte 118,202,900, 512 bytes lost: record runs past the end")
        .contains("at byte 90,112, an unknown number of bytes lost: bad gzip CRC");
  }

  @Test
  void saysWhichClocksAreWrong() {
    assertThat(unwrapped(SAMPLE))
        .contains("2 packets in one file with times before 1990 or more than a year away from")
        .contains("31 packets in one file earlier than the packet before them.");
  }

  @Test
  void saysWhereTheTailBeginsAndWhatNothingExplains() {
    assertThat(unwrapped(SAMPLE))
        .contains("201,330 names asked at most 3 times: 84.2 % of names, 25.8 % of queries")
        .contains("1,000: 44.2 %")
        .contains("dev‹num:4›.sync.vendor-0.example")
        .contains("disposable names 59.0 % (55.7 %) · misconfigured 40.2 % (43.3 %)")
        .contains("beyond rank 1,000: 238,202 names from rank 1,001")
        .contains("5,000 names in 16 groups")
        .doesNotContain("also shape");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 80, 100, 133, 250})
  void staysWithinItsWidth(int width) {
    for (AnalysisReport report : samples()) {
      int most = Math.max(80, width);
      assertThat(new TextReport(width, false).render(report).lines())
          .allSatisfy(line -> assertThat(Printable.columns(line)).isLessThanOrEqualTo(most));
    }
  }

  @Test
  void coloursOnlyAddToThePlainText() {
    for (AnalysisReport report : samples()) {
      String coloured = new TextReport(100, true).render(report);
      assertThat(coloured).contains("\u001B[1m");
      assertThat(coloured.replaceAll("\u001B\\[[0-9]*m", ""))
          .isEqualTo(new TextReport(100, false).render(report));
    }
  }

  @Test
  void holdsNoControlCharacter() {
    for (AnalysisReport report : samples()) {
      assertThat(new TextReport(100, false).render(report).replace("\n", ""))
          .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}]");
    }
  }

  @Test
  void showsOneLinePerWindowAndTheBusiestInFull() {
    String text = new TextReport(100, false).render(SampleReport.windows(3));
    assertThat(text)
        .contains("2010-08-20 14:00:00 – 14:30:00 UTC (30 min)")
        .contains("2010-08-20 14:00:00    625,000")
        .contains("2010-08-20 14:10:00  1,250,000")
        .contains("THE BUSIEST WINDOW  2010-08-20 14:10:00 – 14:20:00 UTC (10 min)")
        .containsOnlyOnce("TOP NAMES");
  }

  @Test
  void saysWhyItIsEmpty() {
    assertThat(new TextReport(100, false).render(SampleReport.empty()))
        .isEqualTo("toptail · empty.pcap\n\n  No packet was read.\n");
    assertThat(new TextReport(100, false).render(SampleReport.withoutQueries()))
        .contains("0 queries")
        .contains("none: no query was counted")
        .contains("412 packets read = 412 not DNS (TCP/443)");
  }

  @Property(tries = 300)
  void shortenedTextFitsAndKeepsItsEnds(
      @ForAll String text, @ForAll @IntRange(min = 3) int columns) {
    String safe = Printable.text(text);
    int most = columns % 60 + 3;
    String shown = Printable.shorten(safe, most);
    assertThat(Printable.columns(shown)).isLessThanOrEqualTo(most);
    assertThat(Printable.name(text)).matches("[ -~‹›]*");
    if (Printable.columns(safe) <= most) {
      assertThat(shown).isEqualTo(safe);
    }
  }

  private static List<AnalysisReport> samples() {
    return List.of(
        SAMPLE,
        SampleReport.windows(60),
        SampleReport.large(200),
        SampleReport.empty(),
        SampleReport.withoutQueries());
  }

  private static String unwrapped(AnalysisReport report) {
    return new TextReport(100, false).render(report).replaceAll("\\s+", " ");
  }

  private static String lineWith(String text, String part) {
    return text.lines()
        .filter(line -> (line + " ").contains(part))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no line with " + part));
  }

  @Test
  void saysWhatTheCapturesLostBeforeTheyWereWritten() {
    TextReport report = new TextReport(100, false);
    assertThat(report.render(SAMPLE))
        .contains("\nThe captures lost 1,204 packets before we saw them.\n");
    assertThat(report.render(SampleReport.empty())).doesNotContain("lost");
  }
}
