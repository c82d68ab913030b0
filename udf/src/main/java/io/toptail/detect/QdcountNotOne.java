package io.toptail.detect;

import java.util.List;

/** No question, or several. */
final class QdcountNotOne extends MessageDetector {

  QdcountNotOne() {
    super(
        DetectorInfo.of("qdcount-not-one", 22, Severity.LOW, "query with no question or several")
            .rule(
                "Opcode 0, and the number of questions is not 1; none is allowed with EDNS "
                    + "options, as a client does to get a cookie.")
            .cause("Servers answer such a message with FORMERR, or only its first question.")
            .who("The developer of the program on the asking client.")
            .fix("Send one question per message.")
            .source("RFC 9619; RFC 7873 §5.4 for the exception"));
  }

  @Override
  public List<String> reasons() {
    return List.of("none", "several");
  }

  @Override
  public int reason(QueryMessage query) {
    return query.message().questionCount() == 0 ? 1 : 2;
  }

  @Override
  public boolean matches(QueryMessage query) {
    int questions = query.message().questionCount();
    boolean cookie = questions == 0 && query.message().optDataLength() > 0;
    return query.message().opcode() == 0 && questions != 1 && !cookie;
  }
}
