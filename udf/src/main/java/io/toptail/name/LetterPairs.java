package io.toptail.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Tells letters drawn at random from words, by how seldom each letter stands behind the one before
 * it in host labels. The table is part of this version, so that a name looks the same in every
 * capture; a word of seven letters and more is mistaken once in a hundred. Immutable.
 */
public final class LetterPairs {
  /** The fewest letters that are judged; fewer tell too little. */
  static final int SHORTEST = 7;

  /** The mean per pair up to which a run reads like a word, hundredths of a bit. */
  private static final int WORD = 385;

  private static final int EDGE = 0;
  private static final int ROW = 32;
  private static final LetterPairs BUNDLED = read("letter-pairs.tsv");

  private final short[] cost = new short[ROW * ROW];
  private int threshold;

  private LetterPairs() {}

  /** The table of this version. */
  public static LetterPairs bundled() {
    return BUNDLED;
  }

  private static LetterPairs read(String file) {
    try (InputStream in = LetterPairs.class.getResourceAsStream(file);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().filter(line -> !line.startsWith("#")).toList();
      LetterPairs pairs = new LetterPairs();
      pairs.threshold = Integer.parseInt(lines.get(0).split("\t")[1]);
      for (int before = 0; before < lines.size() - 1; before++) {
        pairs.row(before, lines.get(before + 1).split("\t"));
      }
      return pairs;
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }

  private void row(int before, String[] costs) {
    for (int letter = 0; letter < costs.length; letter++) {
      cost[before * ROW + letter] = Short.parseShort(costs[letter]);
    }
  }

  /**
   * Whether a run of letters reads like a word: of runs drawn at random two in a thousand do.
   *
   * @param from of the first letter; all to {@code to} are a–z
   * @param to exclusive
   */
  public boolean isWord(byte[] bytes, int from, int to) {
    return to - from >= SHORTEST && cost(bytes, from, to) <= WORD * (to - from + 1);
  }

  /**
   * Whether a run of letters looks drawn at random.
   *
   * @param from of the first letter; all to {@code to} are a–z
   * @param to exclusive
   */
  public boolean isRandom(byte[] bytes, int from, int to) {
    return to - from >= SHORTEST && cost(bytes, from, to) > threshold * (to - from + 1);
  }

  private int cost(byte[] bytes, int from, int to) {
    int before = EDGE;
    int sum = 0;
    for (int i = from; i < to; i++) {
      int letter = bytes[i] - 'a' + 1;
      sum += cost[before * ROW + letter];
      before = letter;
    }
    return sum + cost[before * ROW + EDGE];
  }
}
