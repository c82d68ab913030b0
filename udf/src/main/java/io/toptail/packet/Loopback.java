package io.toptail.packet;

/**
 * BSD loopback: the address family in the byte order of the capturing machine (LINKTYPE_NULL), or
 * of the network (LINKTYPE_LOOP). Some systems write 16 bits of it and then an EtherType.
 */
final class Loopback {
  private Loopback() {}

  static Layer next(Frame frame) {
    if (!frame.has(4)) {
      return Layer.CUT_OFF;
    }
    int family = frame.u32(0);
    int low = family & 0xFFFF;
    boolean ip = low == EtherType.IPV4 || low == EtherType.IPV6;
    if (low == 0) {
      family = Integer.reverseBytes(family);
    }
    frame.at += 4;
    return ip || isIp(family) ? Layer.IP : Layer.NOT_IP;
  }

  /** AF_INET, and AF_INET6 of Linux, NetBSD and OpenBSD, FreeBSD, and macOS. */
  private static boolean isIp(int family) {
    return family == 2 || family == 10 || family == 24 || family == 28 || family == 30;
  }
}
