package io.toptail.detect;

import io.toptail.name.Registry;
import io.toptail.name.WireName;

/** Names, leftmost labels and prefixes of the registry {@code probes.tsv}. */
final class SoftwareProbe extends Detector {
  private final String[] labels;
  private final String[] prefixes;
  private final KnownNames names;

  SoftwareProbe(Registry probes) {
    super(
        DetectorInfo.of(
                "software-probe", 100, Severity.INFO, "deliberate look-up by known software")
            .cause(
                "Software asks this name on purpose, to learn about the resolver or the "
                    + "connection; many of these names are not meant to exist.")
            .who("Nobody: it is not a fault.")
            .fix("Nothing to do. Counted so that it does not hide among the unknown names.")
            .source(
                "RFC 8145; RFC 8509; RFC 8880; RFC 9156; RFC 9462; sources of cloud-init, "
                    + "Firefox, iOS"));
    labels = probes.values("label").toArray(String[]::new);
    prefixes = probes.values("prefix").toArray(String[]::new);
    names = new KnownNames(probes, "exact", "suffix");
  }

  @Override
  public boolean matches(Question question) {
    return isMarked(question.name()) || names.cover(question.name());
  }

  private boolean isMarked(WireName name) {
    if (name.labels() == 0) {
      return false;
    }
    for (String label : labels) {
      if (name.labelIs(0, label)) {
        return true;
      }
    }
    for (String prefix : prefixes) {
      if (name.startsWith(0, prefix)) {
        return true;
      }
    }
    return false;
  }
}
