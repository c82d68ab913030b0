package io.toptail.detect;

/** ip6.int and below. */
final class Ip6Int extends Detector {

  Ip6Int() {
    super(
        DetectorInfo.of("ip6-int", 144, Severity.LOW, "reverse look-up in a tree that was given up")
            .cause(
                "ip6.int was replaced by ip6.arpa in 2001 and removed in 2005; whatever asks it"
                    + " is older than that.")
            .who("The maker of the device or software.")
            .fix("Update the resolver library of the client.")
            .source("RFC 4159"));
  }

  @Override
  public boolean matches(Question question) {
    return question.endsIn("ip6", "int");
  }
}
