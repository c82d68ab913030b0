package io.toptail.detect;

import io.toptail.dns.WireAnomaly;
import io.toptail.name.DelegatedTlds;
import io.toptail.name.PublicSuffixes;
import io.toptail.name.Registries;
import io.toptail.name.Registry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All detectors in the order in which they may claim a question. Every question has at most one
 * primary detector, so that the shares of all detectors add up. Immutable; any number of threads
 * may ask, each with views of its own.
 */
public final class DetectorCatalogue {
  private static final Comparator<Detector> ORDER =
      Comparator.comparingInt(Detector::precedence).thenComparing(Detector::id);

  /**
   * A misconfiguration that is not looked for.
   *
   * @param id of the detector that would find it
   * @param needs version (this version does not look for it), header, vantage, registry or setting
   * @param reason one clause for people
   */
  public record NotEvaluated(String id, String needs, String reason) {}

  private final List<Detector> known;
  private final List<Detector> detectors;
  private final List<NotEvaluated> notEvaluated = new ArrayList<>();
  private final QuestionTriage triage;
  private final MessageDetector[] messageDetectors;
  private final PayloadDetector[] payloadDetectors;
  private final boolean looksAtSenders;
  private final Map<String, Detector> byId = new HashMap<>();

  private DetectorCatalogue(DetectorSources sources) {
    known = DetectorAssembly.of(sources).stream().sorted(ORDER).toList();
    detectors = known.stream().filter(detector -> runs(detector, sources)).toList();
    for (Detector detector : known) {
      if (byId.put(detector.id(), detector) != null) {
        throw new IllegalStateException("two detectors have the id " + detector.id());
      }
    }
    triage =
        new QuestionTriage(
            only(QuestionDetector.class), sources.registries().get("record-types.tsv"));
    messageDetectors = only(MessageDetector.class).toArray(MessageDetector[]::new);
    payloadDetectors = only(PayloadDetector.class).toArray(PayloadDetector[]::new);
    looksAtSenders = only(BogonSource.class).size() > 0;
    for (NotEvaluated one : notYet()) {
      String takes = "this version does not look for it; it takes " + one.reason();
      notEvaluated.add(new NotEvaluated(one.id(), "version", takes));
    }
  }

  /** All detectors, as they come with this version. */
  public static DetectorCatalogue load(PublicSuffixes suffixes, DelegatedTlds delegated) {
    return load(DetectorSources.bundled(suffixes, delegated));
  }

  /** All detectors that the sources allow to run. */
  public static DetectorCatalogue load(DetectorSources sources) {
    return new DetectorCatalogue(sources);
  }

  /**
   * All detectors of this version by precedence, then id, to describe them or to read their
   * settings; not to be asked.
   */
  public static List<Detector> describe() {
    return DetectorAssembly.of(DetectorSources.bundled(null, null)).stream().sorted(ORDER).toList();
  }

  /** The misconfigurations that no detector of this version looks for, and what it would take. */
  public static List<NotEvaluated> notYet() {
    return Registry.resource(DetectorCatalogue.class, "not-evaluated.tsv").entries().stream()
        .map(entry -> new NotEvaluated(entry.value(), entry.kind(), entry.note()))
        .toList();
  }

  private boolean runs(Detector detector, DetectorSources sources) {
    Registries registries = sources.registries();
    List<String> missing = detector.registries().stream().filter(registries::isMissing).toList();
    if (!detector.enabled()) {
      notEvaluated.add(new NotEvaluated(detector.id(), "setting", "switched off"));
    } else if (!detector.info().runsAt(sources.vantage())) {
      String where = sources.vantage().description();
      notEvaluated.add(
          new NotEvaluated(detector.id(), "vantage", "where the capture was taken: " + where));
    } else if (!sources.messages() && !(detector instanceof QuestionDetector)) {
      notEvaluated.add(
          new NotEvaluated(detector.id(), "header", "only questions are looked at, not messages"));
    } else if (!missing.isEmpty()) {
      String what = "missing: " + String.join(", ", missing);
      notEvaluated.add(new NotEvaluated(detector.id(), "registry", what));
    } else {
      return true;
    }
    return false;
  }

  private <T extends Detector> List<T> only(Class<T> type) {
    return detectors.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** All detectors that are run, by precedence, then id. */
  public List<Detector> detectors() {
    return detectors;
  }

  /** Those of one kind, in the same order. */
  public <T extends Detector> List<T> all(Class<T> kind) {
    return only(kind);
  }

  /** Those of them that look at a client's history. */
  public List<HistoryDetector> historyDetectors() {
    return only(HistoryDetector.class);
  }

  /**
   * The detector that claims the question: the first that matches; among those of the same
   * precedence the one with the longest matched suffix.
   *
   * @return null if none matches
   */
  public Detector primary(Question question) {
    QuestionDetector[] candidates = triage.candidates(question);
    for (int i = 0; i < candidates.length; i++) {
      if (claims(candidates[i], question)) {
        return longest(question, candidates, i);
      }
    }
    return null;
  }

  private static boolean claims(QuestionDetector detector, Question question) {
    return detector.matches(question) && !detector.excepts(question.name());
  }

  private static Detector longest(Question question, QuestionDetector[] candidates, int first) {
    QuestionDetector best = candidates[first];
    for (int i = first + 1; i < candidates.length; i++) {
      QuestionDetector other = candidates[i];
      if (other.precedence() != best.precedence()) {
        break;
      }
      boolean longer = other.matchedLabels(question) > best.matchedLabels(question);
      best = longer && claims(other, question) ? other : best;
    }
    return best;
  }

  /**
   * The detector that claims a query message by its header, its EDNS or its sender: the first that
   * matches. What its question shows is asked of {@link #primary(Question)}; of both the one with
   * the smaller precedence names the message's primary class.
   *
   * <p>A plain query costs a few comparisons, unless senders have to be looked at.
   *
   * @return null if none matches
   */
  public MessageDetector primary(QueryMessage query) {
    if (!looksAtSenders && query.isPlain()) {
      return null;
    }
    for (MessageDetector detector : messageDetectors) {
      if (detector.matches(query)) {
        return detector;
      }
    }
    return null;
  }

  /**
   * The detector that claims a payload that is not countable as a message.
   *
   * @return null if none matches
   */
  public PayloadDetector primary(WireAnomaly anomaly) {
    for (PayloadDetector detector : payloadDetectors) {
      if (detector.matches(anomaly)) {
        return detector;
      }
    }
    return null;
  }

  /**
   * The detector with this id, whether it is run or not.
   *
   * @return null if there is none
   */
  public Detector byId(String id) {
    return byId.get(id);
  }

  /** What is not looked for, and why; a report says so. */
  public List<NotEvaluated> notEvaluated() {
    return List.copyOf(notEvaluated);
  }
}
