package io.toptail.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.report.Evaluation.NotEvaluated;
import io.toptail.report.Evaluation.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTextTest {
  private static final Manifest SAMPLE = SampleReport.oneWindow().manifest();

  private static Manifest without(int vantage, int version) {
    List<NotEvaluated> left = new ArrayList<>();
    for (int i = 0; i < vantage; i++) {
      left.add(new NotEvaluated("place-" + i, Reason.VANTAGE, "unknown"));
    }
    for (int i = 0; i < version; i++) {
      left.add(new NotEvaluated("later-" + i, Reason.VERSION, "later"));
    }
    Evaluation evaluation = new Evaluation(Evaluation.NONE.seenFrom(), left);
    return new Manifest("0.1.0", List.of(), Map.of(), Map.of(), List.of(), 6, 0, evaluation);
  }

  private static String terminal(Manifest manifest) throws IOException {
    StringBuilder text = new StringBuilder();
    TextSummary.write(
        new TextPage(text, 100, false), manifest, SampleReport.withoutQueries().windows().get(0));
    return text.substring(text.indexOf("  not evaluated"));
  }

  @Test
  void thePageNamesEveryCheckThatResponsesWouldNotBring() {
    assertThat(EvaluationText.notEvaluated(SAMPLE))
        .startsWith(
            "15 checks: 9 need responses (no responses in the capture): capture both directions;"
                + " 1 needs the history of clients, which is switched off"
                + " (--no-history); 1 needs DNS over TCP, of which the capture has none:"
                + " tcp-fallback-missing;")
        .contains("1 is not in this version: zombie-requery")
        .contains("1 does not apply where it was taken (bogon-source)")
        .contains("1 is switched off: wpad-leak")
        .contains("1 needs a registry that is missing: old-<b>");
    assertThat(EvaluationText.notEvaluated(without(17, 0)))
        .isEqualTo(
            "17 checks: 17 depend on where the capture was taken: say --vantage (place-0, place-1,"
                + " place-2, place-3, place-4, place-5, place-6, place-7, place-8, place-9,"
                + " place-10, place-11, place-12, place-13, place-14, place-15, place-16)");
    assertThat(EvaluationText.notEvaluated(without(0, 0))).isEmpty();
  }

  @Test
  void theTerminalHasALineForEachReason() throws IOException {
    assertThat(terminal(without(17, 3)))
        .isEqualTo(
            """
              not evaluated     20 checks, see manifest.json
                                17 depend on where the capture was taken: say --vantage (place-0, place-1 and 15
                                   more)
                                 3 are not in this version: later-0, later-1, later-2
            """);
    assertThat(terminal(without(0, 1)))
        .isEqualTo(
            """
              not evaluated     1 check, see manifest.json
                                1 is not in this version: later-0
            """);
    assertThat(terminal(SAMPLE))
        .contains(" 9 need responses (no responses in the capture): capture both directions\n")
        .contains(
            "\n                    1 needs DNS over TCP, of which the capture has none: tcp-");
  }
}
