package io.toptail.detect;

import io.toptail.name.WireName;

/**
 * Names that Active Directory, and the clients around it, look for; only where the top label is not
 * delegated, because under a real domain the answer decides.
 */
final class AdSrvLeak extends QuestionDetector {
  private static final String[] SERVICES = {
    "_ldap",
    "_kerberos",
    "_gc",
    "_kpasswd",
    "_vlmcs",
    "_autodiscover",
    "_sipinternaltls",
    "_sipinternal"
  };

  AdSrvLeak() {
    super(
        DetectorInfo.of(
                "ad-srv-leak",
                203,
                Severity.MEDIUM,
                "search for a Windows domain outside its network")
            .rule(
                "A label _msdcs, _sites or _mssms_mp_..., or a service of Active Directory "
                    + "such as _ldap._tcp, or lyncdiscover... or enterpriseregistration..., where"
                    + " the top label is not delegated.")
            .cause(
                "A computer looks for the controllers and services of its Active Directory "
                    + "domain, but asks a server that cannot know them: it is away from its network, "
                    + "or has the wrong DNS server. The internal domain becomes visible.")
            .who("The administrator of the network that the client is in.")
            .fix(
                "Give domain members the DNS servers of the domain only; for remote computers, "
                    + "let the VPN carry the internal suffix (NRPT).")
            .source("RFC 2782; MS-ADTS §6.3.2"),
        Fact.UNDELEGATED);
  }

  @Override
  public boolean matches(Question question) {
    if (question.tldDelegated() || question.labels() == 0) {
      return false;
    }
    WireName name = question.name();
    if (name.startsWith(0, "lyncdiscover") || name.startsWith(0, "enterpriseregistration")) {
      return question.labels() > 1;
    }
    return question.has(WireName.UNDERSCORE) && (hasDirectoryLabel(name) || isService(name));
  }

  private static boolean hasDirectoryLabel(WireName name) {
    for (int i = 0; i < name.labels(); i++) {
      if (name.labelIs(i, "_msdcs")
          || name.labelIs(i, "_sites")
          || name.startsWith(i, "_mssms_mp_")) {
        return true;
      }
    }
    return false;
  }

  /** Whether it asks for a service, also with a label in front of it that a resolver adds. */
  private static boolean isService(WireName name) {
    for (int i = 1; i < name.labels(); i++) {
      if ((name.labelIs(i, "_tcp") || name.labelIs(i, "_udp")) && isService(name, i - 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isService(WireName name, int label) {
    for (String service : SERVICES) {
      if (name.labelIs(label, service)) {
        return true;
      }
    }
    return false;
  }
}
