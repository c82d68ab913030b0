package io.toptail.detect.behaviour;

import io.toptail.detect.ClientWatch;
import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.HistoryDetector;
import io.toptail.detect.HistoryFindings;
import io.toptail.detect.HistoryScope;
import io.toptail.detect.Parameter;
import io.toptail.detect.Severity;
import io.toptail.detect.Transaction;
import io.toptail.dns.Outcome;
import io.toptail.name.DelegatedTlds;
import io.toptail.name.WireName;
import java.util.Arrays;
import java.util.List;

/**
 * Many random-looking domains that nobody registered. Remembers the domains denied in the current
 * ten minutes, at most {@value #MOST_DENIED}, and those that exist, at most {@value #MOST_GOOD};
 * further ones are not looked at.
 */
final class DgaLikeClient extends HistoryDetector {
  static final String ID = "dga-like-client";
  static final Parameter DOMAINS =
      Parameter.number("domains", 20, 2, 4_096, "such domains in ten minutes");
  static final Parameter PERCENT =
      Parameter.number("percent", 80, 1, 100, "of the denied domains that look random");
  static final Parameter LENGTH =
      Parameter.number("length", 8, 1, 63, "octets of a label that looks random");
  static final Parameter ENTROPY =
      Parameter.number("entropy-hundredths", 320, 0, 600, "bits per octet of it, times 100");
  static final Parameter TRANSITIONS =
      Parameter.number("transitions", 3, 1, 62, "or so many changes from digit to letter or back");
  static final int MOST_DENIED = 4096;
  static final int MOST_GOOD = 1 << 16;
  private static final long SPAN_NANOS = 10 * Codes.MINUTE;

  /** Malware asks for each domain once or twice. */
  private static final int MOST_ASKED = 2;

  private final DelegatedTlds delegated;
  private final int domains;
  private final int percent;
  private final int length;
  private final double entropy;
  private final int transitions;

  DgaLikeClient(DelegatedTlds delegated, DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 321, Severity.HIGH, "asks for many random domains that do not exist")
            .rule(
                "In ten minutes (of the clock) a client asks the addresses of at least so many "
                    + "domains below delegated top labels that are not registered (NXDOMAIN, and "
                    + "not from the zone itself), each once or twice; nearly all have a first "
                    + "label that is long and has a high entropy or digits among its letters; for "
                    + "none of them was an answer seen before, or MX or TXT asked.")
            .cause(
                "Malware computes the names of its command servers from the date, and tries them "
                    + "until one is registered.")
            .who("The owner of the asking machine.")
            .fix("Take the machine off the network and examine it.")
            .source("Antonakakis et al. 2012 (Pleiades)"),
        true);
    this.delegated = delegated;
    domains = settings.number(DOMAINS);
    percent = settings.number(PERCENT);
    length = settings.number(LENGTH);
    entropy = settings.number(ENTROPY) / 100.0;
    transitions = settings.number(TRANSITIONS);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(DOMAINS, PERCENT, LENGTH, ENTROPY, TRANSITIONS);
  }

  @Override
  public ClientWatch watch(HistoryScope scope) {
    return new Watch();
  }

  private final class Watch extends ClientWatch {
    private static final byte RANDOM = 1;
    private static final byte OTHER = 2;

    private final WireName view = new WireName();
    private final LabelShape shape = new LabelShape();
    private final HashSlots good = new HashSlots(MOST_GOOD);
    private final DomainCounts denied = new DomainCounts(MOST_DENIED);
    private final DomainCounts found = new DomainCounts(1);
    private long span = Long.MIN_VALUE;

    /** By denied domain: its hash, whether it looks random, and the type asked first. */
    private long[] hashes = new long[32];

    private byte[] kind = new byte[32];
    private int[] type = new int[32];
    private int[] asked = new int[32];

    @Override
    public void add(Transaction query) {
      if (query.registrableLabels() == 0) {
        return;
      }
      long now = Math.floorDiv(query.timeNanos(), SPAN_NANOS);
      if (now != span) {
        endSpan();
        span = now;
      }
      byte[] bytes = query.nameBytes();
      int from = WireLabels.suffix(bytes, query.nameOffset(), query.registrableLabels());
      int to = query.nameOffset() + query.nameLength();
      boolean exists = query.outcome() == Outcome.ANSWER || query.outcome() == Outcome.NODATA;
      if (exists || isMail(query)) {
        good.add(WireLabels.hash(bytes, from, to));
      } else if (isUnregistered(query)) {
        deny(query, WireLabels.hash(bytes, from, to), from, to);
      }
    }

    private static boolean isMail(Transaction query) {
      return query.qtype() == Codes.MX || query.qtype() == Codes.TXT;
    }

    private boolean isUnregistered(Transaction query) {
      boolean address = query.qtype() == Codes.A || query.qtype() == Codes.AAAA;
      if (!address
          || query.outcome() != Outcome.NXDOMAIN
          || query.soaOwnerLabels() >= query.registrableLabels()
          || query.isRetransmission()) {
        return false;
      }
      view.wrap(query.nameBytes(), query.nameOffset(), query.nameLength());
      return delegated.contains(view);
    }

    private void deny(Transaction query, long hash, int from, int to) {
      int slot = denied.slot(hash, query.nameBytes(), from, to);
      if (slot < 0) {
        return;
      }
      if (denied.isNew()) {
        if (slot == kind.length) {
          grow();
        }
        hashes[slot] = hash;
        kind[slot] = looksRandom(query.nameBytes(), from) ? RANDOM : OTHER;
        type[slot] = query.qtype();
        asked[slot] = 0;
      }
      asked[slot] += type[slot] == query.qtype() ? 1 : 0;
      denied.count(slot, query);
    }

    private void grow() {
      int size = 2 * kind.length;
      hashes = Arrays.copyOf(hashes, size);
      kind = Arrays.copyOf(kind, size);
      type = Arrays.copyOf(type, size);
      asked = Arrays.copyOf(asked, size);
    }

    private boolean looksRandom(byte[] bytes, int at) {
      boolean idn = bytes[at] > 3 && bytes[at + 3] == '-' && bytes[at + 4] == '-';
      return bytes[at] >= length
          && !idn
          && (shape.entropy(bytes, at) >= entropy
              || LabelShape.transitions(bytes, at) >= transitions);
    }

    private boolean isRandom(int slot) {
      return kind[slot] == RANDOM && asked[slot] <= MOST_ASKED && good.find(hashes[slot]) < 0;
    }

    private void endSpan() {
      int random = 0;
      for (int slot = 0; slot < denied.size(); slot++) {
        random += isRandom(slot) ? 1 : 0;
      }
      if (random >= domains && random * 100 >= percent * denied.size()) {
        for (int slot = 0; slot < denied.size(); slot++) {
          if (isRandom(slot)) {
            found.addAll(denied, slot);
          }
        }
      }
      denied.clear();
    }

    @Override
    public void endClient(HistoryFindings findings) {
      endSpan();
      if (found.size() > 0) {
        found.report(0, 1, findings);
      }
      found.clear();
      good.clear();
      span = Long.MIN_VALUE;
    }
  }
}
