package io.toptail.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.Example;

class HyperLogLogTest {
  /** 1,300 estimates from 1,000 to 3 million members, with the sketch's own hash. */
  @Example
  void isRightOnAverageAndNeverFarOff() {
    Random random = new Random(7);
    double signed = 0;
    double worst = 0;
    int estimates = 0;
    for (int round = 0; round < 60; round++) {
      byte[] registers = new byte[HyperLogLog.REGISTERS];
      long added = 0;
      int most = round == 0 ? 3_000_000 : 60_000;
      for (long size = 1000; size <= most; size += size / 5) {
        for (; added < size; added++) {
          HyperLogLog.add(registers, random.nextLong());
        }
        double error = HyperLogLog.estimate(registers) / (double) size - 1;
        signed += error;
        worst = Math.max(worst, Math.abs(error));
        estimates++;
      }
    }
    assertThat(estimates).isGreaterThan(1000);
    assertThat(Math.abs(signed / estimates)).isLessThan(0.005);
    assertThat(worst).isLessThan(0.05);
  }

  @Example
  void isRightWithTheHashOfClients() {
    byte[] registers = new byte[HyperLogLog.REGISTERS];
    byte[] address = {10, 0, 0, 0};
    int size = 500_000;
    for (int i = 0; i < size; i++) {
      address[1] = (byte) (i >> 16);
      address[2] = (byte) (i >> 8);
      address[3] = (byte) i;
      HyperLogLog.add(registers, KeyHash.of(address, 0, 4));
    }
    assertThat(HyperLogLog.estimate(registers) / (double) size).isBetween(0.954, 1.046);
  }

  @Example
  void isZeroForNothingAndEndsForRegistersThatAreFull() {
    byte[] registers = new byte[HyperLogLog.REGISTERS];
    assertThat(HyperLogLog.estimate(registers)).isZero();
    java.util.Arrays.fill(registers, (byte) 52);
    assertThat(HyperLogLog.estimate(registers)).isPositive();
  }

  @Example
  void mergingIsTheUnion() {
    Random random = new Random(3);
    byte[] all = new byte[HyperLogLog.REGISTERS];
    byte[] left = new byte[HyperLogLog.REGISTERS];
    byte[] right = new byte[HyperLogLog.REGISTERS + 3];
    byte[] part = new byte[HyperLogLog.REGISTERS];
    for (int i = 0; i < 20_000; i++) {
      long hash = random.nextLong();
      HyperLogLog.add(all, hash);
      HyperLogLog.add(i % 3 == 0 ? left : part, hash);
    }
    System.arraycopy(part, 0, right, 3, part.length);
    HyperLogLog.merge(left, right, 3);
    assertThat(left).isEqualTo(all);
  }
}
