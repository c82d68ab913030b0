package io.toptail.packet;

import static io.toptail.packet.NetworkOrder.u16;

/**
 * The link layer's header: what it carries, and where that begins.
 *
 * <p>Reads Ethernet with any stack of VLAN tags and with 802.2 LLC and SNAP, Linux cooked capture
 * version 1 and 2, raw IP, and BSD loopback. Link types are numbered as in the tcpdump group's <a
 * href="https://www.tcpdump.org/linktypes.html">registry</a>.
 *
 * <p>Mutable and reusable: {@link #decode} resets everything.
 */
final class LinkLayer {
  static final int NULL = 0;
  static final int ETHERNET = 1;
  static final int RAW_12 = 12;
  static final int RAW_14 = 14;
  static final int RAW = 101;
  static final int LOOP = 108;
  static final int LINUX_SLL = 113;
  static final int IPV4 = 228;
  static final int IPV6 = 229;
  static final int LINUX_SLL2 = 276;

  static final int ETHERTYPE_IPV4 = 0x0800;
  static final int ETHERTYPE_IPV6 = 0x86DD;

  /** Type-or-length fields up to here are lengths of IEEE 802.3 frames. */
  private static final int MAX_802_3_LENGTH = 1500;

  /** Linux's ETH_P_802_2, which cooked captures use where the frame had a length. */
  private static final int LINUX_LLC = 4;

  /** Netlink messages carry their family where the EtherType would be. */
  private static final int ARPHRD_NETLINK = 824;

  private byte[] bytes;
  private int end;
  private int networkOffset;
  private int etherType;

  /**
   * Reads the link layer's header.
   *
   * @param end first offset that must not be read
   * @return null if it carries IP; else why reading stops here
   */
  PacketOutcome decode(byte[] bytes, int offset, int end, int linkType) {
    this.bytes = bytes;
    this.end = end;
    this.networkOffset = offset;
    this.etherType = 0;
    switch (linkType) {
      case ETHERNET:
        return typed(offset + 12, offset + 14);
      case LINUX_SLL:
        return cooked(offset + 2, offset + 14, offset + 16);
      case LINUX_SLL2:
        return cooked(offset + 8, offset, offset + 20);
      case RAW_12, RAW_14, RAW, IPV4, IPV6:
        return null;
      case NULL, LOOP:
        return loopback();
      default:
        return PacketOutcome.UNKNOWN_LINK_TYPE;
    }
  }

  /** Where the IP header begins. */
  int networkOffset() {
    return networkOffset;
  }

  /** The last EtherType read, or the length of a frame that has none; 0 without either. */
  int etherType() {
    return etherType;
  }

  private PacketOutcome cooked(int hardwareAt, int protocolAt, int next) {
    if (next > end) {
      return PacketOutcome.CUT_OFF;
    }
    if (u16(bytes, hardwareAt) == ARPHRD_NETLINK) {
      return PacketOutcome.NOT_IP;
    }
    return typed(protocolAt, next);
  }

  private PacketOutcome typed(int typeAt, int next) {
    while (true) {
      if (next > end) {
        return PacketOutcome.CUT_OFF;
      }
      etherType = u16(bytes, typeAt);
      if (!isTag(etherType)) {
        break;
      }
      typeAt = next + 2;
      next += 4;
    }
    networkOffset = next;
    if (isIp(etherType)) {
      return null;
    }
    boolean llc = etherType <= MAX_802_3_LENGTH && etherType >= 3 || etherType == LINUX_LLC;
    return llc ? llc(next) : PacketOutcome.NOT_IP;
  }

  /** IEEE 802.2 LLC: IP by its own access point (RFC 948), or by SNAP (RFC 1042). */
  private PacketOutcome llc(int at) {
    if (at + 3 > end) {
      return PacketOutcome.CUT_OFF;
    }
    int header = (bytes[at] & 0xFF) << 16 | u16(bytes, at + 1);
    if (header == 0x060603) {
      networkOffset = at + 3;
      return null;
    }
    if (header != 0xAAAA03) {
      return PacketOutcome.NOT_IP;
    }
    if (at + 8 > end) {
      return PacketOutcome.CUT_OFF;
    }
    boolean ethernetOrganisation = bytes[at + 3] == 0 && u16(bytes, at + 4) == 0;
    int type = u16(bytes, at + 6);
    if (!ethernetOrganisation) {
      return PacketOutcome.NOT_IP;
    }
    etherType = type;
    networkOffset = at + 8;
    return isIp(type) ? null : PacketOutcome.NOT_IP;
  }

  /**
   * The address family in the byte order of the capturing machine, or (LOOP) of the network. Some
   * systems write 16 bits of it and then an EtherType.
   */
  private PacketOutcome loopback() {
    if (networkOffset + 4 > end) {
      return PacketOutcome.CUT_OFF;
    }
    int family = NetworkOrder.u32(bytes, networkOffset);
    boolean ip = isIp(family & 0xFFFF);
    if ((family & 0xFFFF) == 0) {
      family = Integer.reverseBytes(family);
    }
    networkOffset += 4;
    return ip || isIpFamily(family) ? null : PacketOutcome.NOT_IP;
  }

  /** AF_INET, and AF_INET6 of Linux, NetBSD and OpenBSD, FreeBSD, and macOS. */
  private static boolean isIpFamily(int family) {
    return family == 2 || family == 10 || family == 24 || family == 28 || family == 30;
  }

  private static boolean isIp(int type) {
    return type == ETHERTYPE_IPV4 || type == ETHERTYPE_IPV6;
  }

  /** IEEE 802.1Q, 802.1ad, and the numbers used before it. */
  private static boolean isTag(int type) {
    return type == 0x8100 || type == 0x88A8 || type == 0x9100 || type == 0x9200;
  }
}
