package io.toptail.detect;

/** The leftmost or the top label is wpad. */
final class WpadLeak extends Detector {

  WpadLeak() {
    super(
        DetectorInfo.of("wpad-leak", 204, Severity.HIGH, "search for a web proxy")
            .cause(
                "The client looks for its web proxy by name (WPAD). Whoever can answer that "
                    + "name on the way, or register it, receives the web traffic of the client.")
            .who("The administrator of the network that the client is in.")
            .fix(
                "Turn proxy auto-detection off, or publish wpad in your own domain; block wpad "
                    + "for suffixes that are not yours.")
            .source("draft-ietf-wrec-wpad-01; Chen et al. 2016"));
  }

  @Override
  public boolean matches(Question question) {
    return question.firstIs("wpad") || question.topIs("wpad");
  }
}
