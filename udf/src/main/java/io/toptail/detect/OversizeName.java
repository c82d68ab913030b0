package io.toptail.detect;

import io.toptail.name.WireName;
import java.util.List;

/** A name of many octets or labels, or with a label of many octets. */
final class OversizeName extends QuestionDetector {
  static final String ID = "oversize-name";
  static final Parameter OCTETS =
      Parameter.number("octets", 200, 120, 255, "octets of a name on the wire");
  static final Parameter LABEL_OCTETS =
      Parameter.number("label-octets", 63, 40, 63, "octets of a label");
  static final Parameter LABELS = Parameter.number("labels", 20, 12, 127, "labels of a name");
  private final int octets;
  private final int labelOctets;
  private final int labels;

  OversizeName(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 262, Severity.INFO, "very long name")
            .rule(
                "The name has at least as many octets, one of its labels has at least as "
                    + "many, or it has at least as many labels as the parameters say; not below "
                    + "ip6.arpa.")
            .cause(
                "Long names carry data: hashes for reputation services, telemetry, or a "
                    + "tunnel. By itself the length is no fault.")
            .who("Nobody: it is not a fault.")
            .fix("Nothing by itself; look at the domain if one client asks for many of them.")
            .source("RFC 1035 §2.3.4"),
        Fact.LONG);
    octets = settings.number(OCTETS);
    labelOctets = settings.number(LABEL_OCTETS);
    labels = settings.number(LABELS);
  }

  @Override
  public boolean matches(Question question) {
    WireName name = question.name();
    if (question.isReverse6()) {
      return false;
    }
    boolean large = name.length() >= octets || name.labels() >= labels;
    for (int i = 0; !large && i < name.labels(); i++) {
      large = name.labelLength(i) >= labelOctets;
    }
    return large;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(OCTETS, LABEL_OCTETS, LABELS);
  }
}
