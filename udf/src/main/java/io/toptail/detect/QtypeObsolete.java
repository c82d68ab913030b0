package io.toptail.detect;

import io.toptail.name.Registry;
import java.util.BitSet;
import java.util.List;

/**
 * Types of the IANA registry that are obsolete or ended experiments; NULL for {@code _ta-} names is
 * a signal of trust anchors (RFC 8145).
 */
final class QtypeObsolete extends QuestionDetector {

  private final BitSet obsolete;

  QtypeObsolete(Registry types) {
    super(
        DetectorInfo.of("qtype-obsolete", 34, Severity.LOW, "record type that was withdrawn")
            .rule(
                "The type is in the registry as obsolete; NULL for a name that begins with "
                    + "_ta- is a signal (RFC 8145).")
            .cause(
                "The type was replaced or given up years ago; servers hold no such records and "
                    + "answer nothing useful.")
            .who("The developer of the program on the asking client.")
            .fix(
                "Ask for the type that took its place: AAAA for A6, TXT for SPF, MX for MD, MF "
                    + "and MAILB, DNSKEY and RRSIG for KEY and SIG; drop WKS and DLV.")
            .source("IANA RR TYPEs; RFC 6563; RFC 7208 §3.1; RFC 8749"),
        Fact.RARE_TYPE);
    obsolete = Numbers.of(types, "obsolete");
  }

  @Override
  public boolean matches(Question question) {
    if (!obsolete.get(question.type())) {
      return false;
    }
    boolean anchorSignal = question.labels() > 0 && question.name().startsWith(0, "_ta-");
    return !(question.type() == QueryType.NULL && anchorSignal);
  }

  @Override
  public List<String> registries() {
    return List.of("record-types.tsv");
  }
}
