package io.toptail.detect;

import io.toptail.name.Registry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Finds the few detectors that are worth asking about a question, from {@link Fact}s that are cheap
 * to know. The list for a set of facts is made when it first occurs. Any number of threads may ask.
 */
final class QuestionTriage {
  private static final int CLASS_IN = 1;

  private final List<QuestionDetector> detectors;
  private final AtomicReferenceArray<QuestionDetector[]> byFacts =
      new AtomicReferenceArray<>(1 << Fact.BITS);
  private final KnownNames listed;
  private final BitSet rareTypes;

  /**
   * @param detectors in the order in which they may claim a question
   * @param types the registry of record types
   */
  QuestionTriage(List<QuestionDetector> detectors, Registry types) {
    this.detectors = detectors;
    List<KnownNames> names = new ArrayList<>();
    detectors.stream().filter(d -> d.listed() != null).forEach(d -> names.add(d.listed()));
    listed = KnownNames.union(names);
    rareTypes = Numbers.of(types, "obsolete", "unassigned", "not-a-question");
    rareTypes.set(QueryType.ANY);
    rareTypes.set(QueryType.NIMLOC);
  }

  /** The detectors to ask, in their order; not to be changed. */
  QuestionDetector[] candidates(Question question) {
    int facts = facts(question);
    QuestionDetector[] candidates = byFacts.get(facts);
    return candidates == null ? find(facts) : candidates;
  }

  private QuestionDetector[] find(int facts) {
    QuestionDetector[] worth =
        detectors.stream()
            .filter(detector -> detector.isTriggeredBy(facts))
            .toArray(QuestionDetector[]::new);
    byFacts.set(facts, worth);
    return worth;
  }

  private int facts(Question question) {
    int facts = question.nameFacts();
    int type = question.type();
    facts |= question.qclass() != CLASS_IN ? Fact.OTHER_CLASS : 0;
    facts |= rareTypes.get(type) ? Fact.RARE_TYPE : 0;
    facts |= type == QueryType.PTR ? Fact.POINTER : 0;
    facts |= type == QueryType.SRV ? Fact.SERVICE : 0;
    return listed.cover(question.name()) ? facts | Fact.LISTED : facts;
  }
}
