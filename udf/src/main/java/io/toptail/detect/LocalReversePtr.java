package io.toptail.detect;

import io.toptail.name.Registry;
import io.toptail.name.SuffixTable;
import io.toptail.name.WireName;
import java.util.List;

/** Names below the other reverse zones of the registry {@code locally-served.tsv}. */
final class LocalReversePtr extends QuestionDetector {
  private final SuffixTable<Registry.Entry> zones;

  LocalReversePtr(Registry locallyServed) {
    super(
        DetectorInfo.of(
                "local-reverse-ptr",
                201,
                Severity.LOW,
                "reverse look-up that should be answered locally")
            .rule(
                "Any type at or below another zone of the registry of locally served "
                    + "reverse zones.")
            .cause(
                "The address is a loopback, link-local, shared, documentation or otherwise "
                    + "local one, which has no name on the Internet. No resolver on the way serves "
                    + "the zone.")
            .who("The operator of the resolver.")
            .fix("Serve the locally served zones of RFC 6303 and RFC 7793 on the resolver.")
            .source("RFC 6303 §4; RFC 7793; IANA Locally-Served DNS Zones"),
        Fact.ARPA);
    zones = locallyServed.byName();
  }

  @Override
  public boolean matches(Question question) {
    if (!question.isReverse4() && !question.isReverse6() || question.has(WireName.UNDERSCORE)) {
      return false;
    }
    Registry.Entry zone = zones.get(question.name());
    return zone != null && !zone.kind().equals("rfc1918");
  }

  @Override
  public List<String> registries() {
    return List.of("locally-served.tsv");
  }
}
