package io.toptail.detect;

import io.toptail.name.Registry;
import java.util.BitSet;
import java.util.List;

/** Any class but IN, CH, HS, NONE and ANY. */
final class ClassUnused extends QuestionDetector {
  private final BitSet assigned;

  ClassUnused(Registry classes) {
    super(
        DetectorInfo.of("class-unused", 31, Severity.LOW, "query class that does not exist")
            .rule("The class is none of the registry (IN, CH, HS, NONE, ANY).")
            .cause(
                "The class is none of IN, CH, HS, NONE and ANY, so no server can have an "
                    + "answer. Usually an encoder wrote the wrong octets, for instance in the wrong "
                    + "order (256).")
            .who("The maker of the device or software.")
            .fix("Find the program on the client by its class value and update or replace it.")
            .source("RFC 1035 §3.2.4; RFC 6895 §3.2; IANA DNS CLASSes"),
        Fact.OTHER_CLASS);
    assigned = Numbers.of(classes, "assigned");
  }

  @Override
  public boolean matches(Question question) {
    return !assigned.get(question.qclass());
  }

  @Override
  public List<String> registries() {
    return List.of("record-classes.tsv");
  }
}
