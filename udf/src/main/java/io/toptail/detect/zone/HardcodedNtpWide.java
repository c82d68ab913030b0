package io.toptail.detect.zone;

import io.toptail.detect.Crowd;
import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.KnownNames;
import io.toptail.detect.NameDetector;
import io.toptail.detect.NameHistory;
import io.toptail.detect.Parameter;
import io.toptail.detect.Severity;
import io.toptail.name.Registry;
import io.toptail.name.WireName;
import java.util.List;

/** A time server that very many clients look up, in vain or far too often. */
final class HardcodedNtpWide extends NameDetector {
  static final String ID = "hardcoded-ntp-wide";
  static final Parameter CLIENTS =
      Parameter.number("clients", 50, 2, 1_000_000_000, "distinct clients, at least");
  static final Parameter PERCENT =
      Parameter.number("percent-of-clients", 5, 0, 100, "of all clients, at least");
  static final Parameter FAILED =
      Parameter.number("percent-failed", 50, 1, 100, "of its queries that fail, at least; or");
  static final Parameter RATE =
      Parameter.number("per-client-and-hour", 56, 1, 1_000_000, "look-ups, at least");

  private static final String REGISTRY = "ntp-names.tsv";
  private static final String[] WORDS = {
    "ntp", "ntps", "sntp", "time", "clock", "tick", "tock", "chronos"
  };
  private static final long HALF_HOUR = 1_800_000_000_000L;

  private final KnownNames servers;
  private final int clients;
  private final int percent;
  private final int failed;
  private final int rate;

  HardcodedNtpWide(Registry registry, DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 331, Severity.MEDIUM, "time server that very many clients hammer")
            .rule(
                "A time server (of the registry, or its leftmost label is ntp, ntps, sntp, time, "
                    + "clock, tick, tock or chronos, with or without digits) that at least so "
                    + "many clients, and such a share of all clients, look up, and such a share "
                    + "of its queries fails; or that each of them looks up on average more often "
                    + "than once in 64 seconds, for half an hour or longer. Of the names that "
                    + "match, the 1,000 asked most.")
            .cause(
                "Devices have the name of a time server built in and look it up at every poll, "
                    + "or retry without backing off.")
            .who("The maker of the device or software.")
            .fix(
                "Cache the address and back off; ask a zone of your own at the NTP pool; operators "
                    + "can hand out a local time server by DHCP.")
            .source("RFC 4085 (BCP 105); RFC 8633; RFC 5905 for the shortest poll"),
        false,
        settings.number(CLIENTS));
    servers = new KnownNames(registry);
    clients = settings.number(CLIENTS);
    percent = settings.number(PERCENT);
    failed = settings.number(FAILED);
    rate = settings.number(RATE);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(CLIENTS, PERCENT, FAILED, RATE);
  }

  @Override
  public List<String> registries() {
    return List.of(REGISTRY);
  }

  @Override
  public boolean matches(NameHistory name) {
    return name.clients() >= clients
        && isTimeServer(name.name())
        && (Shares.isFailing(name.outcomes(), failed) || isTooOften(name));
  }

  private boolean isTooOften(NameHistory name) {
    return name.span() >= HALF_HOUR && name.queries() / name.clients() >= name.atLeast(rate);
  }

  private boolean isTimeServer(WireName name) {
    return servers.cover(name) || name.labels() > 2 && isTimeWord(name);
  }

  private static boolean isTimeWord(WireName name) {
    int letters = name.labelLength(0);
    while (letters > 0 && Character.isDigit(name.octet(0, letters - 1))) {
      letters--;
    }
    for (String word : WORDS) {
      if (word.length() == letters && name.startsWith(0, word)) {
        return true;
      }
    }
    return false;
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
