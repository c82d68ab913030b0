package io.toptail.detect.behaviour;

import io.toptail.detect.DetectorSettings;
import io.toptail.detect.DetectorSources;
import io.toptail.detect.HistoryDetector;
import io.toptail.detect.QuestionDetector;
import java.util.ArrayList;
import java.util.List;

/** Makes every detector of this package; a new one is added here. */
public final class BehaviourDetectors {
  private BehaviourDetectors() {}

  /**
   * All of them in no order, those that are switched off too.
   *
   * @param chromium claims a question that looks like a single probe of a browser
   */
  public static List<HistoryDetector> of(DetectorSources sources, QuestionDetector chromium) {
    List<HistoryDetector> all = new ArrayList<>();
    addHeaders(all, sources.settings());
    addNames(all, sources, chromium);
    addAnswers(all, sources);
    return all;
  }

  private static void addHeaders(List<HistoryDetector> all, DetectorSettings settings) {
    all.add(new Rd0ToRecursive(settings.of(Rd0ToRecursive.ID)));
    all.add(new Rd1ToAuthoritative(settings.of(Rd1ToAuthoritative.ID)));
    all.add(FixedSourcePort.ofResolvers(settings));
    all.add(FixedSourcePort.ofStubs(settings));
    all.add(FixedSourcePort.ofOldResolvers(settings));
    all.add(new PredictableId(settings.of(PredictableId.ID)));
    all.add(new EdnsBufsize(settings.of(EdnsBufsize.ID)));
  }

  private static void addNames(
      List<HistoryDetector> all, DetectorSources sources, QuestionDetector chromium) {
    DetectorSettings settings = sources.settings();
    all.add(new AnyHeavyClient(settings.of(AnyHeavyClient.ID)));
    all.add(
        new ChromiumProbeBurst(chromium, sources.delegated(), settings.of(ChromiumProbeBurst.ID)));
    all.add(
        new HardcodedNtp(
            sources.registries().get(HardcodedNtp.REGISTRY), settings.of(HardcodedNtp.ID)));
    all.add(new PeriodicBeacon(settings.of(PeriodicBeacon.ID)));
    all.add(new PrimingStorm(settings.of(PrimingStorm.ID)));
    all.add(new ReverseSweep(settings.of(ReverseSweep.ID)));
    all.add(new RootServersLookup(settings.of(RootServersLookup.ID)));
  }

  private static void addAnswers(List<HistoryDetector> all, DetectorSources sources) {
    DetectorSettings settings = sources.settings();
    all.add(new AaaaOnlyStorm(settings.of(AaaaOnlyStorm.ID)));
    all.add(new DgaLikeClient(sources.delegated(), settings.of(DgaLikeClient.ID)));
    all.add(new NxdomainSubtree(settings.of(NxdomainSubtree.ID)));
    all.add(new ReferralNotCached(settings.of(ReferralNotCached.ID), sources.vantage()));
    all.add(
        new SearchListWalk(
            sources.registries().get(SearchListWalk.REGISTRY),
            sources.delegated(),
            settings.of(SearchListWalk.ID)));
    all.add(new TcpFallbackMissing(settings.of(TcpFallbackMissing.ID)));
    all.add(new ResponseSentToServer(settings.of(ResponseSentToServer.ID), sources.vantage()));
    all.add(new QuestionMismatch());
    all.add(new ForwardingLoop(settings.of(ForwardingLoop.ID)));
  }
}
