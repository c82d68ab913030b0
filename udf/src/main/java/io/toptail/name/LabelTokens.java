package io.toptail.name;

import static io.toptail.name.TemplateToken.IP4;
import static io.toptail.name.TemplateToken.IP6;
import static io.toptail.name.TemplateToken.MAC;
import static io.toptail.name.TemplateToken.NUMBER;
import static io.toptail.name.TemplateToken.RANDOM;
import static io.toptail.name.TemplateToken.TIME;
import static io.toptail.name.TemplateToken.UUID;

/**
 * Replaces what varies within one label. A word is a run of letters and digits; the longest match
 * at a place wins: UUIDs and hardware addresses over several words, then dashed addresses, then
 * whole words, then runs of digits or letters within a word.
 *
 * <p>For one thread; allocates nothing.
 */
final class LabelTokens {
  private static final LetterPairs PAIRS = LetterPairs.bundled();

  /** Enough hyphens apart for a UUID or a hardware address. */
  private static final int SHORTEST_SPACED = 17;

  private byte[] in;
  private int end;
  private byte[] out;
  private int at;
  private int tokens;

  /**
   * Writes the template of a label behind its length octet.
   *
   * @param from of the label's first octet
   * @param to exclusive
   * @return where the template ends
   */
  int write(byte[] label, int from, int to, int classes, byte[] template, int start) {
    in = label;
    end = to;
    out = template;
    at = start + 1;
    boolean plain =
        (classes & (WireName.DIGIT | WireName.PUNCTUATION)) == 0 && to - from < SHORTEST_SPACED;
    if (plain) {
      letters(from, to);
    } else if (!wholeLabel(from)) {
      words(from);
    }
    template[start] = (byte) (at - start - 1);
    return at;
  }

  /** The tokens written since the last call, as a set of {@link TemplateToken#bit}. */
  int takeTokens() {
    int taken = tokens;
    tokens = 0;
    return taken;
  }

  private boolean wholeLabel(int from) {
    if (!TokenShapes.isIp6(in, from, end) || TokenShapes.isMac(in, from, end)) {
      return false;
    }
    token(IP6, end - from);
    return true;
  }

  private void words(int from) {
    int i = from;
    while (i < end) {
      if (!TokenShapes.isAlphanumeric(in[i])) {
        at = Template.putLiteral(out, at, in[i++]);
        continue;
      }
      int spaced = spaced(i);
      if (spaced > 0) {
        i += spaced;
        continue;
      }
      int wordEnd = i + 1;
      while (wordEnd < end && TokenShapes.isAlphanumeric(in[wordEnd])) {
        wordEnd++;
      }
      i = word(i, wordEnd);
    }
  }

  /** Octets of a token that spans several words from here on; 0 if there is none. */
  private int spaced(int from) {
    if (TokenShapes.isUuid(in, from, end)) {
      token(UUID, TokenShapes.UUID_LENGTH);
      return TokenShapes.UUID_LENGTH;
    }
    if (TokenShapes.isMac(in, from, end)) {
      token(MAC, TokenShapes.MAC_LENGTH);
      return TokenShapes.MAC_LENGTH;
    }
    return 0;
  }

  /** Writes a word, and tells where reading goes on: behind it, or behind an address it begins. */
  private int word(int from, int to) {
    TemplateToken whole = TokenShapes.word(in, from, to);
    if (whole != null) {
      token(whole, to - from);
      return to;
    }
    int mac = TokenShapes.deviceAddress(in, from, to);
    if (mac > from) {
      letters(from, mac);
      token(MAC, to - mac);
      return to;
    }
    return runs(from, to);
  }

  private int runs(int from, int to) {
    int i = from;
    while (i < to) {
      int run = i + 1;
      boolean digits = TokenShapes.isDigit(in[i]);
      while (run < to && TokenShapes.isDigit(in[run]) == digits) {
        run++;
      }
      if (!digits) {
        letters(i, run);
      } else {
        int quad = run == to ? TokenShapes.quad(in, i, end) : 0;
        if (quad > 0) {
          token(IP4, quad);
          return i + quad;
        }
        token(TokenShapes.isTime(in, i, run) ? TIME : NUMBER, run - i);
      }
      i = run;
    }
    return to;
  }

  /** Writes octets without a digit; runs of letters among them may look random. */
  private void letters(int from, int to) {
    int i = from;
    while (i < to) {
      int run = i;
      while (run < to && TokenShapes.isLetter(in[run])) {
        run++;
      }
      if (run - i >= LetterPairs.SHORTEST && PAIRS.isRandom(in, i, run)) {
        token(RANDOM, run - i);
        i = run;
      }
      int next = Math.min(to, run + 1);
      for (; i < next; i++) {
        at = Template.putLiteral(out, at, in[i]);
      }
    }
  }

  private void token(TemplateToken token, int octets) {
    tokens |= token.bit();
    at = Template.putToken(out, at, token, octets);
  }
}
