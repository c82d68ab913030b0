package io.toptail.detect;

import io.toptail.name.WireName;
import java.util.regex.Pattern;

/** Backslash, percent, quoted-printable and HTML escapes. */
final class EscapedText extends QuestionDetector {
  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\(\\d{3}|x[0-9a-f]{2}|u[0-9a-f]{4})|%[0-9a-f]{2}|&#|=(0[ad]|2[0ef]|3[ad]|40)");

  EscapedText() {
    super(
        DetectorInfo.of("escaped-text", 127, Severity.LOW, "escape sequence taken literally")
            .rule(
                "A backslash with three digits or x and two hexadecimal digits, a percent "
                    + "sign or an equals sign with two hexadecimal digits, or &#.")
            .cause(
                "The name holds an escape sequence (a backslash code, %20, =3D, &#...) as plain"
                    + " characters: a decoder is missing somewhere.")
            .who("The developer of the program on the asking client.")
            .fix("Decode the text before using it as a host name.")
            .source("RFC 1035 §5.1; RFC 3986 §2.1"),
        Fact.ODD_OCTET);
  }

  @Override
  public boolean matches(Question question) {
    return question.hostHas(WireName.PUNCTUATION) && ESCAPE.matcher(question.pasted()).find();
  }
}
