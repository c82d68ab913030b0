package io.toptail.detect.content;

import io.toptail.detect.ResponseMessage;
import io.toptail.dns.ResponseFacts;

/** Which responses are the last word about a question. */
final class Answers {
  private static final int CLASS_IN = 1;

  private Answers() {}

  /** Whether it is of class IN, an answer or a denial, and not a referral, a failure, or cut. */
  static boolean isFinal(ResponseMessage response) {
    ResponseFacts facts = response.facts();
    if (response.message().qclass() != CLASS_IN) {
      return false;
    }
    return switch (facts.outcome()) {
      case ANSWER, NXDOMAIN -> true;
      case NODATA -> facts.hasSoa();
      default -> false;
    };
  }
}
