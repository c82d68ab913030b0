package io.toptail.compare;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Set;

/** The counts of all keys of one dimension in one period, largest first. Immutable. */
public final class KeyCounts implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final KeyCounts NONE = new KeyCounts(new LinkedHashMap<>(), 0, false);

  private final LinkedHashMap<String, KeyCount> counts;
  private final KeyCount unlisted;
  private final boolean wholeClients;

  /**
   * @param counts by key in the order of ranks; owned by the new object
   * @param bound how often a key that is not in {@code counts} was counted at most
   * @param wholeClients whether clients are those of the whole period
   */
  KeyCounts(LinkedHashMap<String, KeyCount> counts, long bound, boolean wholeClients) {
    this.counts = counts;
    this.unlisted = new KeyCount(0, bound, 0, 0);
    this.wholeClients = wholeClients;
  }

  /** No key at all. */
  static KeyCounts none() {
    return NONE;
  }

  /** The count of a key, listed or not. */
  public KeyCount of(String key) {
    return counts.getOrDefault(key, unlisted);
  }

  /** The keys that are listed, in the order of ranks. */
  public Set<String> keys() {
    return Collections.unmodifiableSet(counts.keySet());
  }

  /** How often a key that is not listed was counted at most; 0 if the list is complete. */
  public long bound() {
    return unlisted.most();
  }

  /** Whether every key that was counted is listed. */
  public boolean isComplete() {
    return unlisted.isAbsent();
  }

  /** Whether clients are distinct over the whole period, not only within one of its windows. */
  boolean wholeClients() {
    return wholeClients;
  }
}
