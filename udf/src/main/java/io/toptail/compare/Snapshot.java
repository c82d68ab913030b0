package io.toptail.compare;

import java.io.Serializable;
import java.util.Map;

/**
 * What was counted in one period. Immutable.
 *
 * @param startNanos begin of the period, nanoseconds since the epoch
 * @param endNanos its end
 * @param queries counted queries, the base of the shares of all dimensions but response codes
 * @param responses the base of the shares of response codes
 * @param clients distinct clients; of several windows, those of the window with most
 * @param dimensions counts by dimension
 */
public record Snapshot(
    long startNanos,
    long endNanos,
    long queries,
    long responses,
    long clients,
    Map<String, KeyCounts> dimensions)
    implements Serializable {

  /** Dimension of the response codes. */
  public static final String RCODE = "rcode";

  /** Dimension of the detectors, each a key. */
  public static final String DETECTOR = "detector";

  /** Dimension of mistakes: a key is a detector, a space and a name. */
  public static final String FINDING = "finding";

  /** Dimension of the groups of the tail, each a template. */
  public static final String TAIL = "tail";

  /** The dimension's counts; without any if it was not counted. */
  public KeyCounts of(String dimension) {
    return dimensions.getOrDefault(dimension, KeyCounts.none());
  }

  /**
   * Whether it is certain that a key was not there: the dimension was counted, its list is
   * complete, and the key is not in it.
   */
  public boolean lacks(String dimension, String key) {
    return dimensions.containsKey(dimension) && of(dimension).of(key).isAbsent();
  }

  /** What the shares of a dimension are of. */
  public long base(String dimension) {
    return dimension.equals(RCODE) ? responses : queries;
  }
}
