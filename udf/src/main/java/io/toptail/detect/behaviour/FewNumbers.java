package io.toptail.detect.behaviour;

/** The distinct numbers among those added, as long as they are few. */
final class FewNumbers {
  private final int[] numbers;
  private int size;

  /**
   * @param most how many are few
   */
  FewNumbers(int most) {
    numbers = new int[most];
  }

  void add(int number) {
    if (size > numbers.length) {
      return;
    }
    for (int i = 0; i < size; i++) {
      if (numbers[i] == number) {
        return;
      }
    }
    if (size < numbers.length) {
      numbers[size] = number;
    }
    size++;
  }

  /** Whether there are no more than are few. */
  boolean areFew() {
    return size <= numbers.length;
  }

  /** Whether this is the only one. */
  boolean areOnly(int number) {
    return size == 1 && numbers[0] == number;
  }

  void clear() {
    size = 0;
  }
}
