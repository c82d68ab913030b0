package io.toptail.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.report.WindowReport.OwnerShare;
import io.toptail.report.WindowReport.TopRow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One of something is told otherwise than several. */
class SentencesTest {
  private static WindowReport topOf(List<TopRow> names, List<OwnerShare> owners) {
    return new QuietWindow().top(names, owners).report();
  }

  private static TopRow name(String name, String owner) {
    return new TopRow("name", 1, name, 2, 1, 1, 1, false, owner, "", "");
  }

  @Test
  void numbersAndNouns() {
    assertThat(Figures.queries(1)).isEqualTo("1 query");
    assertThat(Figures.clients(1, false)).isEqualTo("1 client");
    assertThat(Figures.clients(4_012, true)).isEqualTo("~4,012 clients");
  }

  @Test
  void ownersOfOneName() {
    OwnerShare google = new OwnerShare("Google", "search", 1, 2);
    TopRow owned = name("www.google.com", "Google");
    TopRow other = name("www.site.com", "");
    assertThat(Sentences.ownersOfTop(topOf(List.of(other), List.of())))
        .isEqualTo("This name has no known owner.");
    assertThat(Sentences.ownersOfTop(topOf(List.of(owned), List.of(google))))
        .isEqualTo("This name belongs to Google.");
    assertThat(Sentences.ownersOfTop(topOf(List.of(owned, other), List.of(google))))
        .isEqualTo("1 of these 2 names belongs to Google; 1 has no known owner.");
    assertThat(Sentences.ownersOfTop(topOf(List.of(other, other), List.of())))
        .isEqualTo("None of these 2 names has a known owner.");
  }

  @Test
  void whatStandsBesideTheResponses() {
    Responses responses =
        new Responses(
            "",
            Responses.notEvaluated("").outcomes(),
            List.of(
                new Responses.Beside("retransmissions", 1),
                new Responses.Beside("responses without a query", 1),
                new Responses.Beside("responses with another question than the query", 6),
                new Responses.Beside("queries given up for lack of memory", 1),
                new Responses.Beside("truncated, then asked over TCP", 1)),
            List.of());
    assertThat(ResponseSentences.beside(responses))
        .isEqualTo(
            "1 retransmission · 1 response without a query · 6 responses with another question"
                + " than the query · 1 query given up for lack of memory · 1 truncated, then asked"
                + " over TCP");
  }

  @Test
  void onePacketWithAWrongClock() {
    Manifest.Input input =
        new Manifest.Input("a.pcap", "pcap", 24, 2, 0, 0, 0, new Manifest.Clock(1, 1));
    Manifest manifest = new Manifest("0.1.0", List.of(input), Map.of(), Map.of(), List.of(), 6, 0);
    assertThat(Sentences.clock(manifest))
        .containsExactly(
            "1 packet in one file with a time before 1990 or more than a year away from most of"
                + " its file.",
            "1 packet in one file earlier than the packet before it.");
  }
}
