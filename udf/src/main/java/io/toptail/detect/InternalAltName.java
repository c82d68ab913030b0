package io.toptail.detect;

/** The top labels internal and alt. */
final class InternalAltName extends Detector {

  InternalAltName() {
    super(
        DetectorInfo.of(
                "internal-alt-name", 215, Severity.LOW, ".internal or .alt outside its network")
            .cause(
                "internal is for private networks (also of clouds), alt for systems that are "
                    + "not DNS; neither exists in public DNS.")
            .who("The administrator of the network that the client is in.")
            .fix(
                "Let the resolver of the private network answer the name; rebuild machines that"
                    + " were moved out of their cloud.")
            .source("RFC 9476; ICANN resolution 2024.07.29.06"));
  }

  @Override
  public boolean matches(Question question) {
    return question.topIs("internal") || question.topIs("alt");
  }
}
