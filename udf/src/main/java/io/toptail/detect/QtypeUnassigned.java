package io.toptail.detect;

/** A type number without a meaning in a question; numbers for private use are left out. */
final class QtypeUnassigned extends Detector {

  QtypeUnassigned() {
    super(
        DetectorInfo.of("qtype-unassigned", 35, Severity.LOW, "record type that nobody assigned")
            .cause(
                "The number of the type stands for nothing that can be asked for. Usually an "
                    + "encoder wrote the wrong octets, or a scanner tries all numbers.")
            .who("The developer of the program on the asking client.")
            .fix(
                "Find the program on the client by the number of the type and correct its "
                    + "encoder.")
            .source("RFC 6895 §3.1; IANA RR TYPEs as of 2026-11-24"));
  }

  @Override
  public boolean matches(Question question) {
    return QueryType.isUnassigned(question.type());
  }
}
