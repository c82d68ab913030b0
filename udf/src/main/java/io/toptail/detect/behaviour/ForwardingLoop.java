package io.toptail.detect.behaviour;

import io.toptail.detect.ClientWatch;
import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.HistoryDetector;
import io.toptail.detect.HistoryFindings;
import io.toptail.detect.HistoryScope;
import io.toptail.detect.OutcomeCounts;
import io.toptail.detect.Parameter;
import io.toptail.detect.QuestionCounts;
import io.toptail.detect.QuestionServers;
import io.toptail.detect.Severity;
import io.toptail.detect.Transaction;
import java.util.Arrays;
import java.util.List;

/**
 * Two resolvers that pass a query to and fro. Remembers of each question the last server, and how
 * many queries to it followed each other fast.
 */
final class ForwardingLoop extends HistoryDetector {
  static final String ID = "forwarding-loop";
  static final Parameter COPIES =
      Parameter.number("copies", 5, 2, 1_000, "queries that follow each other, in each direction");
  static final Parameter SECONDS =
      Parameter.number("seconds", 2, 1, 60, "from the first of them to the last, at most");

  private final int copies;
  private final int seconds;

  ForwardingLoop(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 338, Severity.MEDIUM, "resolvers that pass a query round in circles")
            .rule(
                "One address asks another the same question at least so often within so many "
                    + "seconds, and is asked that question by the other as often; both name a "
                    + "finding. Circles of three and more, and those whose other direction is not "
                    + "in the capture, are not seen. Of what matches, the 10,000 with most "
                    + "queries.")
            .cause(
                "Two forwarders are each other's upstream: a question that neither can answer goes "
                    + "to and fro until it times out, and multiplies.")
            .who("The administrator of the network that the client is in.")
            .fix("Correct the list of forwarders of one of the two.")
            .source("RFC 1536 §2"),
        false);
    copies = settings.number(COPIES);
    seconds = settings.number(SECONDS);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(COPIES, SECONDS);
  }

  @Override
  public boolean holds(OutcomeCounts answers, boolean returned) {
    return returned;
  }

  @Override
  public ClientWatch watch(HistoryScope scope) {
    return new Watch();
  }

  private final class Watch extends ClientWatch {
    private final long nanos = seconds * Codes.SECOND;
    private final QuestionCounts asked = new QuestionCounts();
    private final QuestionServers servers = new QuestionServers();

    /** By question, times of the last queries to the server, in a ring. */
    private long[] times = new long[16 * copies];

    private int[] inRow = new int[16];
    private boolean[] burst = new boolean[16];

    @Override
    public boolean needsRepetition() {
      return true;
    }

    @Override
    public void add(Transaction query) {
      int question = query.question();
      if (question >= inRow.length) {
        grow(question);
      }
      if (inRow[question] == 0 || !servers.isOf(query)) {
        if (burst[question]) {
          return;
        }
        inRow[question] = 0;
        servers.put(query);
        asked.forget(question);
      }
      asked.add(query);
      int at = question * copies + inRow[question] % copies;
      times[at] = query.timeNanos();
      inRow[question]++;
      int first = question * copies + inRow[question] % copies;
      burst[question] |= inRow[question] >= copies && query.timeNanos() - times[first] <= nanos;
    }

    private void grow(int question) {
      int size = Math.max(question + 1, 2 * inRow.length);
      inRow = Arrays.copyOf(inRow, size);
      burst = Arrays.copyOf(burst, size);
      times = Arrays.copyOf(times, size * copies);
    }

    @Override
    public void endQuestion(int question, HistoryFindings findings) {
      if (question >= inRow.length || inRow[question] == 0) {
        return;
      }
      if (burst[question]) {
        servers.report(asked, question, copies, findings);
      }
      asked.forget(question);
      inRow[question] = 0;
      burst[question] = false;
    }
  }
}
