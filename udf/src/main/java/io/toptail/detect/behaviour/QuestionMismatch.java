package io.toptail.detect.behaviour;

import io.toptail.detect.ClientWatch;
import io.toptail.detect.DetectorInfo;
import io.toptail.detect.HistoryDetector;
import io.toptail.detect.HistoryScope;
import io.toptail.detect.Severity;
import io.toptail.detect.StrayResponse;
import io.toptail.detect.Transaction;

/** A response to another question than the one asked. Remembers nothing. */
final class QuestionMismatch extends HistoryDetector {
  static final String ID = "question-mismatch";

  QuestionMismatch() {
    super(
        DetectorInfo.of(ID, 418, Severity.MEDIUM, "answer to another question")
            .rule(
                "A response with the addresses, ports and id of a query that is open, and another "
                    + "question; the case of letters does not count. The name in a finding is that "
                    + "of the response, and the address is the server's.")
            .cause(
                "The server or a device on the way mixes up or rewrites messages, or somebody "
                    + "guesses ids to plant false answers. The client ignores the response and "
                    + "waits in vain.")
            .who("The operator of the server; the maker of the device on the way.")
            .fix(
                "Update the server, or take the device that rewrites DNS out of the way; with many "
                    + "names from one address look for an attack.")
            .source("RFC 5452 §4 and §9.1; RFC 9619"),
        true);
  }

  @Override
  public boolean isAboutServer() {
    return true;
  }

  @Override
  public ClientWatch watch(HistoryScope scope) {
    return new ClientWatch() {
      @Override
      public void add(Transaction transaction) {
        // a query alone shows nothing
      }

      @Override
      public boolean finds(StrayResponse response) {
        return response.kind() == StrayResponse.Kind.OTHER_QUESTION && response.nameLength() > 0;
      }
    };
  }
}
