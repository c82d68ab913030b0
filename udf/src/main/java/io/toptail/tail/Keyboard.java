package io.toptail.tail;

/** Where letters and digits lie on a keyboard (QWERTY). */
final class Keyboard {
  private static final String[] ROWS = {"1234567890-", "qwertyuiop", "asdfghjkl", "zxcvbnm"};

  private Keyboard() {}

  /** Whether two keys touch. */
  static boolean areNeighbours(int a, int b) {
    for (int row = 0; row < ROWS.length; row++) {
      int at = ROWS[row].indexOf(a);
      if (at >= 0) {
        return isAt(row, at - 1, b)
            || isAt(row, at + 1, b)
            || isAt(row - 1, at, b)
            || isAt(row - 1, at + 1, b)
            || isAt(row + 1, at, b)
            || isAt(row + 1, at - 1, b);
      }
    }
    return false;
  }

  private static boolean isAt(int row, int at, int key) {
    return row >= 0
        && row < ROWS.length
        && at >= 0
        && at < ROWS[row].length()
        && ROWS[row].charAt(at) == key;
  }
}
