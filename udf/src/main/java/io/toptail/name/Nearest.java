package io.toptail.name;

import java.util.Collection;

/** What a mistyped word was probably meant to be. */
public final class Nearest {
  private Nearest() {}

  /**
   * The known word with the fewest edits (insert, delete, replace, swap neighbours), the first in
   * order among equals.
   *
   * @return null if none is near: more than a third of the longer word would change
   */
  public static String of(String word, Collection<String> known) {
    String nearest = null;
    int fewest = Integer.MAX_VALUE;
    for (String candidate : known) {
      int edits = edits(word, candidate);
      if (edits < fewest && edits * 3 <= Math.max(word.length(), candidate.length())) {
        nearest = candidate;
        fewest = edits;
      }
    }
    return nearest;
  }

  /** " Did you mean X?", or nothing. */
  public static String question(String word, Collection<String> known) {
    String nearest = of(word, known);
    return nearest == null ? "" : " Did you mean " + nearest + "?";
  }

  /** Optimal string alignment distance. */
  private static int edits(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
    least = Math.min(least, cost[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
