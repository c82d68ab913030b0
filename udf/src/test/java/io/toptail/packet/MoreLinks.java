package io.toptail.packet;

import io.toptail.packet.PacketDecoderTest.Link;
import java.util.ArrayList;
import java.util.List;

/** Link layers other than Ethernet, cooked captures, raw IP and loopback, and what lies between. */
final class MoreLinks {
  private static final String MACS = "020000000001 020000000002 ";
  private static final String SNAP = "AAAA03 000000 TTTT";
  private static final String WLAN_ADDRESSES = "020000000001 020000000002 020000000003 ";

  private MoreLinks() {}

  static List<Link> all() {
    List<Link> all = new ArrayList<>();
    all.addAll(pointToPoint());
    all.addAll(wideArea());
    all.addAll(labels());
    all.addAll(wireless());
    all.addAll(others());
    return all;
  }

  private static List<Link> pointToPoint() {
    return List.of(
        new Link("PPP", 9, "PPPP", ""),
        new Link("PPP, framed", 9, "FF03 PPPP", ""),
        new Link("PPP in HDLC", 50, "FF03 PPPP", ""),
        new Link("Cisco HDLC as PPP", 50, "0F00 TTTT", ""),
        new Link("PPP of pppd", 166, "01 03 PPPP", ""),
        new Link("PPP with direction", 204, "01 FF03 PPPP", ""),
        new Link("PPPoE", 1, MACS + "8864 11 00 0001 0024 PPPP", ""),
        new Link("PPPoE in 802.1Q", 1, MACS + "8100 000B 8864 11 00 0001 0024 PPPP", ""),
        new Link("PPPoE as link type", 51, "11 00 0001 0024 PPPP", ""),
        new Link("PPP with MPLS", 50, "FF03 0281 00010140", ""));
  }

  private static List<Link> wideArea() {
    return List.of(
        new Link("Cisco HDLC", 104, "8F00 TTTT", ""),
        new Link("Cisco HDLC with direction", 205, "00 0F00 TTTT", ""),
        new Link("Frame Relay, NLPID", 107, "1841 03 NN", ""),
        new Link("Frame Relay, padded NLPID", 107, "1841 03 00 NN", ""),
        new Link("Frame Relay, SNAP", 107, "1841 03 00 80 000000 TTTT", ""),
        new Link("Frame Relay, bridged", 107, "1841 03 00 80 0080C2 0007" + MACS + "TTTT", ""),
        new Link("Frame Relay, Cisco", 107, "1841 TTTT", ""),
        new Link("Frame Relay, 4-octet address", 107, "18404041 TTTT", ""),
        new Link("Frame Relay with direction", 206, "01 1841 03 NN", ""),
        new Link("ATM", 100, SNAP, ""));
  }

  private static List<Link> labels() {
    String pseudowire = "00020140 00000000";
    return List.of(
        new Link("MPLS", 1, MACS + "8847 00010140", ""),
        new Link("three MPLS labels", 1, MACS + "8848 00010040 00020040 00030140", ""),
        new Link("MPLS as link type", 219, "00010140", ""),
        new Link("pseudowire with control word", 1, MACS + "8847" + pseudowire + MACS + "TTTT", ""),
        new Link("pseudowire", 1, MACS + "8847 00010140" + MACS + "TTTT", ""),
        new Link(
            "pseudowire, address like IPv4",
            1,
            MACS + "8847 00010140 450000000001 020000000002 8100 000B TTTT",
            ""),
        new Link("provider backbone bridge", 1, MACS + "88E7 00000001" + MACS + "TTTT", ""));
  }

  private static List<Link> wireless() {
    String data = "0801 0000" + WLAN_ADDRESSES + "1000";
    String qos = "8802 0000" + WLAN_ADDRESSES + "1000 0000";
    String four = "8803 0000" + WLAN_ADDRESSES + "1000 020000000004 0000";
    return List.of(
        new Link("802.11", 105, data + SNAP, ""),
        new Link("802.11, QoS", 105, qos + SNAP, ""),
        new Link("802.11, four addresses", 105, four + SNAP, ""),
        new Link(
            "802.11, HT control",
            105,
            "8882 0000" + WLAN_ADDRESSES + "1000 0000 00000000" + SNAP,
            ""),
        new Link("radiotap", 127, "00 00 0800 00000000" + data + SNAP, ""),
        new Link(
            "radiotap, time and flags, padded",
            127,
            "00 00 1900 03000080 00000000 00000000 0000000000000000 20" + qos + "0000" + SNAP,
            ""),
        new Link("radiotap, checksum", 127, "00 00 0900 02000000 10" + data + SNAP, ""),
        new Link("Prism, little-endian", 119, "44000000 0C000000 00000000" + data + SNAP, ""),
        new Link("Prism, big-endian", 119, "00000044 0000000C 00000000" + data + SNAP, ""),
        new Link("AVS", 163, "80211001 0000000C 00000000" + data + SNAP, ""),
        new Link("AVS as Prism", 119, "80211002 0000000C 00000000" + data + SNAP, ""),
        new Link("PPI, 802.11", 192, "00 00 0800 69000000" + data + SNAP, ""),
        new Link("PPI, Ethernet", 192, "00 00 0C00 01000000 DEADBEEF" + MACS + "TTTT", ""));
  }

  private static List<Link> others() {
    String pktap = "00".repeat(96);
    return List.of(
        new Link("FDDI", 10, "50" + MACS + SNAP, ""),
        new Link("Token Ring", 6, "10 40" + MACS + SNAP, ""),
        new Link(
            "Token Ring, routed", 6, "10 40 020000000001 820000000002 0630 0011 0022" + SNAP, ""),
        new Link("PKTAP, Ethernet", 258, "6C000000 01000000 01000000" + pktap + MACS + "TTTT", ""),
        new Link("PKTAP, raw", 258, "6C000000 01000000 0C000000" + pktap, ""),
        new Link("IP over IEEE 1394", 138, "0000000000000001 0000000000000002 TTTT", ""),
        new Link("IPsec of OpenBSD", 109, "02000000 00001234 00000000", ""),
        new Link("pf log", 117, "3D 02" + "00".repeat(62), ""),
        new Link(
            "NFLOG, little-endian",
            239,
            "YY 00 0000 0800 0100 0800 0300 0500 0A00 00 000000 FFFF 0900",
            "0A"),
        new Link("NFLOG, big-endian", 239, "YY 00 0000 0008 0001 0800 0300 FFFF 0009", "0A"),
        new Link("NFLOG, bridge", 239, "07 00 0000 0800 0100 TTTT 0300 FFFF 0900", ""));
  }
}
