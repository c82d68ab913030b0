package io.toptail.detect.behaviour;

import io.toptail.detect.ClientWatch;
import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.HistoryDetector;
import io.toptail.detect.HistoryFindings;
import io.toptail.detect.HistoryScope;
import io.toptail.detect.Parameter;
import io.toptail.detect.Severity;
import io.toptail.detect.Transaction;
import java.util.List;

/** Message ids that are constant or count. Remembers the last id and at most three others. */
final class PredictableId extends HistoryDetector {
  static final String ID = "predictable-id";
  static final Parameter QUERIES =
      Parameter.number("queries", 50, 3, 1_000_000, "queries per hour that it takes to tell");
  static final Parameter IDS = Parameter.number("ids", 3, 1, 100, "distinct ids that are too few");
  static final Parameter PERCENT =
      Parameter.number("percent", 90, 1, 100, "of ids that follow from the one before");

  /** Two octets counted in the wrong order. */
  private static final int SWAPPED_STEP = 256;

  private final int queries;
  private final int ids;
  private final int percent;

  PredictableId(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 344, Severity.MEDIUM, "message ids that anybody can guess")
            .rule(
                "Of at least so many queries over UDP an hour, retransmissions left out, there "
                    + "are no more distinct ids than the parameter says, or nearly all ids are "
                    + "those of the query before, plus 0, 1 or 256.")
            .cause(
                "The generator of ids is broken. The id is half of what keeps others from forging "
                    + "responses, the other half being the source port.")
            .who("The maker of the device or software.")
            .fix("Update it, or put a resolver before it that draws ids and ports at random.")
            .source("RFC 5452 §9.2"),
        false);
    queries = settings.number(QUERIES);
    ids = settings.number(IDS);
    percent = settings.number(PERCENT);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(QUERIES, IDS, PERCENT);
  }

  @Override
  public ClientWatch watch(HistoryScope scope) {
    return new Watch(scope.atLeast(queries));
  }

  private final class Watch extends ClientWatch {
    private final long least;
    private final Evidence seen = new Evidence();
    private final FewNumbers distinct = new FewNumbers(ids);
    private long steps;
    private int before;

    Watch(long least) {
      this.least = least;
    }

    @Override
    public void add(Transaction query) {
      if (query.protocol() != Codes.UDP || query.isRetransmission()) {
        return;
      }
      int id = query.id();
      int step = id - before & 0xFFFF;
      if (seen.count() > 0 && (step <= 1 || step == SWAPPED_STEP)) {
        steps++;
      }
      before = id;
      distinct.add(id);
      seen.add(query);
    }

    @Override
    public void endClient(HistoryFindings findings) {
      boolean counting = steps * 100 >= percent * (seen.count() - 1);
      if (seen.count() >= least && (distinct.areFew() || counting)) {
        seen.report(findings);
      }
      seen.clear();
      distinct.clear();
      steps = 0;
    }
  }
}
