package io.toptail.detect;

/** The top label onion. */
final class OnionName extends Detector {

  OnionName() {
    super(
        DetectorInfo.of("onion-name", 212, Severity.MEDIUM, "Tor name in DNS")
            .cause(
                "The name of a Tor service was asked of DNS, which cannot know it; the request "
                    + "shows that somebody on this client wanted to visit it.")
            .who("Whoever configured the asking client.")
            .fix(
                "Use a Tor-aware program and its SOCKS proxy; the resolver should answer onion "
                    + "itself.")
            .source("RFC 7686 §2"));
  }

  @Override
  public boolean matches(Question question) {
    return question.topIs("onion");
  }
}
