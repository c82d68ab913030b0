package io.toptail.tail;

import io.toptail.detect.Severity;
import io.toptail.row.Knowledge;
import io.toptail.tally.TallyTable;
import java.util.Set;

/** In which lane a group of the tail is shown, and how far up: whole numbers only. */
final class TailRank {
  private static final String INSIDE = "answered-inside";
  private static final Set<String> SETTLED =
      Set.of("software-probe", "chromium-probe", "chromium-probe-burst", INSIDE);

  private static final int MOST = 10;
  private static final int MANY_CLIENTS = 5;
  private static final int MANY_FAILURES = 5;

  private final Knowledge knowledge;

  TailRank(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /**
   * The lane of a group.
   *
   * @param entry of the group, whose key is an identity
   * @param cells hold its fields, at {@code at}
   * @param isNew whether the group was not in the window before
   */
  TailLane lane(
      TallyTable table,
      int entry,
      TailExplanation explanation,
      long[] cells,
      int at,
      boolean isNew) {
    long clients = table.clients(entry);
    if (explanation == TailExplanation.DETECTOR) {
      return ofDetector(detector(table, entry), clients, cells, at);
    }
    if (explanation == TailExplanation.TYPO || explanation == TailExplanation.BIT_FLIP) {
      return TailLane.TYPO;
    }
    if (explanation.isSettled() || explanation.isFailure() && !isOne(table, entry, explanation)) {
      return TailLane.EXPLAINED;
    }
    if (explanation == TailExplanation.SUBDOMAINS) {
      return TailLane.MANY_NAMES;
    }
    TailLane failure = failure(clients, cells, at);
    if (failure != null) {
      return failure;
    }
    if (explanation == TailExplanation.UNREGISTERED && clients > 1) {
      return TailLane.HIJACKABLE;
    }
    if (explanation.isFailure()) {
      return TailLane.EXPLAINED;
    }
    return isNew ? TailLane.NEW : TailLane.UNEXPLAINED;
  }

  private TailLane ofDetector(int detector, long clients, long[] cells, int at) {
    String id = knowledge.detectors.get(detector).id();
    TailLane lane = isSettled(detector) ? TailLane.EXPLAINED : TailLane.ofDetector(id);
    boolean habit = lane == TailLane.MISCONFIGURED && knowledge.isTag(detector);
    TailLane failure = habit ? failure(clients, cells, at) : null;
    return failure == null ? lane : failure;
  }

  /**
   * Whether a group of failing names is one that fails for all its clients: a name, or a domain
   * that does not exist; not what many domains and names have in common.
   */
  private static boolean isOne(TallyTable table, int entry, TailExplanation explanation) {
    return explanation == TailExplanation.UNREGISTERED
        ? TailKey.domainLabels(table.keys(entry), table.keyOffset(entry)) > 1
        : table.names(entry) == 1 || table.clients(entry) == 1;
  }

  private static int detector(TallyTable table, int entry) {
    return TailKey.detector(table.keys(entry), table.keyOffset(entry));
  }

  /** The lane of what fails for many, or often for one; null if it is neither. */
  private static TailLane failure(long clients, long[] cells, int at) {
    long failed = TailCells.failed(cells, at);
    if (failed == 0 || 2 * failed < TailCells.known(cells, at)) {
      return null;
    }
    if (clients >= MANY_CLIENTS) {
      return TailLane.NO_ANSWER;
    }
    return clients == 1 && failed >= MANY_FAILURES ? TailLane.ONE_CLIENT : null;
  }

  /** The score; see the parameters of {@link #lane}. */
  long score(
      TallyTable table,
      int entry,
      TailExplanation explanation,
      long[] cells,
      int at,
      boolean isNew) {
    int detector = detector(table, entry);
    Severity severity = severity(explanation, detector, cells, at);
    boolean probe = explanation == TailExplanation.DETECTOR && isSettled(detector);
    boolean explained = explanation.isSettled() || probe;
    return 3L * breadth(table.clients(entry))
        + 3L * failure(cells, at)
        + (isNew ? 2L * MOST : 0)
        + (severity == null ? 0 : 2L * danger(severity))
        - (explained ? 4L * MOST : 0);
  }

  /** How much it matters; null if it is no mistake. */
  Severity severity(TailExplanation explanation, int detector, long[] cells, int at) {
    return switch (explanation) {
      case DETECTOR -> knowledge.detectors.get(detector).severity();
      case TYPO, BIT_FLIP -> TailCells.failed(cells, at) > 0 ? Severity.LOW : Severity.INFO;
      case SUBDOMAINS -> Severity.INFO;
      default -> null;
    };
  }

  /** Whether what a detector claims is as it should be. */
  boolean isSettled(int detector) {
    return SETTLED.contains(knowledge.detectors.get(detector).id());
  }

  /** What names are that a detector claims, for people. */
  String title(int detector) {
    if (!isSettled(detector)) {
      return TailExplanation.DETECTOR.title();
    }
    boolean inside = knowledge.detectors.get(detector).id().equals(INSIDE);
    return inside ? "names of the network inside" : "probes of software";
  }

  private static int breadth(long clients) {
    return Math.min(MOST, 63 - Long.numberOfLeadingZeros(Math.max(1, clients)));
  }

  private static long failure(long[] cells, int at) {
    long known = TailCells.known(cells, at);
    return known == 0 ? 0 : MOST * TailCells.failed(cells, at) / known;
  }

  private static int danger(Severity severity) {
    return switch (severity) {
      case INFO -> 0;
      case LOW -> 3;
      case MEDIUM -> 6;
      case HIGH -> MOST;
    };
  }
}
