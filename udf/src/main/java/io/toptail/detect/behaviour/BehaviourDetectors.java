package io.toptail.detect.behaviour;

import io.toptail.detect.DetectorSettings;
import io.toptail.detect.DetectorSources;
import io.toptail.detect.HistoryDetector;
import java.util.ArrayList;
import java.util.List;

/** Makes every detector of this package; a new one is added here. */
public final class BehaviourDetectors {
  private BehaviourDetectors() {}

  /** All of them in no order, those that are switched off too. */
  public static List<HistoryDetector> of(DetectorSources sources) {
    List<HistoryDetector> all = new ArrayList<>();
    addHeaders(all, sources.settings());
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
}
