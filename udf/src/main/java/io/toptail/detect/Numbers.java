package io.toptail.detect;

import io.toptail.name.Registry;
import java.util.BitSet;

/**
 * Sets of numbers of a registry: record types, classes or operation codes, one by one or in ranges.
 */
final class Numbers {
  private Numbers() {}

  /**
   * The numbers of some kinds.
   *
   * @throws IllegalArgumentException if a value is neither a number of 16 bits nor a range of such
   */
  static BitSet of(Registry registry, String... kinds) {
    BitSet numbers = new BitSet();
    for (String kind : kinds) {
      for (String value : registry.values(kind)) {
        String[] ends = value.split("-", 2);
        int first = number(ends[0], value);
        numbers.set(first, number(ends[ends.length - 1], value) + 1);
      }
    }
    return numbers;
  }

  private static int number(String text, String value) {
    if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65_535) {
      return Integer.parseInt(text);
    }
    throw new IllegalArgumentException("not a number from 0 to 65535, or a range: " + value);
  }
}
