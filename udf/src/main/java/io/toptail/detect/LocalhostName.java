package io.toptail.detect;

/**
 * localhost as the top or the leftmost label, and the other names of the loopback in hosts files.
 */
final class LocalhostName extends Detector {

  LocalhostName() {
    super(
        DetectorInfo.of("localhost-name", 210, Severity.LOW, "localhost sent to DNS")
            .cause(
                "The name of the machine itself is asked of a server: the hosts file or the "
                    + "order of look-ups on the client is broken, or a search suffix was added to it.")
            .who("Whoever configured the asking client.")
            .fix(
                "Restore localhost in the hosts file and put files before dns in the order of "
                    + "look-ups.")
            .source("RFC 6761 §6.3; RFC 1912 §4.1"));
  }

  @Override
  public boolean matches(Question question) {
    int labels = question.labels();
    if (labels == 0) {
      return false;
    }
    if (question.topIs("localhost") || question.firstIs("localhost")) {
      return true;
    }
    if (labels == 1) {
      return question.firstIs("localdomain") || isLoopback(question);
    }
    return isLoopback(question)
        || question.firstIs("localhost6") && question.topIs("localdomain6")
        || question.firstIs("localhost4") && question.topIs("localdomain4");
  }

  private static boolean isLoopback(Question question) {
    return question.firstIs("ip6-localhost") || question.firstIs("ip6-loopback");
  }
}
