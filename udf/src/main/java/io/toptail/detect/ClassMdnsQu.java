package io.toptail.detect;

/** IN and ANY with the bit by which multicast DNS asks for unicast. */
final class ClassMdnsQu extends QuestionDetector {

  ClassMdnsQu() {
    super(
        DetectorInfo.of("class-mdns-qu", 30, Severity.LOW, "multicast DNS packet on unicast DNS")
            .rule("The class is 0x8001 or 0x80FF.")
            .cause(
                "The class has its top bit set, which means \"answer me by unicast\" in multicast"
                    + " DNS only. A stack sent such a packet to an ordinary server.")
            .who("The maker of the device or software.")
            .fix(
                "Update the device; turn off multicast DNS over unicast where it has a switch "
                    + "for it.")
            .source("RFC 6762 §5.4"),
        Fact.OTHER_CLASS);
  }

  @Override
  public boolean matches(Question question) {
    return question.qclass() == 0x8001 || question.qclass() == 0x80FF;
  }
}
