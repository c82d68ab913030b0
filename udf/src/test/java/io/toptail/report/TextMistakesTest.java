package io.toptail.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.report.WindowReport.MisconfigurationRow;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the section says where no query is misconfigured. */
class TextMistakesTest {
  private static final List<MisconfigurationRow> ROWS =
      SampleMistakes.misconfigurations(SampleReport.START, 1);
  private static final MisconfigurationRow MISTAKE = ROWS.get(0);
  private static final MisconfigurationRow EXPLANATION = ROWS.get(ROWS.size() - 1);

  private static String text(MisconfigurationRow... rows) throws IOException {
    WindowReport window = new QuietWindow().misconfigurations(rows).report();
    StringBuilder text = new StringBuilder();
    TextMistakes.write(new TextPage(text, 100, false), window);
    return text.toString();
  }

  private static MisconfigurationRow row(MisconfigurationRow row, boolean behaviour) {
    return new MisconfigurationRow(
        row.detector(),
        row.severity(),
        row.title(),
        row.queries(),
        0,
        row.names(),
        row.clients(),
        row.clientsEstimated(),
        row.exampleName(),
        row.exampleClient(),
        row.firstSeenNanos(),
        row.lastSeenNanos(),
        row.cause(),
        row.who(),
        row.fix(),
        row.source(),
        behaviour,
        row.evidenceFile(),
        row.evidenceNanos());
  }

  @Test
  void saysWhereMistakesShowInstead() throws IOException {
    MisconfigurationRow message = row(MISTAKE, false);
    MisconfigurationRow habit = row(MISTAKE, true);
    assertThat(text()).isEqualTo("\nMISCONFIGURATIONS  none found\n");
    assertThat(text(message))
        .startsWith("\nMISCONFIGURATIONS  none in queries; other messages show some\n  severity ");
    assertThat(text(habit))
        .startsWith("\nMISCONFIGURATIONS  none in queries; behaviour shows some\n  severity ")
        .doesNotContain("overlaps");
    assertThat(text(message, habit))
        .startsWith(
            "\nMISCONFIGURATIONS  none in queries; other messages and behaviour show some\n")
        .contains("\n\n  behaviour; overlaps the above\n");
  }

  @Test
  void anExplanationIsNoMistake() throws IOException {
    for (boolean behaviour : new boolean[] {true, false}) {
      assertThat(text(row(EXPLANATION, behaviour)))
          .startsWith("\nMISCONFIGURATIONS  none; what follows explains traffic\n  severity ");
    }
  }
}
