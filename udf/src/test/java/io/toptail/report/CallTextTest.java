package io.toptail.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallTextTest {
  private static final Manifest SHOWN = manifest("none");

  private static Manifest manifest(String anonymize) {
    Map<String, String> options = Map.of("anonymize", anonymize);
    return new Manifest("0.1.0", List.of(), options, Map.of(), List.of(), 6, 0);
  }

  private static Offenders offenders(long high, long low, long misconfigured, long behaving) {
    return new Offenders(List.of(), high, 0, low, misconfigured, behaving, List.of());
  }

  @Test
  void saysWhatClientsDidThatSentNoMisconfiguredQuery() {
    assertThat(CallText.byWorst(offenders(9, 123, 126, 0), SHOWN))
        .isEqualTo(
            "132 clients: 126 with misconfigured queries, 6 only with messages that are no"
                + " queries; by the worst mistake: 9 high, 123 low");
    assertThat(CallText.byWorst(offenders(9, 1_123, 1_100, 20), SHOWN))
        .startsWith(
            "1,132 clients: 1,100 with misconfigured queries, 20 by behaviour, 12 only with"
                + " messages that are no queries; ");
    assertThat(CallText.byWorst(offenders(0, 1, 0, 1), SHOWN))
        .isEqualTo("1 client by behaviour, by the worst mistake: 1 low");
  }

  @Test
  void saysNothingOfThatIfAllDid() {
    assertThat(CallText.byWorst(offenders(9, 117, 126, 0), SHOWN))
        .isEqualTo("126 clients, by the worst mistake: 9 high, 117 low");
    assertThat(CallText.headline(Offenders.NONE, SHOWN)).isEmpty();
  }

  @Test
  void aNetworkIsNoClient() {
    assertThat(CallText.byWorst(offenders(2, 2, 4, 0), manifest("truncate")))
        .isEqualTo("4 networks, by the worst mistake: 2 high, 2 low");
  }
}
