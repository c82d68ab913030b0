package io.toptail.detect;

import io.toptail.dns.DnsName;
import io.toptail.dns.Outcome;
import io.toptail.name.WireName;
import java.util.List;

/** Insists on a server that refuses it. */
final class RefusedHammering extends HistoryDetector {
  static final String ID = "refused-hammering";
  static final Parameter REFUSALS =
      Parameter.number("refusals", 20, 1, 1_000_000, "REFUSED per hour that make a finding");
  static final Parameter PERCENT =
      Parameter.number("percent", 90, 1, 100, "of the client's responses that are REFUSED");

  private final int refusals;
  private final int percent;

  RefusedHammering(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 308, Severity.MEDIUM, "insists on a server that refuses it")
            .rule(
                "At least so many REFUSED an hour to one client, and nearly all its responses "
                    + "are; the finding is under the name that it was refused first.")
            .cause(
                "The client was given the wrong server, or the server's access list lacks its "
                    + "network.")
            .who("The administrator of the network that the client is in.")
            .fix("Hand out the right server by DHCP, or add the network to the access list.")
            .source("RFC 8906"),
        true);
    refusals = settings.number(REFUSALS);
    percent = settings.number(PERCENT);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(REFUSALS, PERCENT);
  }

  @Override
  public ClientWatch watch(HistoryScope scope) {
    return new Watch(scope.atLeast(refusals));
  }

  private final class Watch extends ClientWatch {
    private final long least;
    private final byte[] name = new byte[DnsName.MAX_LENGTH];
    private int nameLength;
    private final WireName firstName = new WireName();
    private final CountedQueries queries = new CountedQueries();
    private long refused;
    private long answered;
    private long first;
    private long last;
    private int file;

    Watch(long least) {
      this.least = least;
    }

    @Override
    public void add(Transaction query) {
      if (query.outcome().isResponse()) {
        answered++;
      }
      if (query.outcome() != Outcome.REFUSED) {
        return;
      }
      if (refused++ == 0) {
        first = query.timeNanos();
        file = query.file();
        nameLength = query.nameLength();
        System.arraycopy(query.nameBytes(), query.nameOffset(), name, 0, nameLength);
      }
      last = query.timeNanos();
    }

    @Override
    public void endClient(HistoryFindings findings) {
      if (nameLength > 0 && refused >= least && refused * 100 >= answered * percent) {
        firstName.wrap(name, 0, nameLength);
        findings.name(firstName, queries.set(refused, first, last, file));
      }
      refused = 0;
      answered = 0;
    }
  }
}
