package io.toptail.detect;

import io.toptail.name.Registry;
import java.util.BitSet;
import java.util.List;

/** A type number without a meaning in a question; numbers for private use are left out. */
final class QtypeUnassigned extends QuestionDetector {

  private final BitSet unassigned;

  QtypeUnassigned(Registry types) {
    super(
        DetectorInfo.of("qtype-unassigned", 35, Severity.LOW, "record type that nobody assigned")
            .rule("The type is in the registry as unassigned or as not to be asked for.")
            .cause(
                "The number of the type stands for nothing that can be asked for. Usually an "
                    + "encoder wrote the wrong octets, or a scanner tries all numbers.")
            .who("The developer of the program on the asking client.")
            .fix(
                "Find the program on the client by the number of the type and correct its "
                    + "encoder.")
            .source("RFC 6895 §3.1; IANA RR TYPEs, registry record-types.tsv"),
        Fact.RARE_TYPE);
    unassigned = Numbers.of(types, "unassigned", "not-a-question");
  }

  @Override
  public boolean matches(Question question) {
    return unassigned.get(question.type());
  }

  @Override
  public List<String> registries() {
    return List.of("record-types.tsv");
  }
}
