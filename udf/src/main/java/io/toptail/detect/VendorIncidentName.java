package io.toptail.detect;

import io.toptail.name.Registry;

/** Names of the registry {@code vendor-incidents.tsv}. */
final class VendorIncidentName extends Detector {
  private final KnownNames names;

  VendorIncidentName(Registry incidents) {
    super(
        DetectorInfo.of(
                "vendor-incident-name",
                102,
                Severity.MEDIUM,
                "name built into a product, with a documented incident")
            .cause(
                "The name is set in the firmware or printed on the case of a product, and has "
                    + "caused an outage, a flood or a hijack before.")
            .who("The maker of the product; until then its owner.")
            .fix(
                "Update the firmware or replace the device, set own servers where it allows "
                    + "that, and answer the name locally if it must not leave.")
            .source("RFC 4085; registry vendor-incidents.tsv"));
    names = new KnownNames(incidents);
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
