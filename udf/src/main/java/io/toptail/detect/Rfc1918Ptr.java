package io.toptail.detect;

import io.toptail.name.Registry;
import io.toptail.name.SuffixTable;
import io.toptail.name.WireName;
import java.util.List;

/** PTR below the reverse zones of RFC 1918; service discovery there has its own detector. */
final class Rfc1918Ptr extends QuestionDetector {
  private final SuffixTable<Registry.Entry> zones;

  Rfc1918Ptr(Registry locallyServed) {
    super(
        DetectorInfo.of("rfc1918-ptr", 200, Severity.LOW, "reverse look-up of a private address")
            .rule(
                "PTR at or below 10.in-addr.arpa, 16 to 31.172.in-addr.arpa or 168.192.in-"
                    + "addr.arpa.")
            .cause(
                "The address is private (RFC 1918), so nobody outside its network can name it. "
                    + "The look-up leaves the network because no resolver inside serves the zone.")
            .who("The operator of the resolver.")
            .fix(
                "Serve the reverse zones of RFC 6303 on the resolver (built into BIND and "
                    + "Unbound), or your own reverse zone.")
            .source("RFC 6303; RFC 6761 §6.1; RFC 7534"),
        Fact.ARPA | Fact.POINTER);
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

  @Override
  public List<String> registries() {
    return List.of("locally-served.tsv");
  }
}
