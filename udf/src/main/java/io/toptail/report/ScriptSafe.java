package io.toptail.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import java.io.IOException;
import java.io.Writer;

/**
 * JSON that may stand inside a {@code <script>} element: {@code < > &} and everything beyond ASCII
 * (so also U+2028 and U+2029) are escaped, so no string can end the element or start markup.
 */
final class ScriptSafe extends CharacterEscapes {
  private static final long serialVersionUID = 1L;

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final ScriptSafe ESCAPES = new ScriptSafe();

  private final int[] ascii = standardAsciiEscapesForJSON();

  private ScriptSafe() {
    for (char c : new char[] {'<', '>', '&', '\''}) {
      ascii[c] = ESCAPE_STANDARD;
    }
  }

  static JsonGenerator open(Writer out) throws IOException {
    return FACTORY.createGenerator(out).setCharacterEscapes(ESCAPES).setHighestNonEscapedChar(0x7E);
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return ascii;
  }

  @Override
  public SerializableString getEscapeSequence(int c) {
    return null;
  }
}
