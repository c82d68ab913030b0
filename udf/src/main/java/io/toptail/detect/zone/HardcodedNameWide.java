package io.toptail.detect.zone;

import io.toptail.detect.AttributeLabels;
import io.toptail.detect.Crowd;
import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.KnownNames;
import io.toptail.detect.ListLookup;
import io.toptail.detect.NameDetector;
import io.toptail.detect.NameHistory;
import io.toptail.detect.OutcomeCounts;
import io.toptail.detect.Parameter;
import io.toptail.detect.Severity;
import io.toptail.detect.TypeGroup;
import io.toptail.name.Registries;
import java.util.List;

/** One exact name that very many clients ask for, and that fails. */
final class HardcodedNameWide extends NameDetector {
  static final String ID = "hardcoded-name-wide";
  static final Parameter CLIENTS =
      Parameter.number("clients", 50, 2, 1_000_000_000, "distinct clients, at least");
  static final Parameter PERCENT =
      Parameter.number("percent-of-clients", 5, 0, 100, "of all clients, at least");
  static final Parameter FAILED =
      Parameter.number("percent-failed", 50, 1, 100, "of its queries that fail, at least");
  private static final int PERCENT_ALIKE = 90;

  static final List<String> REGISTRIES = List.of("dnsbl-zones.tsv", AttributeLabels.registry());

  private final KnownNames lists;
  private final AttributeLabels attributes;
  private final int clients;
  private final int percent;
  private final int failed;

  HardcodedNameWide(Registries registries, DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 330, Severity.MEDIUM, "one failing name that very many clients ask for")
            .rule(
                "At least so many clients, and such a share of all clients, ask for exactly this "
                    + "name; such a share of its queries fails (an error code or no response); "
                    + "and 90 % of them are of one type, or of A and AAAA. Not block lists, records "
                    + "that a domain may have or not (RFC 8552), or a name that another rule "
                    + "explains. Of the names that match, the 1,000 asked most.")
            .cause(
                "A device or program that many people have carries this name in its software, "
                    + "and keeps asking although nothing is there any more.")
            .who("The maker of the device or software.")
            .fix(
                "Find the device by its clients, tell its maker, and meanwhile answer the name "
                    + "locally.")
            .source("RFC 4085 (BCP 105)"),
        true,
        settings.number(CLIENTS));
    lists = new KnownNames(registries.get("dnsbl-zones.tsv"));
    attributes = new AttributeLabels(registries.get(AttributeLabels.registry()));
    clients = settings.number(CLIENTS);
    percent = settings.number(PERCENT);
    failed = settings.number(FAILED);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(CLIENTS, PERCENT, FAILED);
  }

  @Override
  public boolean matches(NameHistory name) {
    return name.clients() >= clients
        && !name.isExplained()
        && name.name().labels() > 0
        && Shares.isFailing(name.outcomes(), failed)
        && isOfOneKind(name.outcomes())
        && !isMeantToFail(name);
  }

  @Override
  public List<String> registries() {
    return REGISTRIES;
  }

  /** Whether it says something that the name does not exist. */
  private boolean isMeantToFail(NameHistory name) {
    return lists.cover(name.name())
        || attributes.areIn(name.name())
        || ListLookup.isLikely(name.name(), name.registrableLabels());
  }

  private static boolean isOfOneKind(OutcomeCounts outcomes) {
    long all = outcomes.all();
    long addresses = outcomes.all(TypeGroup.A) + outcomes.all(TypeGroup.AAAA);
    long most = addresses;
    for (int type = 0; type < TypeGroup.count(); type++) {
      most = Math.max(most, outcomes.all(TypeGroup.ofNumber(type)));
    }
    return Shares.isAtLeast(most, PERCENT_ALIKE, all);
  }

  @Override
  public boolean comparesWithCrowd() {
    return true;
  }

  @Override
  public boolean holds(long queries, long ofClients, Crowd crowd) {
    return Shares.isAtLeast(ofClients, percent, crowd.clients());
  }
}
