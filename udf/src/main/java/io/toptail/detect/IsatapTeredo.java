package io.toptail.detect;

/** The leftmost label is isatap, or the name is that of a Teredo server of Windows. */
final class IsatapTeredo extends Detector {

  IsatapTeredo() {
    super(
        DetectorInfo.of("isatap-teredo", 205, Severity.LOW, "search for an automatic IPv6 tunnel")
            .cause("Windows looks for a tunnel that was retired years ago.")
            .who("The administrator of the network that the client is in.")
            .fix(
                "Disable ISATAP and Teredo on the clients (netsh interface isatap set state "
                    + "disabled).")
            .source("RFC 5214 §8.3; RFC 4380"));
  }

  @Override
  public boolean matches(Question question) {
    if (question.firstIs("isatap")) {
      return true;
    }
    boolean windows =
        question.firstIs("teredo") || question.firstIs("win8") || question.firstIs("win10");
    return windows
        && question.labels() == 4
        && question.name().endsWith("ipv6", "microsoft", "com");
  }
}
