package io.toptail.detect.content;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.ResponseDetector;
import io.toptail.detect.ResponseMessage;
import io.toptail.detect.Severity;
import io.toptail.dns.ResponseRecords;

/** Name servers that may not be cached. */
final class TtlZero extends ResponseDetector {
  static final String ID = "ttl-zero";
  private static final int TYPE_NS = 2;

  TtlZero() {
    super(
        DetectorInfo.of(ID, 416, Severity.LOW, "name servers that may not be cached")
            .rule(
                "An NS record has a TTL of 0 in a response with AA, which comes from the server "
                    + "itself and not from a cache that counts down.")
            .cause(
                "Resolvers have to ask for the servers of the zone again before each query: slow "
                    + "for all, and a multiple of the load.")
            .who("The owner of the domain.")
            .fix("Give NS records a TTL of an hour or more, a day as a rule.")
            .source("RFC 1912 §2.2; RFC 4697 §2.7"),
        About.NAME);
  }

  @Override
  public boolean matches(ResponseMessage response) {
    if (!response.message().aa()) {
      return false;
    }
    ResponseRecords records = response.records();
    for (int i = 0; i < records.size(); i++) {
      if (records.type(i) == TYPE_NS && records.ttl(i) == 0) {
        return true;
      }
    }
    return false;
  }
}
