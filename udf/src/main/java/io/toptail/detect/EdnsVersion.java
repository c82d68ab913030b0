package io.toptail.detect;

/** An EDNS version other than 0. */
final class EdnsVersion extends MessageDetector {

  EdnsVersion() {
    super(
        DetectorInfo.of("edns-version", 45, Severity.INFO, "EDNS version that does not exist")
            .rule("The version of EDNS is not 0.")
            .cause(
                "Only version 0 exists. The sender tests how servers react, or its encoder is"
                    + " wrong.")
            .who("The developer of the program on the asking client.")
            .fix("Send version 0, the only one that there is.")
            .source("RFC 6891 §6.1.3; RFC 8906 §3.2"));
  }

  @Override
  public boolean matches(QueryMessage query) {
    return query.message().ednsVersion() != 0;
  }
}
