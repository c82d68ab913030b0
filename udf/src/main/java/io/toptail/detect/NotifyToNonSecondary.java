package io.toptail.detect;

import io.toptail.ignore.AddressBlocks;
import java.util.List;

/** NOTIFY from a server that is none of our primaries. */
final class NotifyToNonSecondary extends MessageDetector {
  static final String ID = "notify-to-non-secondary";
  static final Parameter PRIMARIES =
      Parameter.list(
          "primaries",
          Parameter.Kind.PREFIXES,
          "servers that may send NOTIFY, addresses or prefixes");
  private final AddressBlocks primaries;

  NotifyToNonSecondary(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 24, Severity.MEDIUM, "NOTIFY for a zone that is not served here")
            .rule(
                "Opcode NOTIFY, and the sender is none of the configured primaries; at a "
                    + "resolver or an authoritative server.")
            .cause(
                "Somebody changed a zone and tells its secondaries; this address is still "
                    + "listed as one.")
            .who("The owner of the zone.")
            .fix(
                "Remove this address from also-notify and from the name servers of the zone. "
                    + "If it is a secondary, list its primaries in the settings.")
            .source("RFC 1996 §3")
            .only(Vantage.RESOLVER, Vantage.AUTHORITATIVE));
    primaries = new AddressBlocks(settings.list(PRIMARIES));
  }

  @Override
  public boolean matches(QueryMessage query) {
    return query.message().opcode() == 4 && !query.isFrom(primaries);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(PRIMARIES);
  }
}
