package io.toptail.row;

import io.toptail.dns.WireAnomaly;
import io.toptail.filter.FilterOption;
import io.toptail.packet.FragmentFate;
import io.toptail.packet.LinkTypeNames;
import io.toptail.packet.PacketOutcome;
import io.toptail.packet.SegmentFate;

/** Outcomes of a packet as one octet, and their words. */
public final class LedgerCode {
  /** A query that counts. */
  public static final int QUERY = 0;

  /** A response. */
  public static final int RESPONSE = 1;

  /** A query that a rule leaves out. */
  public static final int IGNORED_QUERY = 2;

  /** A datagram of no DNS port. */
  public static final int NOT_DNS_PORT = 3;

  /** A segment of TCP; the detail is a {@link SegmentFate}. */
  public static final int SEGMENT = 4;

  /** A fragment of IP; the detail is a {@link FragmentFate}. */
  public static final int FRAGMENT = 5;

  private static final int FILTERED = 32;
  private static final int SKIPPED = 64;
  private static final int MALFORMED = 128;
  private static final int TCP = 6;
  private static final int UDP = 17;

  private LedgerCode() {}

  /** The code of a packet that holds no message. */
  public static int skipped(PacketOutcome outcome) {
    return SKIPPED + outcome.ordinal();
  }

  /** The code of what a filter held back. */
  public static int filtered(FilterOption option) {
    return FILTERED + option.ordinal();
  }

  /** The code of a message that cannot be counted. */
  public static int malformed(WireAnomaly anomaly) {
    return MALFORMED + anomaly.ordinal();
  }

  /** Whether a code is that of a message; its detail is a {@link WireAnomaly}. */
  public static boolean isMessage(int code) {
    return code == QUERY || code == RESPONSE || code == IGNORED_QUERY;
  }

  /** The word of a code, as the ledger shows it. */
  public static String outcome(int code) {
    if (code >= MALFORMED) {
      return "malformed";
    }
    if (code >= SKIPPED) {
      return PacketOutcome.values()[code - SKIPPED].id();
    }
    if (code >= FILTERED) {
      return "filtered-out";
    }
    return switch (code) {
      case QUERY -> "query";
      case RESPONSE -> "response";
      case IGNORED_QUERY -> "ignored-by-rule";
      case SEGMENT -> "tcp-segment";
      case FRAGMENT -> PacketOutcome.FRAGMENT.id();
      default -> "not-dns";
    };
  }

  /** What a ledger shows beside the word; empty for nothing. */
  public static String detail(int code, int detail) {
    if (code >= MALFORMED) {
      return WireAnomaly.values()[code - MALFORMED].id();
    }
    if (code >= FILTERED && code < SKIPPED) {
      return FilterOption.values()[code - FILTERED].id();
    }
    if (isMessage(code)) {
      return detail == 0 ? "" : WireAnomaly.values()[detail].id();
    }
    if (code == SEGMENT) {
      return SegmentFate.values()[detail].id();
    }
    if (code == FRAGMENT) {
      return FragmentFate.values()[detail].id();
    }
    if (code == skipped(PacketOutcome.NOT_IP)) {
      return detail == 0 ? "" : String.format("ethertype 0x%04x", detail);
    }
    if (code == skipped(PacketOutcome.UNKNOWN_LINK_TYPE)) {
      String name = LinkTypeNames.of(detail);
      return "link type " + detail + (name.isEmpty() ? "" : ", " + name);
    }
    int protocol = detail >>> 16;
    return switch (protocol) {
      case 0 -> "";
      case TCP -> code == skipped(PacketOutcome.TCP) ? "TCP/" + (detail & 0xFFFF) : "TCP";
      case UDP -> code == NOT_DNS_PORT ? "UDP/" + (detail & 0xFFFF) : "UDP";
      default -> "IP protocol " + protocol;
    };
  }
}
