package io.toptail.name;

import io.toptail.dns.DnsName;

/**
 * Templates of names as octets: labels as on the wire, each a length and its content, up to a zero;
 * but {@code FF} introduces two octets, a {@link TemplateToken} and how many octets of the name it
 * stands for, or {@code FF FF 0} for an octet FF. So every name is its own template, two templates
 * that differ never read alike, and order is that of octets.
 *
 * <p>A label of a template is at most 192 octets long, a template at most 768.
 */
public final class Template {
  /** The longest template, in octets. */
  public static final int MAX_LENGTH = 768;

  static final int MARK = 0xFF;
  static final int MARK_LENGTH = 3;

  private Template() {}

  /** Octets of a template, its final zero included. */
  public static int length(byte[] template, int offset) {
    int at = offset;
    while (template[at] != 0) {
      at += 1 + (template[at] & 0xFF);
    }
    return at + 1 - offset;
  }

  /**
   * The template as people read it: as a name in presentation form, with tokens such as {@code
   * ‹num:4›}. No other part of it holds angle quotes, for those are escaped.
   */
  public static String toText(byte[] template, int offset) {
    if (template[offset] == 0) {
      return ".";
    }
    StringBuilder text = new StringBuilder(48);
    for (int at = offset; template[at] != 0; at += 1 + (template[at] & 0xFF)) {
      if (at > offset) {
        text.append('.');
      }
      appendLabel(text, template, at + 1, at + 1 + (template[at] & 0xFF));
    }
    return text.toString();
  }

  private static void appendLabel(StringBuilder text, byte[] template, int from, int to) {
    for (int i = from; i < to; i++) {
      int octet = template[i] & 0xFF;
      if (octet != MARK) {
        DnsName.appendOctet(text, octet);
      } else {
        int kind = template[i + 1] & 0xFF;
        text.append(kind == MARK ? "\\255" : TemplateToken.ALL[kind].text(template[i + 2] & 0xFF));
        i += MARK_LENGTH - 1;
      }
    }
  }

  /**
   * Writes a template that holds no token as the name in wire form that it is.
   *
   * @return octets of the name
   */
  public static int writeWire(byte[] template, int offset, byte[] wire) {
    int out = 0;
    int at = offset;
    for (; template[at] != 0; at += 1 + (template[at] & 0xFF)) {
      int label = out++;
      int to = at + 1 + (template[at] & 0xFF);
      for (int i = at + 1; i < to; i++) {
        wire[out++] = template[i];
        i += (template[i] & 0xFF) == MARK ? MARK_LENGTH - 1 : 0;
      }
      wire[label] = (byte) (out - label - 1);
    }
    wire[out++] = 0;
    return out;
  }

  /** The tokens in some labels, as a set of {@link TemplateToken#bit}. */
  public static int tokens(byte[] template, int offset, int length) {
    int tokens = 0;
    for (int at = offset; at < offset + length; at += 1 + (template[at] & 0xFF)) {
      int to = at + 1 + (template[at] & 0xFF);
      for (int i = at + 1; i < to; i++) {
        if ((template[i] & 0xFF) == MARK) {
          int kind = template[i + 1] & 0xFF;
          tokens |= kind == MARK ? 0 : 1 << kind;
          i += MARK_LENGTH - 1;
        }
      }
    }
    return tokens;
  }

  /** Whether labels up to a zero hold anything but tokens. */
  public static boolean hasLiteral(byte[] template, int offset, int length) {
    for (int at = offset; at < offset + length - 1; at += 1 + (template[at] & 0xFF)) {
      if (hasLiteral(template, at)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the second of some labels is the token {@link TemplateToken#VARIABLE}. */
  public static boolean isSecondVariable(byte[] template, int offset, int length) {
    int second = offset + 1 + (template[offset] & 0xFF);
    return second < offset + length && isVariable(template, second);
  }

  /** Whether a label, length octet first, is the token {@link TemplateToken#VARIABLE}. */
  static boolean isVariable(byte[] template, int label) {
    return (template[label] & 0xFF) == MARK_LENGTH
        && (template[label + 1] & 0xFF) == MARK
        && template[label + 2] == TemplateToken.VARIABLE.ordinal();
  }

  /** Whether a label, length octet first, holds anything but tokens. */
  static boolean hasLiteral(byte[] template, int label) {
    int to = label + 1 + (template[label] & 0xFF);
    for (int i = label + 1; i < to; i += MARK_LENGTH) {
      if ((template[i] & 0xFF) != MARK || (template[i + 1] & 0xFF) == MARK) {
        return true;
      }
    }
    return false;
  }

  /** Writes the label {@code ‹var›}, and tells where it ends. */
  public static int putVariable(byte[] template, int at) {
    template[at] = MARK_LENGTH;
    return putToken(template, at + 1, TemplateToken.VARIABLE, 0);
  }

  /** Writes the template of an IPv4 address alone, and tells how long it is. */
  public static int address(byte[] template) {
    template[0] = MARK_LENGTH;
    int end = putToken(template, 1, TemplateToken.IP4, 0);
    template[end] = 0;
    return end + 1;
  }

  static int putToken(byte[] template, int at, TemplateToken token, int octets) {
    template[at] = (byte) MARK;
    template[at + 1] = (byte) token.ordinal();
    template[at + 2] = (byte) octets;
    return at + MARK_LENGTH;
  }

  static int putLiteral(byte[] template, int at, byte octet) {
    if (octet != (byte) MARK) {
      template[at] = octet;
      return at + 1;
    }
    template[at] = (byte) MARK;
    template[at + 1] = (byte) MARK;
    template[at + 2] = 0;
    return at + MARK_LENGTH;
  }
}
