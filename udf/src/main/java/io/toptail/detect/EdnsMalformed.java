package io.toptail.detect;

import io.toptail.dns.DnsMessage;
import java.util.List;

/** OPT records and options that break their own rules. */
final class EdnsMalformed extends MessageDetector {
  /** All but DO and CO. */
  private static final int RESERVED = 0x3FFF;

  EdnsMalformed() {
    super(
        DetectorInfo.of("edns-malformed", 47, Severity.LOW, "broken EDNS")
            .rule(
                "More than one OPT record, one that is not at the root, reserved flags, an "
                    + "option that runs past the end, a client subnet with an unknown family, too "
                    + "long a prefix, bits beyond it or a scope, or a keepalive in a datagram.")
            .cause(
                "The encoder of the sender does not follow EDNS; servers answer FORMERR or "
                    + "ignore the options.")
            .who("The maker of the device or software.")
            .fix("Update the software of the sender or correct its encoder.")
            .source("RFC 6891 §6.1; RFC 7871 §6; RFC 7828 §3.2; RFC 9824 for the flag CO"));
  }

  @Override
  public List<String> reasons() {
    return List.of("several-records", "not-at-root", "reserved-flags", "options");
  }

  @Override
  public int reason(QueryMessage query) {
    DnsMessage message = query.message();
    if (message.optRecords() > 1) {
      return 1;
    }
    if (!message.optAtRoot()) {
      return 2;
    }
    return hasReservedFlags(message) ? 3 : 4;
  }

  private static boolean hasReservedFlags(DnsMessage message) {
    return (message.ednsFlags() & RESERVED) != 0 && message.ednsVersion() == 0;
  }

  @Override
  public boolean matches(QueryMessage query) {
    DnsMessage message = query.message();
    if (!message.hasEdns()) {
      return false;
    }
    boolean record = message.optRecords() > 1 || !message.optAtRoot();
    return record
        || hasReservedFlags(message)
        || !EdnsOptions.areSound(
            message.bytes(), message.optDataOffset(), message.optDataLength(), query.isStream());
  }
}
