package io.toptail.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSampleTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 64, 1000})
  void oneInSoManyIsInTheSample(int divisor) {
    ClientSample sample = new ClientSample(divisor);
    int in = 0;
    for (int i = 0; i < 100_000; i++) {
      // neighbours, as clients of one network are
      in += sample.contains(ByteBuffer.allocate(4).putInt(0x0A00_0000 + i).array(), 0, 4) ? 1 : 0;
    }
    double expected = 100_000.0 / divisor;
    assertThat((double) in).isBetween(expected - 5 * Math.sqrt(expected), expected * 1.1 + 30);
  }

  @Test
  void theSampleOfAMultipleLiesWithinIt() {
    Random random = new Random(1);
    byte[] address = new byte[16];
    int in = 0;
    for (int i = 0; i < 50_000; i++) {
      random.nextBytes(address);
      if (new ClientSample(30).contains(address, 0, 16)) {
        assertThat(new ClientSample(10).contains(address, 0, 16)).isTrue();
        assertThat(new ClientSample(3).contains(address, 0, 16)).isTrue();
        in++;
      }
    }
    assertThat(in).isBetween(1_400, 1_950);
  }

  @Test
  void bothFormsOfAnAddressAreOneClient() {
    Random random = new Random(2);
    byte[] mapped = new byte[20];
    for (int i = 0; i < 1_000; i++) {
      random.nextBytes(mapped);
      Arrays.fill(mapped, 3, 13, (byte) 0);
      mapped[13] = mapped[14] = -1;
      ClientSample sample = new ClientSample(1 + random.nextInt(5));
      assertThat(sample.contains(mapped, 3, 16)).isEqualTo(sample.contains(mapped, 15, 4));
    }
  }

  @Test
  void itIsReadAsItIsWritten() {
    assertThat(ClientSample.parse(" 1/10 ")).isEqualTo(new ClientSample(10)).hasToString("1/10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "2/10", "1/0", "1/-3", "1/1000000000", "0.1", "1/1e3"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> ClientSample.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1/10");
  }
}
