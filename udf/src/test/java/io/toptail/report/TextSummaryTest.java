package io.toptail.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.report.WindowReport.IgnoredRow;
import io.toptail.report.WindowReport.Totals;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A capture of responses only, whose questions are counted. */
class TextSummaryTest {
  private static WindowReport ofResponses(long responses, long counted, IgnoredRow... ignored) {
    long start = SampleReport.START;
    Totals totals =
        new Totals(start, start, 9, 9, 0, responses, counted, 1, 1, 1, true, 0, 0, 0, false, 0, 0);
    return new QuietWindow().totals(totals).ignored(ignored).report();
  }

  private static String text(WindowReport window) throws IOException {
    StringBuilder text = new StringBuilder();
    Manifest manifest = new Manifest("0.1.0", List.of(), null, null, List.of(), 6, 0);
    TextSummary.write(new TextPage(text, 100, false), manifest, window);
    return text.toString();
  }

  @Test
  void countedResponsesAreNotLeftOut() throws IOException {
    WindowReport window = ofResponses(1, 1);
    assertThat(text(window))
        .contains("counted from 1 response, no query seen")
        .doesNotContain("left out");
    assertThat(PageFacts.of(window))
        .contains(new PageFacts.Fact("0", "left out by rule", "0.0 % of responses"));
  }

  @Test
  void rulesLeaveQuestionsOfResponsesOut() throws IOException {
    WindowReport window = ofResponses(8, 6, new IgnoredRow("a.example", 2, 0.25, 1, 1, false));
    assertThat(text(window))
        .contains(
            "left out by rule  2 questions of responses (25.0 %) by 1 rule; 6 are left and counted");
    assertThat(PageFacts.of(window))
        .contains(new PageFacts.Fact("2", "left out by rule", "25.0 % of responses"));
  }
}
