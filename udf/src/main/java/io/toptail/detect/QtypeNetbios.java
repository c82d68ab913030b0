package io.toptail.detect;

import io.toptail.name.WireName;

/** Types NB and NBSTAT (the numbers of NIMLOC and SRV) with a first-level encoded name. */
final class QtypeNetbios extends QuestionDetector {

  QtypeNetbios() {
    super(
        DetectorInfo.of("qtype-netbios", 33, Severity.MEDIUM, "NetBIOS name query on the DNS port")
            .rule("Type 32 or 33, and the first label is 32 letters from A to P.")
            .cause(
                "The name is a NetBIOS name in its 32-letter encoding: a Windows host sends "
                    + "NetBIOS over TCP/IP to the DNS server, and with it the names of machines and "
                    + "workgroups.")
            .who("The administrator of the network that the client is in.")
            .fix(
                "Disable NetBIOS over TCP/IP on the client (DHCP option 001 of the Microsoft "
                    + "vendor class), or correct its WINS server.")
            .source("RFC 1001 §14.1; RFC 1002 §4.2.12"),
        Fact.RARE_TYPE,
        Fact.SERVICE);
  }

  @Override
  public boolean matches(Question question) {
    int type = question.type();
    return (type == QueryType.NIMLOC || type == QueryType.SRV)
        && question.labels() > 0
        && isEncoded(question.name());
  }

  private static boolean isEncoded(WireName name) {
    if (name.labelLength(0) != 32 || name.octetClasses(0) != WireName.LETTER) {
      return false;
    }
    for (int i = 0; i < 32; i++) {
      if (name.octet(0, i) > 'p') {
        return false;
      }
    }
    return true;
  }
}
