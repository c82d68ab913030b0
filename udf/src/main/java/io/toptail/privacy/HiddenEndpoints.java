package io.toptail.privacy;

import io.toptail.packet.FiveTuple;
import java.util.BitSet;

/**
 * Which ends of a message are hidden: the client, and with it whoever cannot be told from one. A
 * server that is shown speaks from a DNS port, and the other end does not, or the message says
 * which is which; so a query that claims to be a response does not give its sender away.
 */
public final class HiddenEndpoints {
  /** Neither end. */
  public static final int NONE = 0;

  /** The source. */
  public static final int SOURCE = 1;

  /** The destination. */
  public static final int DESTINATION = 2;

  private final AddressPrivacy privacy;
  private final BitSet ports = new BitSet();

  /**
   * @param ports that DNS is spoken on
   */
  public HiddenEndpoints(AddressPrivacy privacy, int[] ports) {
    this.privacy = privacy;
    for (int port : ports) {
      this.ports.set(port);
    }
  }

  /**
   * The ends of a message that are hidden, as the sum of {@link #SOURCE} and {@link #DESTINATION}.
   *
   * @param headerReadable whether it is known if it is a response
   */
  public int of(FiveTuple endpoints, boolean headerReadable, boolean response) {
    if (privacy.isNone()) {
      return NONE;
    }
    if (privacy.hidesServers() || !headerReadable) {
      return SOURCE + DESTINATION;
    }
    int serverPort = response ? endpoints.sourcePort() : endpoints.destinationPort();
    if (!ports.get(serverPort)) {
      return SOURCE + DESTINATION;
    }
    return response ? DESTINATION : SOURCE;
  }
}
