package io.toptail.detect;

/** Any class but IN, CH, HS, NONE and ANY. */
final class ClassUnused extends Detector {

  ClassUnused() {
    super(
        DetectorInfo.of("class-unused", 31, Severity.LOW, "query class that does not exist")
            .cause(
                "The class is none of IN, CH, HS, NONE and ANY, so no server can have an "
                    + "answer. Usually an encoder wrote the wrong octets, for instance in the wrong "
                    + "order (256).")
            .who("The maker of the device or software.")
            .fix("Find the program on the client by its class value and update or replace it.")
            .source("RFC 1035 §3.2.4; RFC 6895 §3.2; IANA DNS CLASSes"));
  }

  @Override
  public boolean matches(Question question) {
    return switch (question.qclass()) {
      case 1, 3, 4, 254, 255 -> false;
      default -> true;
    };
  }
}
