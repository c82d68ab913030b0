package io.toptail.compare;

import java.io.Serializable;

/**
 * What a change needs to be told.
 *
 * @param change how many times as much, or as little, as expected; more than 1
 * @param significance the share of the changes told that may be chance, 0 to 1: the false discovery
 *     rate that is controlled
 */
public record Thresholds(double change, double significance) implements Serializable {
  /** Twice or half, and one in a hundred by chance. */
  public static final Thresholds USUAL = new Thresholds(2, 0.01);

  public Thresholds {
    if (!(change > 1) || !(significance > 0) || !(significance < 1)) {
      throw new IllegalArgumentException("no thresholds: " + change + ", " + significance);
    }
  }
}
