package io.toptail.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.toptail.compare.Spread.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spreads that are planted are found again. */
class SpreadTest {
  @ParameterizedTest
  @CsvSource({"0.1, 0.05", "0.3, 0.06", "0.7, 0.1", "1.5, 0.2"})
  void findsTheSpreadOfRates(double sigma, double error) {
    Random random = new Random(1);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      double rate = 20 + 5_000 / (i + 1.0);
      double ratio = 2 * Math.exp(sigma * random.nextGaussian());
      pairs.add(new Pair(poisson(rate, random), poisson(rate * ratio, random), 1));
    }
    Spread spread = Spread.of(pairs, 2, Spread.USUAL);
    assertThat(spread.sigma()).isCloseTo(sigma, within(error));
    assertThat(spread.keys()).isEqualTo(1_000);
    assertThat(spread.churns()).isFalse();
  }

  @Test
  void queriesOfOneClientCanBeAsGoodAsOne() {
    assertThat(clustered(true).clustering()).isGreaterThanOrEqualTo(0.6);
    assertThat(clustered(false).clustering()).isLessThanOrEqualTo(0.2);
  }

  /** Names asked by few and by many clients; a client asks ten times, or there is no telling. */
  private static Spread clustered(boolean inClusters) {
    Random random = new Random(2);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      double clients = 3 + i % 30;
      double before = poisson(inClusters ? clients : 10 * clients, random);
      double after = poisson(inClusters ? clients : 10 * clients, random);
      pairs.add(inClusters ? new Pair(10 * before, 10 * after, 10) : new Pair(before, after, 10));
    }
    return Spread.of(pairs, 1, Spread.USUAL);
  }

  @Test
  void aTenthThatChangedDoesNotWidenItMuch() {
    Random random = new Random(3);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      double rate = 200;
      pairs.add(new Pair(poisson(rate, random), i % 10 == 0 ? 0 : poisson(rate, random), 1));
    }
    assertThat(Spread.of(pairs, 1, Spread.USUAL).sigma()).isLessThan(0.2);
  }

  @Test
  void seesThatKeysComeAndGo() {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      pairs.add(new Pair(i % 10 == 0 ? 0 : 100, i % 10 == 5 ? 0 : 100, 1));
    }
    Spread spread = Spread.of(pairs, 1, Spread.USUAL);
    assertThat(spread.churn()).isEqualTo(0.2);
    assertThat(spread.churns()).isTrue();
  }

  @Test
  void keysThatOnlyComeAreNoChurn() {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      pairs.add(new Pair(i % 10 == 0 ? 0 : 100, 100, 1));
    }
    assertThat(Spread.of(pairs, 1, Spread.USUAL).churns()).isFalse();
  }

  @Test
  void takesWhatIsUsualFromTooFewKeys() {
    assertThat(Spread.of(List.of(new Pair(100, 100, 1)), 1, Spread.USUAL)).isEqualTo(Spread.USUAL);
  }

  private static double poisson(double mean, Random random) {
    if (mean > 500) {
      return Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double limit = Math.exp(-mean);
    int count = 0;
    for (double product = random.nextDouble(); product > limit; count++) {
      product *= random.nextDouble();
    }
    return count;
  }
}
