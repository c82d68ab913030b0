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

/** A useless UDP payload size in every query. Remembers numbers only. */
final class EdnsBufsize extends HistoryDetector {
  static final String ID = "edns-bufsize";
  static final Parameter QUERIES =
      Parameter.number("queries", 50, 1, 1_000_000, "queries with EDNS per hour, all of them so");
  static final Parameter LARGEST =
      Parameter.number("largest", 4096, 512, 65_535, "size that is not too large, octets");

  /** What there was before EDNS; smaller sizes mean this (RFC 6891 §6.2.3). */
  private static final int PLAIN = 512;

  private final int queries;
  private final int largest;

  EdnsBufsize(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 345, Severity.INFO, "useless EDNS buffer size")
            .rule(
                "At least so many queries with EDNS an hour over UDP, and all offer less than "
                    + "512 octets, or no more while asking for DNSSEC records, or more than the "
                    + "largest.")
            .cause(
                "Too small a size sends every signed answer over TCP; too large a one lets "
                    + "answers be fragmented, and fragments get lost or forged.")
            .who("The operator of the resolver.")
            .fix("Set the EDNS buffer size to 1232 octets.")
            .source("RFC 6891 §6.2.3–6.2.5; RFC 9715"),
        false);
    queries = settings.number(QUERIES);
    largest = settings.number(LARGEST);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(QUERIES, LARGEST);
  }

  @Override
  public ClientWatch watch(HistoryScope scope) {
    return new Watch(scope.atLeast(queries));
  }

  private boolean isUseless(int size, boolean dnssec) {
    return size < PLAIN || size > largest || dnssec && size == PLAIN;
  }

  private final class Watch extends ClientWatch {
    private final long least;
    private final Evidence useless = new Evidence();
    private long total;

    Watch(long least) {
      this.least = least;
    }

    @Override
    public void add(Transaction query) {
      if (!query.hasEdns() || query.protocol() != Codes.UDP) {
        return;
      }
      total++;
      if (isUseless(query.ednsUdpSize(), query.dnssecOk())) {
        useless.add(query);
      }
    }

    @Override
    public void endClient(HistoryFindings findings) {
      if (useless.count() >= least && useless.count() == total) {
        useless.report(findings);
      }
      useless.clear();
      total = 0;
    }
  }
}
