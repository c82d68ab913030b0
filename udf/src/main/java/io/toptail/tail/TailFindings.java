package io.toptail.tail;

import io.toptail.row.Knowledge;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What was found of names and domains beside the class of a question, as far as it explains names:
 * habits of clients, and what all clients together ask. Of several findings of one name or domain
 * the one of highest precedence counts.
 */
final class TailFindings {
  static final int NONE = -1;

  /** What a finding explains. */
  private enum Use {
    /** Every name of its domain. */
    DOMAIN,
    /** The names of its domain that fail. */
    FAILING_DOMAIN,
    /** Its name, if that fails. */
    FAILING_NAME,
    /** Its name, which no rule about single questions claims. */
    NAME,
    /** Its name, which nothing is wrong with, though a rule about single questions claims it. */
    PROBE,
    /** That names of its domain are used once, by design. */
    DISPOSABLE
  }

  private static final Map<String, Use> USES =
      Map.ofEntries(
          Map.entry("random-subdomain", Use.DOMAIN),
          Map.entry("tunnel-like", Use.DOMAIN),
          Map.entry("dead-domain-dangling", Use.FAILING_DOMAIN),
          Map.entry("servfail-dnssec", Use.FAILING_DOMAIN),
          Map.entry("unreachable-authority", Use.FAILING_DOMAIN),
          Map.entry("lame-to-us", Use.FAILING_DOMAIN),
          Map.entry("private-suffix-now-public", Use.FAILING_DOMAIN),
          Map.entry("top-level-denied", Use.FAILING_NAME),
          Map.entry("type-dependent-failure", Use.FAILING_NAME),
          Map.entry("nxdomain-for-ent", Use.FAILING_NAME),
          Map.entry("nxdomain-loop", Use.FAILING_NAME),
          Map.entry("answered-inside", Use.NAME),
          Map.entry("chromium-probe-burst", Use.PROBE),
          Map.entry("disposable-zone", Use.DISPOSABLE));

  private final TallyTable table;
  private final Use[] uses;
  private final RowKey key = new RowKey();
  private final Map<Use, Map<Integer, Integer>> found = new EnumMap<>(Use.class);

  TailFindings(TallyTable table, Knowledge knowledge) {
    this.table = table;
    uses = new Use[knowledge.detectors.size()];
    for (int i = 0; i < uses.length; i++) {
      uses[i] = USES.get(knowledge.detectors.get(i).id());
    }
    for (Use use : Use.values()) {
      found.put(use, new HashMap<>());
    }
  }

  /**
   * Reads the findings of the table.
   *
   * @param domains the kind of the rows of domains that are asked about
   */
  void collect(int domains) {
    for (int entry = 0; entry < table.size(); entry++) {
      if (RowKey.kind(table, entry) == RowKind.DETECTOR_NAME) {
        int detector = RowKey.getByte(table, entry, RowKey.HEADER);
        if (uses[detector] != null) {
          add(entry, detector, uses[detector], domains);
        }
      }
    }
  }

  private void add(int entry, int detector, Use use, int domains) {
    boolean name = use == Use.FAILING_NAME || use == Use.NAME || use == Use.PROBE;
    key.start(name ? RowKind.NAME : domains, RowKey.window(table, entry));
    int subject = key.put(table, entry, RowKey.HEADER + 1).find(table);
    if (subject >= 0) {
      found.get(use).merge(subject, detector, Math::min);
    }
  }

  private int of(Use use, int entry) {
    return found.get(use).getOrDefault(entry, NONE);
  }

  /**
   * The detector that explains the names of a domain, or {@link #NONE}.
   *
   * @param failing whether it is about names that fail
   */
  int ofDomain(int entry, boolean failing) {
    int always = of(Use.DOMAIN, entry);
    return always == NONE && failing ? of(Use.FAILING_DOMAIN, entry) : always;
  }

  /** The detector that explains a name if it fails, or {@link #NONE}. */
  int ofFailing(int entry) {
    return of(Use.FAILING_NAME, entry);
  }

  /** The detector that explains a name whatever became of it, or {@link #NONE}. */
  int ofName(int entry) {
    return of(Use.NAME, entry);
  }

  /** The detector that takes a name for a probe, or {@link #NONE}. */
  int ofProbe(int entry) {
    return of(Use.PROBE, entry);
  }

  /** Whether names of a domain were found to be used once, by design. */
  boolean isDisposable(int entry) {
    return of(Use.DISPOSABLE, entry) != NONE;
  }
}
