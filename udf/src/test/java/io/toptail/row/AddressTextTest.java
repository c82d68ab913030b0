package io.toptail.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.analysis.Frames;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTextTest {
  /** RFC 5952 §4. */
  @ParameterizedTest
  @CsvSource({
    "0:0:0:0:0:0:0:0, ::",
    "0:0:0:0:0:0:0:1, ::1",
    "1:0:0:0:0:0:0:0, 1::",
    "2001:0DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
    "0:0:3:4:5:6:7:8, ::3:4:5:6:7:8",
    "192.0.2.1, 192.0.2.1",
    "255.255.255.255, 255.255.255.255"
  })
  void isTheCanonicalForm(String address, String text) {
    byte[] octets = Frames.address(address);
    assertThat(AddressText.of(octets, 0, octets.length)).isEqualTo(text);
  }

  @Test
  void readsBackAsTheSameAddress() throws UnknownHostException {
    Random random = new Random(1);
    for (int i = 0; i < 5000; i++) {
      byte[] octets = new byte[19];
      for (int j = 2; j < 18; j++) {
        octets[j] = (byte) (random.nextInt(3) == 0 ? random.nextInt() : 0);
      }
      octets[2] |= 0x20;
      byte[] read = InetAddress.getByName(AddressText.of(octets, 2, 16)).getAddress();
      assertThat(read).isEqualTo(java.util.Arrays.copyOfRange(octets, 2, 18));
    }
  }
}
