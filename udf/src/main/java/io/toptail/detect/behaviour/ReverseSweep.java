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
import java.util.Arrays;
import java.util.List;

/**
 * Reverse look-ups that walk through a block of addresses. Remembers at most {@value #MOST_BLOCKS}
 * blocks (a /16, or a /48 of IPv6) and {@value #MOST_NETS} nets in them (/24 or /64) of a client;
 * what lies in others is not counted.
 */
final class ReverseSweep extends HistoryDetector {
  static final String ID = "reverse-sweep";
  static final Parameter NAMES =
      Parameter.number("names", 256, 2, 1_000_000, "distinct addresses of a block per hour");
  static final Parameter DENSITY =
      Parameter.number("density", 16, 1, 256, "of them in each net of the block, in the mean");
  static final int MOST_BLOCKS = 4096;
  static final int MOST_NETS = 1 << 15;

  private final int names;
  private final int density;

  ReverseSweep(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 312, Severity.INFO, "walks through a block of addresses with PTR")
            .rule(
                "One client asks for at least so many distinct reverse names of whole addresses "
                    + "in an hour in one /16, or one /48 of IPv6, and in the mean at least so many "
                    + "in each /24 or /64 that it touches. The finding is under the block.")
            .cause(
                "A scanner, an inventory, or a log that is resolved address by address. Mail and "
                    + "web servers ask for many addresses too, but not densely.")
            .who("The owner of the asking machine.")
            .fix("Find out what scans; resolve logs later, and each address once.")
            .source("RFC 1035 §3.5; RFC 3596 §2.5"),
        false);
    names = settings.number(NAMES);
    density = settings.number(DENSITY);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(NAMES, DENSITY);
  }

  @Override
  public ClientWatch watch(HistoryScope scope) {
    return new Watch(scope.atLeast(names));
  }

  private final class Watch extends ClientWatch {
    private final long least;
    private final DomainCounts blocks = new DomainCounts(MOST_BLOCKS);
    private final HashSlots nets = new HashSlots(MOST_NETS);
    private int[] netsOf = new int[16];

    Watch(long least) {
      this.least = least;
    }

    @Override
    public void add(Transaction query) {
      // A question of one type is a name, and only the first query for it counts.
      if (query.qtype() != Codes.PTR || query.gapNanos() >= 0 || query.nameLength() == 0) {
        return;
      }
      byte[] bytes = query.nameBytes();
      int at = query.nameOffset();
      int labels = WireLabels.count(bytes, at);
      if (labels == 6 && isBelow(bytes, at, labels, "in-addr")) {
        count(query, WireLabels.skip(bytes, at, 1), WireLabels.skip(bytes, at, 2));
      } else if (labels == 34 && isBelow(bytes, at, labels, "ip6")) {
        count(query, WireLabels.skip(bytes, at, 16), WireLabels.skip(bytes, at, 20));
      }
    }

    private static boolean isBelow(byte[] bytes, int offset, int labels, String tree) {
      int at = WireLabels.skip(bytes, offset, labels - 2);
      return WireLabels.isLabel(bytes, at, tree)
          && WireLabels.isLabel(bytes, WireLabels.skip(bytes, at, 1), "arpa");
    }

    private void count(Transaction query, int netAt, int blockAt) {
      byte[] bytes = query.nameBytes();
      int end = query.nameOffset() + query.nameLength();
      int net = nets.add(WireLabels.hash(bytes, netAt, end));
      boolean first = nets.isNew();
      if (net < 0) {
        return;
      }
      int block = blocks.slot(WireLabels.hash(bytes, blockAt, end), bytes, blockAt, end);
      if (block < 0) {
        return;
      }
      if (blocks.isNew()) {
        netsOf = block < netsOf.length ? netsOf : Arrays.copyOf(netsOf, 2 * block);
        netsOf[block] = 0;
      }
      netsOf[block] += first ? 1 : 0;
      blocks.count(block, query);
    }

    @Override
    public void endClient(HistoryFindings findings) {
      for (int block = 0; block < blocks.size(); block++) {
        if (blocks.of(block) >= (long) density * netsOf[block]) {
          blocks.report(block, least, findings);
        }
      }
      blocks.clear();
      nets.clear();
    }
  }
}
