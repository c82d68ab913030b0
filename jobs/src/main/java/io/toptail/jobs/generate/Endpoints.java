package io.toptail.jobs.generate;

import java.nio.ByteBuffer;

/**
 * Addresses of clients and servers. A client has one address, of 10.0.0.0/8 or of a /64 of its own
 * below 2001:db8::/32, or a public one; it uses one server, of its own family.
 */
final class Endpoints {
  /** As many as the IPv4 prefix has addresses of hosts. */
  static final int MAX_CLIENTS = (1 << 24) - 2;

  private static final String[] SERVERS = {"192.0.2.53", "198.51.100.53", "2001:db8:53::53"};
  private static final int[] IP4_SERVERS = {0xC0000235, 0xC6336435};
  private static final int IP6_SERVER = 2;

  /** Of four clients with IPv4, this many use the second server. */
  private static final int SECOND_SERVER_OF_FOUR = 1;

  /**
   * First octets of IPv4 addresses on the Internet, for clients that are not on a network inside.
   */
  private static final int[] OUTSIDE = {31, 46, 62, 77, 84, 91, 109, 151, 178, 185, 212, 217};

  private static final int IP4_INSIDE = 0x0A000001;
  private static final int IP6_INSIDE = 0x20010DB8;
  private static final int IP6_OUTSIDE = 0x2A020DB8;

  private final Traffic traffic;
  private final boolean outside;

  Endpoints(Traffic traffic) {
    this(traffic, false);
  }

  /**
   * @param outside whether clients have public addresses, as resolvers have that ask an
   *     authoritative server
   */
  Endpoints(Traffic traffic, boolean outside) {
    this.traffic = traffic;
    this.outside = outside;
  }

  boolean isIp6(int client) {
    return Draws.unit(Draws.at(traffic.seed() + 4, client)) < traffic.ip6Share();
  }

  /** The server that a client uses, from 0. */
  int serverOf(int client) {
    if (isIp6(client)) {
      return IP6_SERVER;
    }
    return Draws.below(Draws.at(traffic.seed() + 5, client), 4) < SECOND_SERVER_OF_FOUR ? 1 : 0;
  }

  void putClient(int client, ByteBuffer out) {
    if (isIp6(client)) {
      // Neither group is zero, so that the text needs no other abbreviation than the one below.
      out.putInt(outside ? IP6_OUTSIDE : IP6_INSIDE).putShort((short) (0x4000 | client >>> 15));
      out.putShort((short) (0x8000 | client & 0x7FFF)).putLong(1);
    } else {
      out.putInt(outside ? ip4Outside(client) : IP4_INSIDE + client);
    }
  }

  private static int ip4Outside(int client) {
    return OUTSIDE[client % OUTSIDE.length] << 24 | client / OUTSIDE.length + 1;
  }

  void putServer(int client, ByteBuffer out) {
    int server = serverOf(client);
    if (server == IP6_SERVER) {
      out.putInt(0x20010DB8).putInt(0x00530000).putInt(0).putInt(0x53);
    } else {
      out.putInt(IP4_SERVERS[server]);
    }
  }

  /** Text of a client's address (RFC 5952). */
  String clientText(int client) {
    if (isIp6(client)) {
      int high = 0x4000 | client >>> 15;
      int low = 0x8000 | client & 0x7FFF;
      return "2001:db8:" + Integer.toHexString(high) + ':' + Integer.toHexString(low) + "::1";
    }
    int host = client + 1;
    return "10." + (host >>> 16) + '.' + (host >>> 8 & 0xFF) + '.' + (host & 0xFF);
  }

  /** How many servers there are. */
  static int servers() {
    return SERVERS.length;
  }

  /** Text of a server's address (RFC 5952). */
  static String serverText(int server) {
    return SERVERS[server];
  }
}
