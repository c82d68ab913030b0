package io.toptail.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Against sums of the binomial distribution, and against draws. */
class CountTestTest {
  @Test
  void noneAgainstFiveIsFiveTossesOfACoin() {
    assertThat(CountTest.rise(0, 5, 1, 0)).isCloseTo(2 * Math.pow(0.5, 5), within(1e-9));
  }

  /** 15 of 20 tosses: the two-sided sign test gives 0.0414 (21,700 of 2^20 sequences, twice). */
  @Test
  void isTheSignTest() {
    assertThat(CountTest.rise(5, 15, 1, 0)).isCloseTo(2 * 21_700 / 1_048_576.0, within(1e-9));
  }

  @Property(tries = 300)
  void isTheSumOfTheBinomialDistribution(
      @ForAll @IntRange(max = 60) int before,
      @ForAll @IntRange(min = 1, max = 60) int after,
      @ForAll @IntRange(min = 1, max = 9) int scale) {
    double exact = Math.min(1, 2 * upperTail(before + after, after, scale));
    assertThat(CountTest.rise(before, after, scale, 0)).isCloseTo(exact, within(1e-8 * exact));
  }

  /** In whole numbers: the odds are {@code scale} to 1. */
  private static double upperTail(int n, int from, int scale) {
    BigInteger sum = BigInteger.ZERO;
    BigInteger choose = BigInteger.ONE;
    for (int k = 0; k <= n; k++) {
      if (k >= from) {
        sum = sum.add(choose.multiply(BigInteger.valueOf(scale).pow(k)));
      }
      choose = choose.multiply(BigInteger.valueOf(n - k)).divide(BigInteger.valueOf(k + 1));
    }
    BigDecimal all = new BigDecimal(BigInteger.valueOf(scale + 1L).pow(n));
    return new BigDecimal(sum).divide(all, new java.math.MathContext(20)).doubleValue();
  }

  @Test
  void theMixtureIsTheMeanOverDraws() {
    Random random = new Random(3);
    double sum = 0;
    int draws = 40_000;
    for (int i = 0; i < draws; i++) {
      double odds = 1.5 * Math.exp(0.4 * random.nextGaussian());
      sum += CountTest.rise(10, 60, odds, 0) / 2;
    }
    assertThat(CountTest.rise(10, 60, 1.5, 0.4) / 2).isCloseTo(sum / draws, within(0.001));
  }

  @Test
  void moreSpreadShowsLess() {
    double last = 0;
    for (double sigma : new double[] {0, 0.1, 0.2, 0.4, 0.8, 1.6}) {
      double significance = CountTest.rise(10, 100, 1, sigma);
      assertThat(significance).isGreaterThan(last);
      last = significance;
    }
  }

  @Test
  void extremesAreProbabilities() {
    assertThat(CountTest.rise(0, 1e15, 1, 0.1)).isBetween(0.0, 1e-30);
    assertThat(CountTest.rise(1e15, 1e15, 1, 0.1)).isBetween(0.9, 1.0);
    assertThat(CountTest.rise(0, 0, 1, 0.1)).isEqualTo(1);
    assertThat(CountTest.rise(0, 0.01, 1e-12, 10)).isBetween(0.0, 1.0);
    assertThat(CountTest.rise(1e15, 0.5, 1e12, 0)).isBetween(0.0, 1.0);
  }
}
