package io.toptail.ignore;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressBlocksTest {
  private static final AddressBlocks BLOCKS =
      new AddressBlocks(List.of("192.0.2.7", "198.51.100.0/24", "10.0.0.0/8", "2001:db8::/32"));

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, true",
    "192.0.2.8, false",
    "198.51.100.255, true",
    "198.51.101.0, false",
    "10.255.255.255, true",
    "11.0.0.0, false",
    "2001:db8:ffff::1, true",
    "2001:db9::, false",
    "::a00:1, false"
  })
  void containsWhatIsInABlock(String text, boolean expected) throws Exception {
    byte[] address = InetAddress.getByName(text).getAddress();
    assertThat(BLOCKS.contain(address, 0, address.length)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, true",
    "192.0.2.0/24, true",
    "192.0.2.1/24, false",
    "host, false",
    "1.2.3.4/33, false",
    "2001:db8::/129, false",
    "'', false"
  })
  void knowsABlock(String text, boolean expected) {
    assertThat(AddressBlocks.isBlock(text)).isEqualTo(expected);
  }
}
