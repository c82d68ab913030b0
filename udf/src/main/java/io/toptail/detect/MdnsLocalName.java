package io.toptail.detect;

/** The top label local, except cluster.local. */
final class MdnsLocalName extends Detector {

  MdnsLocalName() {
    super(
        DetectorInfo.of("mdns-local-name", 211, Severity.LOW, ".local sent to unicast DNS")
            .cause(
                "Names in .local belong to multicast DNS. A program asked a server instead, or "
                    + "a Windows domain was named .local and the client is outside of it.")
            .who(
                "The administrator of the network that the client is in. Also: the maker of the"
                    + " device.")
            .fix(
                "Rename the internal domain, or forward local to its servers; let devices use "
                    + "multicast DNS.")
            .source("RFC 6762 §3, §22.1"));
  }

  @Override
  public boolean matches(Question question) {
    return question.topIs("local") && !question.endsIn("cluster", "local");
  }
}
