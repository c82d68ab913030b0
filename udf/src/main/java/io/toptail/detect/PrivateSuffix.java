package io.toptail.detect;

import io.toptail.name.Registry;

/** A top label of the registry {@code private-suffixes.tsv}, with a host in front of it. */
final class PrivateSuffix extends Detector {
  private final KnownNames suffixes;

  PrivateSuffix(Registry privateSuffixes) {
    super(
        DetectorInfo.of("private-suffix", 220, Severity.LOW, "private suffix sent to public DNS")
            .cause(
                "The name ends in a suffix that somebody chose for a private network, or a "
                    + "router brought along. Public DNS does not know it, and it may be delegated to "
                    + "strangers one day.")
            .who("The administrator of the network that the client is in.")
            .fix(
                "Use home.arpa, internal or a domain that you own; have the resolver answer the"
                    + " suffix itself.")
            .source(
                "SAC113; RFC 8375; ICANN resolution 2018.02.04.12; registry private-"
                    + "suffixes.tsv"));
    suffixes = new KnownNames(privateSuffixes);
  }

  @Override
  public boolean matches(Question question) {
    return !question.tldDelegated() && question.labels() >= 2 && suffixes.listTop(question.name());
  }

  @Override
  public int matchedLabels(Question question) {
    return 1;
  }
}
