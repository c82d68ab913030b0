package io.toptail.detect;

import io.toptail.dns.WireAnomaly;

/** A message that begins like DNS and cannot be read to its end. */
final class MalformedMessage extends PayloadDetector {
  MalformedMessage() {
    super(
        DetectorInfo.of("malformed-message", 11, Severity.LOW, "message that cannot be read")
            .rule(
                "A label or a compression pointer that does not exist or leads nowhere, a name "
                    + "of more than 255 octets, or a question or record that ends early; the reason "
                    + "says which. Not if the capture was cut. Not counted among queries.")
            .cause(
                "The encoder of the sender is broken, or a middlebox damages messages. Servers "
                    + "answer FORMERR or not at all.")
            .who("The maker of the device or software.")
            .fix("Find the device by the address of the sender and the reason, and update it.")
            .source("RFC 1035 §2.3.4 and §4.1.4; RFC 6891 §5"));
  }

  @Override
  public boolean matches(WireAnomaly anomaly) {
    return switch (anomaly) {
      case LABEL_TYPE,
          LABEL_PAST_END,
          POINTER_NOT_BACKWARDS,
          POINTER_LOOP,
          NAME_TOO_LONG,
          QUESTION_CUT,
          RECORD_CUT ->
          true;
      default -> false;
    };
  }
}
