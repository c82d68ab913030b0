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
import io.toptail.detect.Vantage;
import java.util.List;

/**
 * Looks up the addresses of root servers all the time. Remembers numbers, and which of the 26
 * questions were asked.
 */
final class RootServersLookup extends HistoryDetector {
  static final String ID = "root-servers-lookup";
  static final Parameter QUERIES =
      Parameter.number("queries", 26, 1, 1_000_000, "such queries per hour that make a finding");

  /** {@code x.root-servers.net} in wire form. */
  private static final int NAME_LENGTH = 20;

  private final int queries;

  RootServersLookup(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 310, Severity.LOW, "looks up root servers all the time")
            .rule(
                "At least so many queries an hour for A or AAAA of a.root-servers.net to "
                    + "m.root-servers.net, retransmissions left out, and each of these questions "
                    + "twice in the mean, for a resolver may ask all of them when it starts.")
            .cause(
                "A private resolver whose cache does not work, or a script that takes the root "
                    + "servers for a test of the network.")
            .who("The owner of the asking machine.")
            .fix(
                "Let a resolver there forward and cache; test the network with a name of your "
                    + "own.")
            .source("RFC 9609; dsc, class root-servers.net")
            .only(Vantage.RESOLVER, Vantage.AUTHORITATIVE),
        false);
    queries = settings.number(QUERIES);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(QUERIES);
  }

  @Override
  public ClientWatch watch(HistoryScope scope) {
    return new Watch(scope.atLeast(queries));
  }

  /** 0 to 12 for a to m; −1 for other names. */
  private static int letter(Transaction query) {
    byte[] bytes = query.nameBytes();
    int at = query.nameOffset();
    if (query.nameLength() != NAME_LENGTH || bytes[at] != 1) {
      return -1;
    }
    int letter = bytes[at + 1] - 'a';
    boolean root =
        letter >= 0
            && letter < 13
            && WireLabels.isLabel(bytes, at + 2, "root-servers")
            && WireLabels.isLabel(bytes, at + 15, "net");
    return root ? letter : -1;
  }

  private static final class Watch extends ClientWatch {
    private final long least;
    private final Evidence seen = new Evidence();
    private int asked;

    Watch(long least) {
      this.least = least;
    }

    @Override
    public void add(Transaction query) {
      boolean address = query.qtype() == Codes.A || query.qtype() == Codes.AAAA;
      if (!address || query.isRetransmission()) {
        return;
      }
      int letter = letter(query);
      if (letter >= 0) {
        seen.add(query);
        asked |= 1 << 2 * letter + (query.qtype() == Codes.A ? 0 : 1);
      }
    }

    @Override
    public void endClient(HistoryFindings findings) {
      if (seen.count() >= least && seen.count() >= 2L * Integer.bitCount(asked)) {
        seen.report(findings);
      }
      seen.clear();
      asked = 0;
    }
  }
}
