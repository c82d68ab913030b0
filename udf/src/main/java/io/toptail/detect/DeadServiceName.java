package io.toptail.detect;

import io.toptail.name.Registry;

/** Names of the registry {@code dead-services.tsv}. */
final class DeadServiceName extends Detector {
  private final KnownNames names;

  DeadServiceName(Registry services) {
    super(
        DetectorInfo.of(
                "dead-service-name", 103, Severity.MEDIUM, "name of a service that is closed")
            .cause(
                "The service behind the name is closed, mostly a block list for mail. Each "
                    + "look-up waits for nothing, and a dead list that answers everything makes a "
                    + "mail server refuse all mail.")
            .who("The administrator of the asking mail server or resolver.")
            .fix(
                "Remove the list from the configuration of the mail filter, or dnssec-lookaside"
                    + " from that of the resolver.")
            .source("RFC 6471; RFC 8749; registry dead-services.tsv"));
    names = new KnownNames(services);
  }

  @Override
  public boolean matches(Question question) {
    return names.cover(question.name());
  }

  @Override
  public int matchedLabels(Question question) {
    return names.matchedLabels(question.name());
  }
}
