package io.toptail.detect.content;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.KnownNames;
import io.toptail.detect.ResponseDetector;
import io.toptail.detect.ResponseMessage;
import io.toptail.detect.Severity;
import io.toptail.dns.ResponseRecords;
import io.toptail.name.Registry;
import java.util.List;

/** A block list that says no more than that it may not be asked. */
final class DnsblErrorCode extends ResponseDetector {
  static final String ID = "dnsbl-error-code";
  private static final String REGISTRY = "dnsbl-zones.tsv";

  /** 127.255.255.0/24. */
  private static final int ERRORS = 0x7FFFFF00;

  private final KnownNames lists;

  DnsblErrorCode(Registry registry) {
    super(
        DetectorInfo.of(ID, 411, Severity.MEDIUM, "block list says: you may not ask")
            .rule(
                "An A record of the answer for a name in a block list is 127.255.255.252, .254 or "
                    + ".255: typing error, asked through a public resolver, too many queries.")
            .cause(
                "The mail server asks through a resolver that the list does not serve, or too "
                    + "often. Depending on how it reads the answer, it rejects all mail or none.")
            .who("The owner of the asking mail server.")
            .fix("Use a resolver of your own, or the list's registered service.")
            .source("Spamhaus, return codes"),
        About.CLIENT);
    lists = new KnownNames(registry);
  }

  @Override
  public List<String> registries() {
    return List.of(REGISTRY);
  }

  @Override
  public boolean matches(ResponseMessage response) {
    ResponseRecords records = response.records();
    for (int i = 0; i < records.answers(); i++) {
      if (isError(records.ipv4(i)) && lists.cover(response.name())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isError(int address) {
    return switch (address - ERRORS) {
      case 252, 254, 255 -> true;
      default -> false;
    };
  }
}
