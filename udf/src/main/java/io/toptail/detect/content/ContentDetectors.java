package io.toptail.detect.content;

import io.toptail.detect.DetectorSettings;
import io.toptail.detect.DetectorSources;
import io.toptail.detect.ResponseDetector;
import io.toptail.name.Registry;
import java.util.List;

/** Makes every detector of this package; a new one is added here. */
public final class ContentDetectors {
  private ContentDetectors() {}

  /** All of them in no order, those that are switched off too. */
  public static List<ResponseDetector> of(DetectorSources sources) {
    DetectorSettings settings = sources.settings();
    Registry lists = sources.registries().get("dnsbl-zones.tsv");
    return List.of(
        new NameCollisionAnswer(),
        new DnsblErrorCode(lists),
        new PrivateAddressAnswer(lists, sources.delegated(), settings.of(PrivateAddressAnswer.ID)),
        new MissingTrailingDot(),
        new TargetIsIp(),
        new CnameChain(settings.of(CnameChain.ID)),
        new TtlZero(),
        new UdpFragmented(settings.of(UdpFragmented.ID)),
        new AaMissing(),
        new RaMissing(),
        new SoaMissingInNegative());
  }
}
