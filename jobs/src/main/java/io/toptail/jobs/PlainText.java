package io.toptail.jobs;

/** Text of others, such as file names, made harmless for a terminal. */
final class PlainText {
  private PlainText() {}

  /** The text with control, format and unpaired surrogate characters as <code>\\uXXXX</code>. */
  static String of(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(plain, c));
    return plain.toString();
  }

  private static void append(StringBuilder plain, int c) {
    switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          plain.append(String.format("\\u%04x", c));
      default -> plain.appendCodePoint(c);
    }
  }
}
