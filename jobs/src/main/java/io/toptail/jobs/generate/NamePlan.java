package io.toptail.jobs.generate;

/**
 * All names, and which of them each slot asks for. Slots are the queries in the order of their
 * names: a name asked five times has five slots in a row. The order is: the hard-coded name, the
 * mistakes, the healthy names from the most popular down.
 */
final class NamePlan {
  private static final int GUIDE_SHIFT = 5;

  private final NameArena arena;
  private final Kind[] kinds;
  private final byte[] kindOf;
  private final int[] firstSlot;
  private final int[] guide;
  private final int hardCodedSlots;
  private final int healthySlot;

  /**
   * @param kindOf index into {@code kinds} for each name
   * @param counts how often each name is asked, at least once
   * @param hardCodedSlots how many of the first slots are for the hard-coded name
   * @param healthySlot the first slot that is neither for that name nor a mistake
   */
  NamePlan(
      NameArena arena,
      Kind[] kinds,
      byte[] kindOf,
      int[] counts,
      int hardCodedSlots,
      int healthySlot) {
    this.arena = arena;
    this.kinds = kinds;
    this.kindOf = kindOf;
    this.hardCodedSlots = hardCodedSlots;
    this.healthySlot = healthySlot;
    this.firstSlot = new int[arena.size() + 1];
    for (int name = 0; name < arena.size(); name++) {
      firstSlot[name + 1] = firstSlot[name] + counts[name];
    }
    this.guide = guide();
  }

  /** The first name that may own a slot, for every 32nd slot, so that a search starts near. */
  private int[] guide() {
    int[] table = new int[(slots() >>> GUIDE_SHIFT) + 1];
    int name = 0;
    for (int i = 0; i < table.length; i++) {
      while (name + 1 < names() && firstSlot[name + 1] <= i << GUIDE_SHIFT) {
        name++;
      }
      table[i] = name;
    }
    return table;
  }

  int names() {
    return arena.size();
  }

  int slots() {
    return firstSlot[arena.size()];
  }

  int hardCodedSlots() {
    return hardCodedSlots;
  }

  int healthySlot() {
    return healthySlot;
  }

  NameArena arena() {
    return arena;
  }

  /** How often a name is to be asked. */
  int count(int name) {
    return firstSlot[name + 1] - firstSlot[name];
  }

  Kind kind(int name) {
    return kinds[kindOf[name]];
  }

  /** Index of the name's kind in {@link #kinds}. */
  int kindIndex(int name) {
    return kindOf[name];
  }

  Kind[] kinds() {
    return kinds;
  }

  /** The name that a slot asks for. */
  int nameAt(int slot) {
    int name = guide[slot >>> GUIDE_SHIFT];
    while (firstSlot[name + 1] <= slot) {
      name++;
    }
    return name;
  }
}
