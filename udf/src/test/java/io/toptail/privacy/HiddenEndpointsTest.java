package io.toptail.privacy;

import static io.toptail.privacy.HiddenAddressesTest.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.packet.FiveTuple;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HiddenEndpointsTest {
  private record Ports(int sourcePort, int destinationPort) implements FiveTuple {
    @Override
    public byte[] addressBytes() {
      return new byte[8];
    }

    @Override
    public int sourceAddressOffset() {
      return 0;
    }

    @Override
    public int destinationAddressOffset() {
      return 4;
    }

    @Override
    public int addressLength() {
      return 4;
    }

    @Override
    public int protocol() {
      return 17;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "query, 40000, 53, 1",
    "response, 53, 40000, 2",
    // Claims of the other direction give nobody away.
    "response, 40000, 53, 3",
    "query, 53, 40000, 3",
    "query, 53, 53, 1",
    "response, 53, 53, 2",
    "unreadable, 40000, 53, 3"
  })
  void theClientIsHidden(String message, int source, int destination, int hidden) {
    Ports ports = new Ports(source, destination);
    boolean readable = !message.equals("unreadable");
    boolean response = message.equals("response");
    int[] dns = {53};
    AddressPrivacy clients = AddressPrivacy.pseudonyms(KEY, false);
    assertThat(new HiddenEndpoints(clients, dns).of(ports, readable, response)).isEqualTo(hidden);
    AddressPrivacy all = AddressPrivacy.pseudonyms(KEY, true);
    assertThat(new HiddenEndpoints(all, dns).of(ports, readable, response)).isEqualTo(3);
    AddressPrivacy none = AddressPrivacy.none();
    assertThat(new HiddenEndpoints(none, dns).of(ports, readable, response)).isZero();
  }
}
