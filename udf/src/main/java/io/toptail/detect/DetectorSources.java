package io.toptail.detect;

import io.toptail.name.DelegatedTlds;
import io.toptail.name.PublicSuffixes;
import io.toptail.name.Registries;

/**
 * What detectors are made from.
 *
 * @param settings what the operator set
 * @param vantage where the capture was taken, as far as somebody said so
 * @param messages whether whole messages are shown to it, not only their questions
 */
public record DetectorSources(
    PublicSuffixes publicSuffixes,
    DelegatedTlds delegated,
    Registries registries,
    DetectorSettings settings,
    Vantage vantage,
    boolean messages) {

  /** All as it comes with this version, and nothing set. */
  public static DetectorSources bundled(PublicSuffixes publicSuffixes, DelegatedTlds delegated) {
    return new DetectorSources(
        publicSuffixes,
        delegated,
        Registries.bundled(),
        DetectorSettings.none(),
        Vantage.UNKNOWN,
        true);
  }
}
