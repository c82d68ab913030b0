package io.toptail.rollup;

import io.toptail.detect.SubjectDetector;

/**
 * How many queries a subject needs for any of some detectors to be asked about it.
 *
 * @param withResponses where responses to the subject's queries are known
 * @param without where none are, and detectors that need them are not asked
 */
record LeastQueries(int withResponses, int without) {
  static LeastQueries of(SubjectDetector... detectors) {
    int all = Integer.MAX_VALUE;
    int without = Integer.MAX_VALUE;
    for (SubjectDetector detector : detectors) {
      all = Math.min(all, detector.leastQueries());
      without = detector.needsResponses() ? without : Math.min(without, detector.leastQueries());
    }
    return new LeastQueries(all, without);
  }

  boolean isReached(long queries, boolean responses) {
    return queries >= (responses ? withResponses : without);
  }
}
