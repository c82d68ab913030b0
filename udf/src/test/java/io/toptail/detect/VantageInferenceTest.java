package io.toptail.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VantageInferenceTest {
  @ParameterizedTest
  @CsvSource({
    "10, 5, 0, 0, 0, RESOLVER",
    "10, 4, 5, 0, 0, AUTHORITATIVE",
    "10, 10, 10, 10, 10, RESOLVER",
    "10, 0, 6, 6, 3, ROOT",
    "10, 0, 6, 6, 2, AUTHORITATIVE",
    "10, 0, 4, 1, 1, ROOT",
    "10, 0, 4, 0, 0, OTHER",
    "1, 0, 0, 0, 0, OTHER"
  })
  void halfOfWhatItCouldShowDecides(
      long responses, long ra, long aa, long denials, long rootDenials, ServerKind expected) {
    assertThat(ServerKind.of(responses, ra, aa, denials, rootDenials)).isEqualTo(expected);
  }

  @Test
  void nineTenthsOfTheResponsesDecide() {
    VantageInference at = new VantageInference();
    assertThat(at.vantage()).isEqualTo(Vantage.UNKNOWN);
    at.add(ServerKind.RESOLVER, 9, 2);
    assertThat(at.vantage()).as("too few").isEqualTo(Vantage.UNKNOWN);
    at.add(ServerKind.AUTHORITATIVE, 1, 1).askingOthers(1);
    assertThat(at.vantage()).isEqualTo(Vantage.RESOLVER);
    at.add(ServerKind.AUTHORITATIVE, 1, 1).askingOthers(1);
    assertThat(at.vantage()).as("mixed").isEqualTo(Vantage.UNKNOWN);
    assertThat(at.responses()).isEqualTo(11);
    assertThat(at.servers()).isEqualTo(4);
  }

  @Test
  void manyServersForFewClientsAreWhatAResolverAsks() {
    VantageInference at =
        new VantageInference()
            .add(ServerKind.ROOT, 40, 5)
            .add(ServerKind.AUTHORITATIVE, 50, 4)
            .add(ServerKind.RESOLVER, 10, 1)
            .askingOthers(3);
    assertThat(at.vantage()).as("nine servers").isEqualTo(Vantage.UNKNOWN);
    at.add(ServerKind.OTHER, 10, 1);
    assertThat(at.vantage()).isEqualTo(Vantage.UPSTREAM);
    assertThat(at.askingOthers(6).vantage()).as("many clients").isEqualTo(Vantage.UNKNOWN);
  }

  @Test
  void oneServerOfEachKindDecidesForManyClients() {
    assertThat(new VantageInference().add(ServerKind.ROOT, 10, 1).askingOthers(9).vantage())
        .isEqualTo(Vantage.ROOT);
    assertThat(
            new VantageInference().add(ServerKind.AUTHORITATIVE, 10, 1).askingOthers(9).vantage())
        .isEqualTo(Vantage.AUTHORITATIVE);
    assertThat(new VantageInference().add(ServerKind.OTHER, 10, 1).askingOthers(9).vantage())
        .isEqualTo(Vantage.UNKNOWN);
  }
}
