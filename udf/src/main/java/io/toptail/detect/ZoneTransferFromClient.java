package io.toptail.detect;

import io.toptail.ignore.AddressBlocks;
import java.util.List;

/** AXFR or IXFR from a client that is no secondary. */
final class ZoneTransferFromClient extends MessageDetector {
  static final String ID = "zone-transfer-from-client";
  static final Parameter SECONDARIES =
      Parameter.list(
          "secondaries",
          Parameter.Kind.PREFIXES,
          "servers that may transfer, addresses or prefixes");
  private final AddressBlocks secondaries;
  private final boolean atResolver;

  ZoneTransferFromClient(DetectorSettings.Entry settings, Vantage vantage) {
    super(
        DetectorInfo.of(ID, 27, Severity.MEDIUM, "zone transfer asked by a client")
            .rule(
                "Type AXFR or IXFR; the sender is none of the configured secondaries, or none"
                    + " are configured and it asks a resolver, or AXFR came in a datagram.")
            .cause("A scanner or a forgotten secondary wants the whole content of a zone.")
            .who("Whoever configured the asking client. Also: the owner of the zone.")
            .fix(
                "Remove the scanner or the old secondary, and allow transfers to known "
                    + "secondaries only.")
            .source("RFC 5936 §4; RFC 1995"));
    secondaries = new AddressBlocks(settings.list(SECONDARIES));
    atResolver = vantage == Vantage.RESOLVER;
  }

  @Override
  public boolean matches(QueryMessage query) {
    int type = query.message().qtype();
    if (query.message().opcode() != 0 || type != QueryType.AXFR && type != QueryType.IXFR) {
      return false;
    }
    boolean datagram = type == QueryType.AXFR && !query.isStream();
    return datagram || (secondaries.isEmpty() ? atResolver : !query.isFrom(secondaries));
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(SECONDARIES);
  }
}
