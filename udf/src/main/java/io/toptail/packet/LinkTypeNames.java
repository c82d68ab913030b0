package io.toptail.packet;

/**
 * Names of link types, without {@code LINKTYPE_}, as in the tcpdump group's <a
 * href="https://www.tcpdump.org/linktypes.html">registry</a>: those that captures are likely to
 * have and that are not read.
 */
public final class LinkTypeNames {
  private static final int USER0 = 147;
  private static final int USER15 = 162;

  private LinkTypeNames() {}

  /** The name, or an empty text if none is known here. */
  public static String of(int linkType) {
    if (linkType >= USER0 && linkType <= USER15) {
      return "USER" + (linkType - USER0);
    }
    return linkType < 200 ? low(linkType) : high(linkType);
  }

  private static String low(int linkType) {
    return switch (linkType) {
      case 3 -> "AX25";
      case 7 -> "ARCNET_BSD";
      case 8 -> "SLIP";
      case 99 -> "SYMANTEC_FIREWALL";
      case 106 -> "ATM_CLIP";
      case 114 -> "LTALK";
      case 118 -> "CISCO_IOS";
      case 120 -> "IEEE802_11_AIRONET";
      case 122 -> "IP_OVER_FC";
      case 123 -> "SUNATM";
      case 128 -> "TZSP";
      case 129 -> "ARCNET_LINUX";
      case 140 -> "MTP2";
      case 141 -> "MTP3";
      case 142 -> "SCCP";
      case 143 -> "DOCSIS";
      case 144 -> "LINUX_IRDA";
      case 165 -> "BACNET_MS_TP";
      case 169 -> "GPRS_LLC";
      case 177 -> "LINUX_LAPD";
      case 178 -> "JUNIPER_ETHER";
      case 182 -> "MFR";
      case 187 -> "BLUETOOTH_HCI_H4";
      case 189 -> "USB_LINUX";
      case 190 -> "CAN20B";
      case 195 -> "IEEE802_15_4_WITHFCS";
      case 197 -> "ERF";
      default -> "";
    };
  }

  private static String high(int linkType) {
    return switch (linkType) {
      case 201 -> "BLUETOOTH_HCI_H4_WITH_PHDR";
      case 203 -> "LAPD";
      case 209 -> "IPMB_LINUX";
      case 220 -> "USB_LINUX_MMAPPED";
      case 224 -> "FC_2";
      case 226 -> "IPNET";
      case 227 -> "CAN_SOCKETCAN";
      case 230 -> "IEEE802_15_4_NOFCS";
      case 231 -> "DBUS";
      case 240 -> "NETANALYZER";
      case 242 -> "IPOIB";
      case 243 -> "MPEG_2_TS";
      case 247 -> "INFINIBAND";
      case 248 -> "SCTP";
      case 249 -> "USBPCAP";
      case 251 -> "BLUETOOTH_LE_LL";
      case 252 -> "WIRESHARK_UPPER_PDU";
      case 253 -> "NETLINK";
      case 254 -> "BLUETOOTH_LINUX_MONITOR";
      case 264 -> "ISO_14443";
      case 271 -> "VSOCK";
      case 272 -> "NORDIC_BLE";
      case 274 -> "ETHERNET_MPACKET";
      default -> "";
    };
  }
}
