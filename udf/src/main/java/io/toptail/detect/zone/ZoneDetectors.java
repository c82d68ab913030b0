package io.toptail.detect.zone;

import io.toptail.detect.DetectorSettings;
import io.toptail.detect.DetectorSources;
import io.toptail.detect.QuestionDetector;
import io.toptail.detect.SubjectDetector;
import io.toptail.name.Registries;
import java.util.ArrayList;
import java.util.List;

/** Makes every detector of this package; a new one is added here. */
public final class ZoneDetectors {
  private ZoneDetectors() {}

  /**
   * All of them in no order, those that are switched off too.
   *
   * @param chromium claims a question that looks like a single probe of a browser
   */
  public static List<SubjectDetector> of(DetectorSources sources, QuestionDetector chromium) {
    List<SubjectDetector> all = new ArrayList<>();
    addNames(all, sources.settings(), sources.registries());
    all.add(new TopLevelDenied(sources.delegated()));
    all.add(
        new AnsweredInside(sources.delegated(), sources.registries().get(AnsweredInside.REGISTRY)));
    addDomains(all, sources.settings(), sources.registries());
    addServers(all, sources.settings());
    all.add(new NxdomainRewriting(chromium, sources.settings().of(NxdomainRewriting.ID)));
    all.add(new LameDelegation(sources.settings().of(LameDelegation.ID)));
    all.add(new NsMxToCname());
    all.add(new ExcessiveClient(sources.settings().of(ExcessiveClient.ID)));
    return all;
  }

  private static void addNames(
      List<SubjectDetector> all, DetectorSettings settings, Registries registries) {
    all.add(new HardcodedNameWide(registries, settings.of(HardcodedNameWide.ID)));
    all.add(
        new HardcodedNtpWide(registries.get("ntp-names.tsv"), settings.of(HardcodedNtpWide.ID)));
    all.add(new AaaaOnlyName(settings.of(AaaaOnlyName.ID)));
    all.add(new TypeDependentFailure(settings.of(TypeDependentFailure.ID)));
    all.add(new NxdomainForEnt(settings.of(NxdomainForEnt.ID)));
    all.add(new PtrNotReversed());
  }

  private static void addDomains(
      List<SubjectDetector> all, DetectorSettings settings, Registries registries) {
    all.add(new DeadDomainDangling(settings.of(DeadDomainDangling.ID)));
    all.add(new RandomSubdomain(registries, settings.of(RandomSubdomain.ID)));
    all.add(new DisposableZone(settings.of(DisposableZone.ID)));
    all.add(
        new PrivateSuffixNowPublic(
            registries.get(PrivateSuffixNowPublic.REGISTRY),
            settings.of(PrivateSuffixNowPublic.ID)));
    all.add(new ServfailDomain(settings.of(ServfailDomain.ID)));
    all.add(new ServfailDnssec(settings.of(ServfailDnssec.ID)));
    all.add(new UnreachableAuthority(settings.of(UnreachableAuthority.ID)));
    all.add(new LameToUs(settings.of(LameToUs.ID)));
    all.add(new TunnelLike(registries, settings.of(TunnelLike.ID)));
  }

  private static void addServers(List<SubjectDetector> all, DetectorSettings settings) {
    all.add(new FormerrNotimp(settings.of(FormerrNotimp.ID)));
    all.add(new TcOveruse(settings.of(TcOveruse.ID)));
    all.add(new FailingServer(settings.of(FailingServer.ID)));
    all.add(new UnansweringServer(settings.of(UnansweringServer.ID)));
    all.add(new SlowServer(settings.of(SlowServer.ID)));
  }
}
