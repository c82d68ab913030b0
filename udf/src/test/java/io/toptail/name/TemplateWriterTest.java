package io.toptail.name;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.dns.DnsName;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateWriterTest {
  @ParameterizedTest
  @CsvSource({
    "www.example.com, 2, www.example.com",
    "example.com, 2, example.com",
    "site123.com, 2, site123.com",
    "1.2.3.4.zen.example.org, 2, ‹ip4›.zen.example.org",
    "0.1.2.3.4.x.example.org, 2, ‹ip4›.‹num:1›.x.example.org",
    "300.2.3.4.example.org, 2, ‹num:3›.‹num:1›.‹num:1›.‹num:1›.example.org",
    "192.0.2.1, 0, ‹ip4›",
    "ip-10-1-2-3.ec2.example.com, 2, ip-‹ip4›.ec‹num:1›.example.com",
    "ip10-1-2-3.example.com, 2, ip‹ip4›.example.com",
    "c-73-12-3-4.hsd1.example.net, 2, c-‹ip4›.hsd‹num:1›.example.net",
    "1-2-3.example.com, 2, ‹num:1›-‹num:1›-‹num:1›.example.com",
    "1-2-3-999.example.com, 2, ‹num:1›-‹num:1›-‹num:1›-‹num:3›.example.com",
    "01234567-89ab-cdef-0123-456789abcdef.example.com, 2, ‹uuid›.example.com",
    "id_01234567-89ab-cdef-0123-456789abcdef.example.com, 2, id_‹uuid›.example.com",
    "00-1a-2b-3c-4d-5e.example.com, 2, ‹mac›.example.com",
    "ab:cd:ef:ab:cd:ef.example.com, 2, ‹mac›.example.com",
    "000fff13b8db.example.com, 2, ‹mac›.example.com",
    "c5-touchpanel-000fff13b8db, 0, c‹num:1›-touchpanel-‹mac›",
    "brn001ba942b1f6.example.com, 2, brn‹mac›.example.com",
    "a10fff13b8db.example.com, 2, ‹hex:12›.example.com",
    "1700000000.example.com, 2, ‹ts›.example.com",
    "x1700000000123.example.com, 2, x‹ts›.example.com",
    "9999999999.example.com, 2, ‹num:10›.example.com",
    "backup20240131.example.com, 2, backup‹ts›.example.com",
    "backup20241331.example.com, 2, backup‹num:8›.example.com",
    "deadbeef.example.com, 2, deadbeef.example.com",
    "deadbee1.example.com, 2, ‹hex:8›.example.com",
    "deadbe1.example.com, 2, deadbe‹num:1›.example.com",
    "rr1---sn-002e8f92.example.com, 2, rr‹num:1›---sn-‹hex:8›.example.com",
    "mfrggzdfmztwq2lk7w.example.com, 2, ‹b32:18›.example.com",
    "mfrggzdfmztwq2lkxw.example.com, 2, ‹rand:13›‹num:1›lkxw.example.com",
    "dev4411.sync.example.com, 2, dev‹num:4›.sync.example.com",
    "xkqzjvwp.example.com, 2, ‹rand:8›.example.com",
    "international.example.com, 2, international.example.com",
    "mgaqzwockh, 0, ‹rand:10›",
    "fe80::4a3:6040.example.com, 2, ‹ip6›.example.com",
    "a_b.example.com, 2, a_b.example.com",
    "\\255\\2550.example.com, 2, \\255\\255‹num:1›.example.com",
    ".,0,."
  })
  void replacesWhatVaries(String name, int literal, String template) {
    assertThat(Templates.alone(name, literal)).isEqualTo(template);
  }

  @ParameterizedTest
  @CsvSource({"31, false", "32, true"})
  void takes32NibblesForAnAddress(int nibbles, boolean address) {
    String name = "f.".repeat(nibbles) + "ip6.arpa";
    String expected = address ? "‹ip6›.ip6.arpa" : name;
    assertThat(Templates.alone(name, 2)).isEqualTo(expected);
  }

  private static final Arbitrary<Integer> TELLING =
      Arbitraries.of("0123456789abcdefxyz-:_\\ÿ".chars().boxed().toArray(Integer[]::new));

  @Provide
  Arbitrary<byte[]> names() {
    Arbitrary<Integer> octets =
        Arbitraries.frequencyOf(List.of(Tuple.of(9, TELLING), Tuple.of(1, any())));
    Arbitrary<List<Integer>> label = octets.list().ofMinSize(1).ofMaxSize(63);
    return label.list().ofMaxSize(40).map(TemplateWriterTest::wire);
  }

  private static Arbitrary<Integer> any() {
    return Arbitraries.integers().between(0, 255);
  }

  private static byte[] wire(List<List<Integer>> labels) {
    List<Byte> wire = new ArrayList<>();
    for (List<Integer> label : labels) {
      if (wire.size() + label.size() + 2 <= DnsName.MAX_LENGTH) {
        wire.add((byte) label.size());
        label.forEach(octet -> wire.add((byte) lower(octet)));
      }
    }
    byte[] bytes = new byte[wire.size() + 1];
    for (int i = 0; i < wire.size(); i++) {
      bytes[i] = wire.get(i);
    }
    return bytes;
  }

  private static int lower(int octet) {
    return octet >= 'A' && octet <= 'Z' ? octet + 32 : octet;
  }

  @Property
  void everyNameHasOneTemplateThatKeepsItsDomain(@ForAll("names") byte[] wire) {
    WireName name = new WireName().wrap(wire, 0, wire.length);
    for (int literal = 0; literal <= Math.min(3, name.labels()); literal++) {
      TemplateWriter writer = new TemplateWriter().write(name, literal);
      assertThat(writer.length()).isLessThanOrEqualTo(Template.MAX_LENGTH);
      assertThat(Template.length(writer.template(), 0)).isEqualTo(writer.length());
      String text = Template.toText(writer.template(), 0);
      assertThat(text).endsWith(DnsName.toText(name.suffix(literal), 0).replaceAll("^\\.$", ""));
      assertThat(new TemplateWriter().write(name, literal).template()).isEqualTo(writer.template());
      if (writer.tokens() == 0) {
        assertThat(text).isEqualTo(DnsName.toText(wire, 0));
      } else {
        assertThat(text).contains("‹");
      }
    }
  }

  /** What a template says is all that the name's other octets may change. */
  @Property
  void aNameMadeFromATemplateHasTheSameTemplate(@ForAll("names") byte[] wire) {
    WireName name = new WireName().wrap(wire, 0, wire.length);
    String template = Template.toText(new TemplateWriter().write(name, 0).template(), 0);
    String filled = filled(template);
    if (filled.length() < 250 && !template.contains("‹ip")) {
      assertThat(Templates.alone(filled, 0)).as(filled).isEqualTo(template);
    }
  }

  private static String filled(String template) {
    String filled =
        template
            .replace("‹uuid›", "0a000000-0000-0000-0000-000000000000")
            .replace("‹mac›", "00000000000a")
            .replace("‹ts›", "1700000000");
    Matcher token = Pattern.compile("‹(num|hex|b32|rand):(\\d+)›").matcher(filled);
    return token.replaceAll(
        found -> {
          int size = Integer.parseInt(found.group(2));
          return switch (found.group(1)) {
            case "num" -> "0".repeat(size);
            case "hex" -> "1a" + "0".repeat(size - 2);
            case "b32" -> "22" + "z".repeat(size - 2);
            default -> "xq".repeat(size).substring(0, size);
          };
        });
  }
}
