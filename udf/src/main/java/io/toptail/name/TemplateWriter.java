package io.toptail.name;

/**
 * Replaces what varies in a name, label by label, up to a suffix that stays as it is: the
 * registrable domain, whose boundary no template crosses. The result is a {@link Template} without
 * {@code ‹var›}, which only many names together can teach; see {@link TemplateTree}.
 *
 * <p>Reusable, for one thread; allocates nothing.
 */
public final class TemplateWriter {
  private static final int QUAD = 4;
  private static final int NIBBLES = 32;

  private final LabelTokens labels = new LabelTokens();
  private final byte[] template = new byte[Template.MAX_LENGTH];
  private int length;
  private int prefixLength;
  private int tokens;

  /**
   * Writes the template of a name over the one before.
   *
   * @param literal labels at the right end that stay as they are, at most all
   * @return this
   */
  public TemplateWriter write(WireName name, int literal) {
    int variable = name.labels() - literal;
    int at = 0;
    int label = 0;
    tokens = 0;
    while (label < variable) {
      int spanned = spanned(name, label, variable);
      if (spanned > 0) {
        TemplateToken token = spanned == QUAD ? TemplateToken.IP4 : TemplateToken.IP6;
        tokens |= token.bit();
        template[at] = Template.MARK_LENGTH;
        at = Template.putToken(template, at + 1, token, 0);
        label += spanned;
      } else {
        int start = name.labelStart(label);
        int end = start + name.labelLength(label);
        at = labels.write(name.bytes(), start, end, name.octetClasses(label), template, at);
        label++;
      }
    }
    tokens |= labels.takeTokens();
    prefixLength = at;
    for (; label < name.labels(); label++) {
      at = literal(name, label, at);
    }
    template[at] = 0;
    length = at + 1;
    return this;
  }

  private int literal(WireName name, int label, int start) {
    int at = start + 1;
    int from = name.labelStart(label);
    for (int i = from; i < from + name.labelLength(label); i++) {
      at = Template.putLiteral(template, at, name.bytes()[i]);
    }
    template[start] = (byte) (at - start - 1);
    return at;
  }

  /** How many labels from here on are one address; 0 if they are none. */
  private static int spanned(WireName name, int label, int end) {
    if (label + QUAD > end || name.labelLength(label) > 3) {
      return 0;
    }
    int nibbles = label;
    while (nibbles < end && nibbles < label + NIBBLES && isNibble(name, nibbles)) {
      nibbles++;
    }
    if (nibbles == label + NIBBLES) {
      return NIBBLES;
    }
    for (int i = label; i < label + QUAD; i++) {
      int start = name.labelStart(i);
      if (!TokenShapes.isOctet(name.bytes(), start, start + name.labelLength(i))) {
        return 0;
      }
    }
    return QUAD;
  }

  private static boolean isNibble(WireName name, int label) {
    int start = name.labelStart(label);
    return TokenShapes.isNibble(name.bytes(), start, start + name.labelLength(label));
  }

  /** The octets of the template, which the next call overwrites. */
  public byte[] template() {
    return template;
  }

  /** Octets of the whole template, its final zero included. */
  public int length() {
    return length;
  }

  /** Octets of the labels in front of those that stay as they are. */
  public int prefixLength() {
    return prefixLength;
  }

  /** The tokens in the template, as a set of {@link TemplateToken#bit}. */
  public int tokens() {
    return tokens;
  }
}
