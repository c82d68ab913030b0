package io.toptail.ignore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreSyntaxTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "192.0.2.256 | not an address | 198.51.100.0/24",
        "192.0.2.0/33 | from 0 to 32 | /24",
        "192.0.2.0/ | from 0 to 32 | /24",
        "2001:db8::/129 | from 0 to 128 | /24",
        "2001:db8::g | not a rule | 2001:db8::1",
        "10.1.2.3/8 | bits beyond its first 8 | leave out /8",
        "2001:db8::1/64 | bits beyond its first 64 | leave out /64",
        "* | a star stands for whole labels | *.example.com",
        "*. | a star stands for whole labels | *.example.com",
        "*example.com | a star stands for whole labels | *.example.com",
        "www.*.example | a star stands only at the beginning | *.example.com",
        "/open | between two slashes | /^dev[0-9]+\\.example$/",
        "// | between two slashes | /^dev[0-9]+\\.example$/",
        "/(a/ | missing closing ) | RE2 syntax",
        "/(?=a)b/ | invalid or unsupported Perl syntax | RE2 syntax",
        "/[A-\uFFFD]x/ | names are ASCII here | \\DDD",
        "/[A-\\x{1c88}]x/ | names are ASCII here | \\DDD",
        "qtype:AYN | not a query type | qtype:ANY",
        "qtype:65536 | not a query type | qtype:255",
        "qtype: | not a query type | qtype:ANY",
        "type:ANY | not a rule | qtype:ANY",
        "http://www.example.com/ | not a rule | www.example.com",
        "a..example | empty label | a..example",
        ".example | empty label | .example",
        "a.example b.example | one rule a line | \\032",
        "bücher.example | in ASCII | xn--bcher-kva.example",
        "a\\ | escape | a\\",
        "a\\999.example | escape | \\DDD",
      })
  void whatIsNoRuleIsRefusedWithAnExample(String line, String wrong, String right) {
    assertThatThrownBy(() -> IgnoreList.parse(List.of(new IgnoreLine("list", 7, line))))
        .isInstanceOf(IgnoreSyntaxException.class)
        .hasMessageStartingWith("list:7: " + line + ": ")
        .hasMessageContaining(wrong)
        .hasMessageContaining(right);
  }

  @Test
  void everyErrorIsNamedWithItsPlace() {
    List<IgnoreLine> lines =
        List.of(
            new IgnoreLine("--ignore", 0, "qtype:XYZZY"),
            new IgnoreLine("conf/ignore.txt", 1, "fine.example"),
            new IgnoreLine("conf/ignore.txt", 2, "*"));
    IgnoreSyntaxException error =
        catchThrowableOfType(IgnoreSyntaxException.class, () -> IgnoreList.parse(lines));
    assertThat(error.errors()).hasSize(2);
    assertThat(error.errors().get(0)).startsWith("--ignore: qtype:XYZZY: not a query type");
    assertThat(error.errors().get(1)).startsWith("conf/ignore.txt:2: *: a star");
  }

  @Test
  void anErrorStaysOnOneLine() {
    List<IgnoreLine> lines = List.of(new IgnoreLine("list", 1, "qtype:A\u001b[2JB\u0007"));
    IgnoreSyntaxException error =
        catchThrowableOfType(IgnoreSyntaxException.class, () -> IgnoreList.parse(lines));
    assertThat(error.getMessage()).doesNotContain("\u001b").doesNotContain("\u0007");
  }

  @Test
  void anExpressionIsBounded() {
    List<IgnoreLine> lines = List.of(new IgnoreLine("list", 1, "/" + "a".repeat(1_000) + "/"));
    assertThatThrownBy(() -> IgnoreList.parse(lines)).hasMessageContaining("at most 1000");
  }

  @Test
  void anEscapeOfAnOctetIsFine() throws IgnoreSyntaxException {
    IgnoreLine line = new IgnoreLine("list", 1, "/[A\\x{007a}\\x41]/");
    assertThat(IgnoreList.parse(List.of(line)).rules()).hasSize(1);
  }

  @Property(tries = 500)
  void anyLineIsARuleOrAnError(
      @ForAll @CharRange(from = '\0', to = '\u00ff') String text,
      @ForAll @CharRange(from = '*', to = ':') String numbers) {
    for (String line : List.of(text, numbers, "*." + text, "/" + text + "/", "qtype:" + text)) {
      try {
        assertThat(IgnoreList.parse(List.of(new IgnoreLine("list", 1, line))).rules())
            .hasSizeLessThanOrEqualTo(1);
      } catch (IgnoreSyntaxException e) {
        assertThat(e.errors()).hasSize(1);
      }
    }
  }
}
