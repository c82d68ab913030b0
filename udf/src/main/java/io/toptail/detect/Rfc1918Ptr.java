package io.toptail.detect;

import io.toptail.name.Registry;
import io.toptail.name.SuffixTable;
import io.toptail.name.WireName;

/** PTR below the reverse zones of RFC 1918; service discovery there has its own detector. */
final class Rfc1918Ptr extends Detector {
  private final SuffixTable<Registry.Entry> zones;

  Rfc1918Ptr(Registry locallyServed) {
    super(
        DetectorInfo.of("rfc1918-ptr", 200, Severity.LOW, "reverse look-up of a private address")
            .cause(
                "The address is private (RFC 1918), so nobody outside its network can name it. "
                    + "The look-up leaves the network because no resolver inside serves the zone.")
            .who("The operator of the resolver.")
            .fix(
                "Serve the reverse zones of RFC 6303 on the resolver (built into BIND and "
                    + "Unbound), or your own reverse zone.")
            .source("RFC 6303; RFC 6761 §6.1; RFC 7534"));
    zones = locallyServed.byName();
  }

  @Override
  public boolean matches(Question question) {
    return question.type() == QueryType.PTR
        && question.isReverse4()
        && !question.has(WireName.UNDERSCORE)
        && matchedLabels(question) > 0;
  }

  @Override
  public int matchedLabels(Question question) {
    Registry.Entry zone = zones.get(question.name());
    return zone != null && zone.kind().equals("rfc1918")
        ? zones.labels(zones.longest(question.name()))
        : 0;
  }
}
