package io.toptail.detect.behaviour;

import io.toptail.detect.ClientWatch;
import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.HistoryDetector;
import io.toptail.detect.HistoryFindings;
import io.toptail.detect.HistoryScope;
import io.toptail.detect.KnownNames;
import io.toptail.detect.Parameter;
import io.toptail.detect.QuestionCounts;
import io.toptail.detect.Severity;
import io.toptail.detect.Transaction;
import io.toptail.name.Registry;
import io.toptail.name.WireName;
import java.util.Arrays;
import java.util.List;

/**
 * Looks up a time server again and again. Remembers a few numbers for each question that is asked
 * again.
 */
final class HardcodedNtp extends HistoryDetector {
  static final String ID = "hardcoded-ntp";
  static final Parameter GAP =
      Parameter.number("gap-seconds", 64, 1, 86_400, "median time between two that is too short");
  static final Parameter LENGTH =
      Parameter.number("minutes", 30, 1, 10_000, "for which it has to go on");
  static final Parameter DOMAINS =
      Parameter.number(
          "domains", 200, 1, 60_000, "registrable domains per hour of one client that are many");
  static final String REGISTRY = "ntp-names.tsv";
  private static final String[] WORDS = {"ntps", "ntp", "time", "clock", "tick", "tock", "chronos"};

  private final KnownNames servers;
  private final int gapSeconds;
  private final long lengthNanos;
  private final int domains;

  HardcodedNtp(Registry registry, DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 331, Severity.MEDIUM, "clock that hammers DNS")
            .rule(
                "A client asks for the address of a time server (in the registry, or the first "
                    + "label is ntp, ntps, time, clock, tick, tock or chronos with or without a "
                    + "number) for so long with a median gap of at most so many seconds, "
                    + "retransmissions left out, and half as often in the mean. Not for a client "
                    + "of so many domains that it may be many machines behind one address.")
            .cause(
                "A device has the time server built in and looks it up for every packet, or for "
                    + "every failed try. All devices of its kind do the same.")
            .who("The maker of the device or software.")
            .fix(
                "Cache the address for its TTL, back off when the server does not answer, poll "
                    + "every 1024 seconds, and use a vendor zone of the NTP pool.")
            .source("RFC 4085; RFC 8633; RFC 5905"),
        false);
    servers = new KnownNames(registry);
    gapSeconds = settings.number(GAP);
    lengthNanos = settings.number(LENGTH) * Codes.MINUTE;
    domains = settings.number(DOMAINS);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(GAP, LENGTH, DOMAINS);
  }

  @Override
  public List<String> registries() {
    return List.of(REGISTRY);
  }

  @Override
  public ClientWatch watch(HistoryScope scope) {
    return new Watch(scope.atLeast(domains));
  }

  private boolean isTimeServer(WireName name) {
    if (name.labels() == 0) {
      return false;
    }
    for (String word : WORDS) {
      if (name.startsWith(0, word)) {
        return isNumber(name, word.length()) || servers.cover(name);
      }
    }
    return servers.cover(name);
  }

  /** Whether the first label is digits from here on, or over. */
  private static boolean isNumber(WireName name, int from) {
    for (int i = from; i < name.labelLength(0); i++) {
      if (name.octet(0, i) < '0' || name.octet(0, i) > '9') {
        return false;
      }
    }
    return true;
  }

  private final class Watch extends ClientWatch {
    private static final byte OTHER = 1;
    private static final byte TIME = 2;

    private final WireName view = new WireName();
    private final QuestionCounts asked = new QuestionCounts();
    private final long many;

    /** By question: 0 not known yet, {@link #OTHER} or {@link #TIME}. */
    private byte[] kind = new byte[16];

    private int[] shortGaps = new int[16];

    Watch(long many) {
      this.many = many;
    }

    @Override
    public boolean needsRepetition() {
      return true;
    }

    @Override
    public void add(Transaction query) {
      boolean address = query.qtype() == Codes.A || query.qtype() == Codes.AAAA;
      if (!address || query.isRetransmission() || query.nameLength() == 0) {
        return;
      }
      int question = query.question();
      if (question >= kind.length) {
        int size = Math.max(question + 1, 2 * kind.length);
        kind = Arrays.copyOf(kind, size);
        shortGaps = Arrays.copyOf(shortGaps, size);
      }
      if (kind[question] == 0) {
        view.wrap(query.nameBytes(), query.nameOffset(), query.nameLength());
        kind[question] = isTimeServer(view) ? TIME : OTHER;
      }
      if (kind[question] == TIME) {
        count(query, question);
      }
    }

    private void count(Transaction query, int question) {
      if (asked.of(question) > 0) {
        long gap = query.timeNanos() - asked.last(question);
        shortGaps[question] += gap <= gapSeconds * Codes.SECOND ? 1 : 0;
      }
      asked.add(query);
    }

    @Override
    public void endQuestion(int question, HistoryFindings findings) {
      if (question >= kind.length) {
        return;
      }
      if (kind[question] == TIME && isHasty(question) && !findings.areDomainsMany(many)) {
        asked.report(question, 1, findings);
      }
      kind[question] = 0;
      shortGaps[question] = 0;
      asked.forget(question);
    }

    private boolean isHasty(int question) {
      long gaps = asked.of(question) - 1;
      long length = asked.last(question) - asked.first(question);
      boolean often = length / (2 * gapSeconds * Codes.SECOND) <= gaps;
      return length >= lengthNanos && 2 * shortGaps[question] >= gaps && often;
    }
  }
}
