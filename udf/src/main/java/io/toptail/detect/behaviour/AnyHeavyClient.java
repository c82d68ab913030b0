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

/**
 * A client that lives on ANY. Remembers numbers, and the last {@value #MOST_OPEN} ANY queries of
 * the last two seconds.
 */
final class AnyHeavyClient extends HistoryDetector {
  static final String ID = "qtype-any-heavy";
  static final Parameter QUERIES =
      Parameter.number("queries", 100, 1, 1_000_000, "ANY queries per hour that make a finding");
  static final Parameter FEWER =
      Parameter.number("fewer", 20, 1, 1_000_000, "per hour, if they are a large share");
  static final Parameter PERCENT =
      Parameter.number("percent", 20, 1, 100, "of the client's queries that is a large share");
  static final int MOST_OPEN = 16;

  /** Old mail software asks ANY of a domain and then MX, within this time. */
  private static final long MAIL_NANOS = 2 * Codes.SECOND;

  private final int queries;
  private final int fewer;
  private final int percent;

  AnyHeavyClient(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 346, Severity.MEDIUM, "asks ANY all the time")
            .rule(
                "At least so many ANY queries an hour of one client, or fewer if they are a large "
                    + "share of its queries. An ANY query that MX of the same name follows within "
                    + "two seconds does not count.")
            .cause(
                "Large answers make ANY the favourite of reflection attacks: the client's address "
                    + "may be forged, and it the victim. Or a program asks for all there is in "
                    + "place of what it needs.")
            .who("The operator of the resolver.")
            .fix(
                "Answer ANY minimally, do not serve clients from outside, and have programs ask "
                    + "for the types that they need.")
            .source("RFC 8482; RFC 5358"),
        false);
    queries = settings.number(QUERIES);
    fewer = settings.number(FEWER);
    percent = settings.number(PERCENT);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(QUERIES, FEWER, PERCENT);
  }

  @Override
  public ClientWatch watch(HistoryScope scope) {
    return new Watch(scope.atLeast(queries), scope.atLeast(fewer));
  }

  private final class Watch extends ClientWatch {
    private final long least;
    private final long leastOfMany;
    private final Evidence any = new Evidence();
    private final long[] names = new long[MOST_OPEN];
    private final long[] times = new long[MOST_OPEN];
    private long next;
    private long excused;
    private long total;

    Watch(long least, long leastOfMany) {
      this.least = least;
      this.leastOfMany = leastOfMany;
    }

    @Override
    public void add(Transaction query) {
      total++;
      if (query.qtype() == Codes.ANY) {
        any.add(query);
        int at = (int) (next++ % MOST_OPEN);
        names[at] = name(query);
        times[at] = query.timeNanos();
      } else if (query.qtype() == Codes.MX) {
        excuse(name(query), query.timeNanos());
      }
    }

    private static long name(Transaction query) {
      int at = query.nameOffset();
      return WireLabels.hash(query.nameBytes(), at, at + query.nameLength());
    }

    private void excuse(long name, long now) {
      for (int i = 0; i < Math.min(MOST_OPEN, next); i++) {
        if (names[i] == name && now - times[i] <= MAIL_NANOS) {
          names[i] = ~name;
          excused++;
        }
      }
    }

    @Override
    public void endClient(HistoryFindings findings) {
      long counted = any.count() - excused;
      if (counted >= least || counted >= leastOfMany && counted * 100 >= percent * total) {
        any.report(findings);
      }
      any.clear();
      next = 0;
      excused = 0;
      total = 0;
    }
  }
}
