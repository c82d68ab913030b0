package io.toptail.report;

import java.nio.charset.StandardCharsets;

/**
 * Text from captures and files, made safe to show: what it holds is seen, never obeyed.
 *
 * <p>Names are expected in presentation form and therefore printable ASCII already; the escapes
 * here are a second line of defence against control sequences that reach a terminal or a page.
 */
final class Printable {
  private static final char ELLIPSIS = '…';

  private Printable() {}

  /**
   * A name: every character outside 0x20–0x7E becomes the {@code \DDD} escapes of its UTF-8 octets
   * (RFC 1035 §5.1). Angle quotes stay, because templates of names use them.
   */
  static String name(String text) {
    return escaped(text, true);
  }

  /**
   * Text of the operator's own, such as a path or an owner: letters of any script stay; control,
   * format (among them the bidirectional overrides), unassigned and lone surrogate characters
   * become {@code \DDD} escapes.
   */
  static String text(String text) {
    return escaped(text, false);
  }

  private static String escaped(String text, boolean asciiOnly) {
    int at = 0;
    while (at < text.length() && isPlain(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, at);
    for (int c; at < text.length(); at += Character.charCount(c)) {
      c = text.codePointAt(at);
      if (isPlain(c) || c == '‹' || c == '›' || (!asciiOnly && isVisible(c))) {
        out.appendCodePoint(c);
      } else {
        appendEscape(out, c);
      }
    }
    return out.toString();
  }

  private static boolean isPlain(int c) {
    return c >= 0x20 && c <= 0x7E;
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static void appendEscape(StringBuilder out, int c) {
    for (byte octet : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
      appendOctet(out, octet & 0xFF);
    }
  }

  /** Appends {@code \DDD}. */
  static void appendOctet(StringBuilder out, int octet) {
    out.append('\\').append((char) ('0' + octet / 100));
    out.append((char) ('0' + octet / 10 % 10)).append((char) ('0' + octet % 10));
  }

  /**
   * The text itself if it fits, else its beginning and end around an ellipsis. The end keeps the
   * larger half: a name's right end says whose it is.
   *
   * @param columns display columns that the result may take, at least 1
   */
  static String shorten(String text, int columns) {
    if (columns(text) <= columns) {
      return text;
    }
    int head = (columns - 1) / 2;
    int tail = columns - 1 - head;
    int from = text.length();
    for (int width = 0; from > 0; ) {
      int c = text.codePointBefore(from);
      width += columns(c);
      if (width > tail) {
        break;
      }
      from -= Character.charCount(c);
    }
    return text.substring(0, prefix(text, head)) + ELLIPSIS + text.substring(from);
  }

  private static int prefix(String text, int columns) {
    int end = 0;
    for (int width = 0; end < text.length(); ) {
      int c = text.codePointAt(end);
      width += columns(c);
      if (width > columns) {
        break;
      }
      end += Character.charCount(c);
    }
    return end;
  }

  /** Columns that a terminal needs for {@code text}. */
  static int columns(String text) {
    return text.codePoints().map(Printable::columns).sum();
  }

  /** 0 for marks that combine, 2 for the wide and full-width of UAX #11, else 1. */
  private static int columns(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean wide =
        c >= 0x1100
            && (c <= 0x115F
                || (c >= 0x2E80 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD));
    return wide ? 2 : 1;
  }
}
