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
import io.toptail.dns.Outcome;
import java.util.Arrays;
import java.util.List;

/**
 * Look-ups of IPv6 addresses alone that find none. Remembers at most {@value #MOST_NAMES} names
 * with the types asked for; queries for further ones are not counted.
 */
final class AaaaOnlyStorm extends HistoryDetector {
  static final String ID = "aaaa-only-storm";
  static final Parameter QUERIES =
      Parameter.number("queries", 200, 1, 1_000_000, "AAAA queries per hour that make a finding");
  static final Parameter EMPTY =
      Parameter.number("empty-percent", 80, 1, 100, "of them without data");
  static final Parameter BOTH =
      Parameter.number("both-percent", 10, 0, 100, "of the names that may be asked for A too");
  static final int MOST_NAMES = 1 << 16;
  private static final byte WITH_A = 1;
  private static final byte WITH_AAAA = 2;

  private final int queries;
  private final int emptyPercent;
  private final int bothPercent;

  AaaaOnlyStorm(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 334, Severity.LOW, "asks for IPv6 addresses that are not there")
            .rule(
                "At least so many AAAA queries an hour of one client, retransmissions left out, "
                    + "nearly all answered with no data, and hardly any of these names asked for A.")
            .cause(
                "A device or program looks for IPv6 only, and never falls back to IPv4, or the "
                    + "empty answers may be kept for seconds only.")
            .who("The developer of the program on the asking client. Also: the owner of the zone.")
            .fix(
                "Ask for A too, and keep empty answers; in the zone, raise the minimum of the SOA "
                    + "record.")
            .source("RFC 4074; RFC 2308 §5; Foremski et al. 2019"),
        true);
    queries = settings.number(QUERIES);
    emptyPercent = settings.number(EMPTY);
    bothPercent = settings.number(BOTH);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(QUERIES, EMPTY, BOTH);
  }

  @Override
  public ClientWatch watch(HistoryScope scope) {
    return new Watch(scope.atLeast(queries));
  }

  private final class Watch extends ClientWatch {
    private final long least;
    private final HashSlots names = new HashSlots(MOST_NAMES);
    private final Evidence empty = new Evidence();
    private byte[] types = new byte[64];
    private long asked;
    private int withAaaa;
    private int withBoth;

    Watch(long least) {
      this.least = least;
    }

    @Override
    public void add(Transaction query) {
      boolean sixes = query.qtype() == Codes.AAAA;
      if (!sixes && query.qtype() != Codes.A || query.isRetransmission()) {
        return;
      }
      int at = query.nameOffset();
      int name = names.add(WireLabels.hash(query.nameBytes(), at, at + query.nameLength()));
      if (name < 0) {
        return;
      }
      note(name, sixes ? WITH_AAAA : WITH_A, names.isNew());
      asked += sixes ? 1 : 0;
      if (sixes && query.outcome() == Outcome.NODATA) {
        empty.add(query);
      }
    }

    private void note(int name, byte type, boolean isNew) {
      if (name >= types.length) {
        types = Arrays.copyOf(types, 2 * name);
      }
      int before = isNew ? 0 : types[name];
      int after = before | type;
      types[name] = (byte) after;
      withAaaa += (after & ~before & WITH_AAAA) != 0 ? 1 : 0;
      withBoth += before != after && after == (WITH_A | WITH_AAAA) ? 1 : 0;
    }

    @Override
    public void endClient(HistoryFindings findings) {
      boolean alone = withBoth * 100L <= (long) bothPercent * withAaaa;
      if (asked >= least && alone && empty.isShare(emptyPercent, asked)) {
        empty.report(findings);
      }
      names.clear();
      empty.clear();
      asked = 0;
      withAaaa = 0;
      withBoth = 0;
    }
  }
}
