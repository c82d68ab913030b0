package io.toptail.detect.content;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.Parameter;
import io.toptail.detect.ResponseDetector;
import io.toptail.detect.ResponseMessage;
import io.toptail.detect.Severity;
import io.toptail.dns.ResponseRecords;
import java.util.List;

/** An alias that leads to an alias, and so on, or back to where it began. */
final class CnameChain extends ResponseDetector {
  static final String ID = "cname-chain";
  static final Parameter ALIASES = Parameter.number("aliases", 8, 2, 60, "in one answer, at least");
  private static final int TYPE_CNAME = 5;

  private final int aliases;

  CnameChain(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 415, Severity.LOW, "alias that is long or leads in a circle")
            .rule(
                "The answer holds at least so many CNAME records; or none of its records is of "
                    + "another type, and one of them leads to the owner of one.")
            .cause(
                "Each alias costs a look-up, and resolvers follow only some; in a circle they "
                    + "give up, and the name is unreachable.")
            .who("The owner of the domain.")
            .fix("Point the first name at the last one.")
            .source("RFC 1034 §3.6.2"),
        About.NAME);
    aliases = settings.number(ALIASES);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(ALIASES);
  }

  @Override
  public boolean matches(ResponseMessage response) {
    ResponseRecords records = response.records();
    int found = 0;
    for (int i = 0; i < records.answers(); i++) {
      found += records.type(i) == TYPE_CNAME ? 1 : 0;
    }
    return found >= aliases
        || found > 0
            && found == records.answers()
            && response.message().qtype() != TYPE_CNAME
            && isCircle(response);
  }

  private static boolean isCircle(ResponseMessage response) {
    int size = response.records().answers();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        if (response.target(i).labels() > 0 && response.target(i).isSame(response.owner(j))) {
          return true;
        }
      }
    }
    return false;
  }
}
