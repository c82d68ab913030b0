package io.toptail.compare;

/**
 * A key that changed more than chance explains.
 *
 * @param dimension what the key is one of
 * @param measure what changed most clearly: queries or clients
 * @param scale how many times as much was expected of that measure
 * @param before what was counted in the first period
 * @param after and in the second
 * @param significance the rate of false discoveries at which it is one, 0 to 1
 */
public record Change(
    String dimension,
    String key,
    Kind kind,
    Measure measure,
    double scale,
    KeyCount before,
    KeyCount after,
    double significance) {

  /** How it changed. */
  public enum Kind {
    /** It was not there at all. */
    NEW,
    /** It is not there any more. */
    GONE,
    RISEN,
    FALLEN;

    /** Whether there is more of it. */
    public boolean isUp() {
      return this == NEW || this == RISEN;
    }

    /** As in a file: lower case. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** What is counted. */
  public enum Measure {
    QUERIES,
    CLIENTS;

    long least(KeyCount count) {
      return this == QUERIES ? count.least() : count.clients();
    }

    long most(KeyCount count) {
      return this == QUERIES || !count.isListed() ? count.most() : count.clients();
    }

    /** As in a file: lower case. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** The same with another significance. */
  Change with(double other) {
    return new Change(dimension, key, kind, measure, scale, before, after, other);
  }

  /**
   * How many times what was expected there is, by the counts that are certain: at least so many if
   * it rose, at most if it fell. Infinite if it is new, 0 if it is gone.
   */
  public double effect() {
    return kind.isUp()
        ? measure.least(after) / (scale * measure.most(before))
        : measure.most(after) / (scale * measure.least(before));
  }

  /** How many queries, or clients, are more or fewer than expected, at least; 0 or more. */
  public double moved() {
    return kind.isUp()
        ? measure.least(after) - scale * measure.most(before)
        : scale * measure.least(before) - measure.most(after);
  }
}
