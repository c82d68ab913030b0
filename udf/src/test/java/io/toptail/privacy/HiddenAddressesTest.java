package io.toptail.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HiddenAddressesTest {
  static final byte[] KEY =
      HexFormat.of().parseHex("8009ab3a605435bea0c385bea18485d8b0a1103d6590bdf48c968be5de53836e");

  /** An address as it is shown. */
  static String hidden(AddressPrivacy privacy, String address) {
    try {
      byte[] octets = InetAddress.getByName(address).getAddress();
      new HiddenAddresses(privacy).replace(octets, 0, octets.length);
      return InetAddress.getByAddress(octets).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void whatIsRememberedIsWhatWouldBeWorkedOut() {
    HiddenAddresses remembering = new HiddenAddresses(AddressPrivacy.pseudonyms(KEY, false));
    CryptoPan pan = new CryptoPan(KEY);
    Random random = new Random(3);
    for (int i = 0; i < 60_000; i++) {
      int length = random.nextBoolean() ? 4 : 16;
      byte[] address = new byte[length + 2];
      for (int octet = 1; octet <= length; octet++) {
        // Few values, so that addresses come again, and zeroes, as both kinds have in common.
        address[octet] = (byte) (octet < length - 1 ? 0 : random.nextInt(256));
      }
      byte[] expected = address.clone();
      pan.replace(expected, 1, length, 8 * length);
      remembering.replace(address, 1, length);
      assertThat(address).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.77,24,56,192.0.2.0",
    "192.0.2.77,0,56,0.0.0.0",
    "192.0.2.77,30,56,192.0.2.76",
    "192.0.2.77,32,56,192.0.2.77",
    "2001:db8:1:2ff:3::4,24,56,2001:db8:1:200:0:0:0:0",
    "2001:db8:1:2ff:3::4,24,0,0:0:0:0:0:0:0:0"
  })
  void networksKeepTheirBits(String address, int ipv4, int ipv6, String shown) {
    assertThat(hidden(AddressPrivacy.networks(ipv4, ipv6, false), address)).isEqualTo(shown);
  }

  @Test
  void nothingIsHiddenUnlessAsked() {
    assertThat(hidden(AddressPrivacy.none(), "192.0.2.77")).isEqualTo("192.0.2.77");
    assertThat(AddressPrivacy.none().isNone()).isTrue();
    assertThat(AddressPrivacy.none().isNetworks()).isFalse();
    assertThat(AddressPrivacy.pseudonyms(KEY, true).isNone()).isFalse();
    assertThat(AddressPrivacy.networks(32, 64, false).isNetworks()).isTrue();
  }

  @Test
  void theKeyTravelsAndIsNeverSaid() throws IOException, ClassNotFoundException {
    AddressPrivacy privacy = AddressPrivacy.pseudonyms(KEY, false);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(privacy);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(hidden((AddressPrivacy) in.readObject(), "8.8.8.8")).isEqualTo("55.21.62.136");
    }
    assertThat(privacy.toString()).isEqualTo("pseudonyms");
  }
}
