package io.toptail.detect.behaviour;

import io.toptail.detect.ClientWatch;
import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.HistoryDetector;
import io.toptail.detect.HistoryFindings;
import io.toptail.detect.HistoryScope;
import io.toptail.detect.Parameter;
import io.toptail.detect.Severity;
import io.toptail.detect.StrayResponse;
import io.toptail.detect.Transaction;
import io.toptail.detect.Vantage;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A response that arrives where queries are expected. Remembers the last {@value #SIZE} queries, or
 * fewer, that the receiver itself sent from such a port.
 */
final class ResponseSentToServer extends HistoryDetector {
  static final String ID = "response-sent-to-server";
  static final Parameter SECONDS =
      Parameter.number("seconds", 15, 1, 3_600, "for which the receiver must not have asked");
  static final int SIZE = 1 << 12;

  private final boolean upstream;
  private final int seconds;

  ResponseSentToServer(DetectorSettings.Entry settings, Vantage vantage) {
    super(
        DetectorInfo.of(ID, 350, Severity.MEDIUM, "response sent to a server")
            .rule(
                "A response to a port that DNS is served on, whose receiver sent no query with "
                    + "this id and question to the sender in so many seconds before. On the "
                    + "upstream side of a resolver only if the receiver sends queries from that "
                    + "port too, so that both directions are in the capture. The address in a "
                    + "finding is the sender's, and the clients are the receivers.")
            .cause(
                "Somebody forges the server's address in queries to others, whose answers come "
                    + "here (reflection); or a client uses a fixed source port, and its queries "
                    + "claim to be responses.")
            .who("The administrator of the network that the sender is in.")
            .fix(
                "Limit the rate of such packets; have the sender's network drop forged source "
                    + "addresses (BCP 38), or correct the program that sets the response flag.")
            .source("RFC 5358; DSC, qr_aa_bits"),
        false);
    upstream = vantage == Vantage.UPSTREAM;
    seconds = settings.number(SECONDS);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(SECONDS);
  }

  @Override
  public boolean isAboutServer() {
    return true;
  }

  @Override
  public ClientWatch watch(HistoryScope scope) {
    return new Watch(scope);
  }

  private final class Watch extends ClientWatch {
    private final BitSet ports = new BitSet();
    private final long nanos = seconds * Codes.SECOND;
    private final long[] hashes = new long[SIZE];
    private final long[] times = new long[SIZE];
    private boolean asks;

    Watch(HistoryScope scope) {
      scope.ports().forEach(ports::set);
    }

    @Override
    public void add(Transaction query) {
      if (!ports.get(query.clientPort())) {
        return;
      }
      asks = true;
      long hash =
          hash(
              query.nameBytes(),
              query.nameOffset(),
              query.nameLength(),
              query.qtype() << 16 | query.id(),
              query.serverBytes(),
              query.serverOffset(),
              query.serverLength());
      int at = (int) hash & SIZE - 1;
      hashes[at] = hash;
      times[at] = query.timeNanos();
    }

    @Override
    public boolean finds(StrayResponse response) {
      boolean stray = response.kind() == StrayResponse.Kind.UNASKED;
      return stray && ports.get(response.clientPort()) && (asks || !upstream) && !isAsked(response);
    }

    private boolean isAsked(StrayResponse response) {
      long hash =
          hash(
              response.nameBytes(),
              response.nameOffset(),
              response.nameLength(),
              response.qtype() << 16 | response.id(),
              response.serverBytes(),
              response.serverOffset(),
              response.serverLength());
      int at = (int) hash & SIZE - 1;
      return hashes[at] == hash && response.timeNanos() - times[at] <= nanos;
    }

    private static long hash(
        byte[] name, int from, int length, int numbers, byte[] server, int at, int size) {
      long hash = WireLabels.hash(name, from, from + length);
      return WireLabels.mix(WireLabels.hash(server, at, at + size) ^ numbers, hash);
    }

    @Override
    public void endClient(HistoryFindings findings) {
      if (asks) {
        Arrays.fill(hashes, 0);
        asks = false;
      }
    }
  }
}
