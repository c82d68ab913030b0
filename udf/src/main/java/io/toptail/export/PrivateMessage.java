package io.toptail.export;

import io.toptail.dns.DnsMessage;
import io.toptail.packet.FiveTuple;
import io.toptail.privacy.AddressPrivacy;
import io.toptail.privacy.AddressesInNames;
import io.toptail.privacy.HiddenAddresses;
import io.toptail.privacy.HiddenEndpoints;

/** What a row shows of the addresses in a message. For one task; makes no object for a message. */
public final class PrivateMessage {
  private final boolean none;
  private final HiddenEndpoints endpoints;
  private final HiddenAddresses addresses;
  private final AddressesInNames names;
  private final byte[] both = new byte[32];
  private int source;
  private int destination;

  /**
   * @param ports that DNS is spoken on
   */
  public PrivateMessage(AddressPrivacy privacy, int[] ports) {
    this.none = privacy.isNone();
    this.endpoints = new HiddenEndpoints(privacy, ports);
    this.addresses = new HiddenAddresses(privacy);
    this.names = new AddressesInNames(addresses);
  }

  /** The array that holds both addresses as they are shown; see the next two. */
  byte[] addresses(FiveTuple ends, DnsMessage message) {
    source = ends.sourceAddressOffset();
    destination = ends.destinationAddressOffset();
    if (none) {
      return ends.addressBytes();
    }
    int length = ends.addressLength();
    System.arraycopy(ends.addressBytes(), source, both, 0, length);
    System.arraycopy(ends.addressBytes(), destination, both, length, length);
    source = 0;
    destination = length;
    boolean readable = message.headerReadable();
    int hidden = endpoints.of(ends, readable, readable && message.isResponse());
    if ((hidden & HiddenEndpoints.SOURCE) != 0) {
      addresses.replace(both, source, length);
    }
    if ((hidden & HiddenEndpoints.DESTINATION) != 0) {
      addresses.replace(both, destination, length);
    }
    return both;
  }

  /** Where the source begins in the last {@link #addresses}. */
  int source() {
    return source;
  }

  /** Where the destination begins in the last {@link #addresses}. */
  int destination() {
    return destination;
  }

  /** An array that begins with the first question's name as it is shown. */
  byte[] name(DnsMessage message) {
    byte[] sent = message.nameAsSent();
    boolean shown = none || names.hide(sent, 0, message.nameLength()) == 0;
    return shown ? sent : names.shown();
  }
}
