package io.toptail.detect;

import io.toptail.name.WireName;

/** Browsing for domains, for all services, and PTR for a service where no public domain follows. */
final class DnsSdUnicast extends QuestionDetector {
  private static final String[] BROWSE = {"b", "db", "r", "dr", "lb"};

  DnsSdUnicast() {
    super(
        DetectorInfo.of(
                "dns-sd-unicast", 202, Severity.INFO, "service discovery asked of unicast DNS")
            .rule(
                "b, db, r, dr, lb or _services in front of _dns-sd; or PTR for a service "
                    + "where no delegated domain follows.")
            .cause(
                "A device looks for printers and other services, and asks the DNS server for "
                    + "the domains and services to browse.")
            .who("The administrator of the network that the client is in.")
            .fix(
                "Harmless. Turn wide-area browsing off, or serve an empty answer, if the number"
                    + " of queries matters.")
            .source("RFC 6763 §4, §9, §11"),
        Fact.UNDERSCORE);
  }

  @Override
  public boolean matches(Question question) {
    int service = question.serviceAt();
    if (service < 0) {
      return false;
    }
    WireName name = question.name();
    if (name.labelIs(service, "_dns-sd")) {
      boolean browse = service == 1 && isBrowseLabel(name);
      return browse || service == 1 && name.labelIs(0, "_services");
    }
    boolean noDomain = !question.tldDelegated() || question.isReverse4() || question.isReverse6();
    return question.type() == QueryType.PTR && noDomain;
  }

  /** Whether the leftmost label is one of those that ask for domains to browse or register in. */
  static boolean isBrowseLabel(WireName name) {
    for (String label : BROWSE) {
      if (name.labelIs(0, label)) {
        return true;
      }
    }
    return false;
  }
}
