package io.toptail.ignore;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.toptail.dns.DnsName;
import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.xbill.DNS.Type;

/** Reads the lines of an ignore list; the forms are those of {@link IgnoreList}. Used once. */
final class IgnoreParser {
  private static final String TYPE = "qtype:";
  private static final int MAX_EXPRESSION = 1_000;

  /** A character, or the escape of one, that no name has in presentation form. */
  private static final java.util.regex.Pattern BEYOND_AN_OCTET =
      java.util.regex.Pattern.compile("[^\\x00-\\x7E]|\\\\x\\{0*+[0-9a-fA-F]{3}");

  private static final java.util.regex.Pattern NUMBERS =
      java.util.regex.Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*|[0-9]+(\\.[0-9]+){3}");

  private final List<String> rules = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private final QuestionRules questions = new QuestionRules();
  private final ClientRules clients = new ClientRules();

  IgnoreList parse(List<IgnoreLine> lines) throws IgnoreSyntaxException {
    for (IgnoreLine line : lines) {
      String rule = line.rule();
      if (!rule.isEmpty()) {
        try {
          add(rule, rules.size());
        } catch (IllegalArgumentException e) {
          errors.add(line.place() + ": " + printable(rule) + ": " + printable(e.getMessage()));
        }
        rules.add(rule);
      }
    }
    if (!errors.isEmpty()) {
      throw new IgnoreSyntaxException(errors);
    }
    return new IgnoreList(List.copyOf(lines), List.copyOf(rules), questions, clients);
  }

  private void add(String rule, int number) {
    if (rule.startsWith("/")) {
      questions.expression(expression(rule), number);
      return;
    }
    if (rule.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("one rule a line; a blank in a name is written \\032");
    }
    int slash = rule.indexOf('/');
    String address = slash < 0 ? rule : rule.substring(0, slash);
    if (rule.regionMatches(true, 0, TYPE, 0, TYPE.length())) {
      questions.type(type(rule.substring(TYPE.length())), number);
    } else if (NUMBERS.matcher(address).matches()) {
      clients.block(block(address, slash < 0 ? null : rule.substring(slash + 1)), number);
    } else if (rule.startsWith("*")) {
      questions.below(suffix(rule), number);
    } else {
      questions.name(name(rule), number);
    }
  }

  private static Pattern expression(String rule) {
    if (rule.length() < 3 || !rule.endsWith("/")) {
      throw new IllegalArgumentException(
          "an expression stands between two slashes, for instance /^dev[0-9]+\\.example$/");
    }
    if (rule.length() > MAX_EXPRESSION) {
      throw new IllegalArgumentException(
          "an expression has at most " + MAX_EXPRESSION + " characters; use several rules");
    }
    // It could match no name, and re2j does not come back from folding the case of some letters.
    if (BEYOND_AN_OCTET.matcher(rule).find()) {
      throw new IllegalArgumentException(
          "names are ASCII here, and so is an expression; other octets of a query read \\DDD");
    }
    try {
      String expression = rule.substring(1, rule.length() - 1);
      // Names are lower case, so only capitals need the flag, which costs the search for literals.
      boolean capitals = expression.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
      return Pattern.compile(expression, capitals ? Pattern.CASE_INSENSITIVE : 0);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          e.getMessage() + "; RE2 syntax, for instance /^dev[0-9]+\\.example$/", e);
    }
  }

  private static int type(String text) {
    int type = Type.value(text.toUpperCase(Locale.ROOT), true);
    if (type < 0 || type > 65_535) {
      throw new IllegalArgumentException(
          "not a query type; write a mnemonic or a number from 0 to 65535,"
              + " for instance qtype:ANY or qtype:255");
    }
    return type;
  }

  static AddressPrefix block(String text, String length) {
    AddressPrefix address = AddressPrefix.ofText(text);
    if (address == null) {
      throw new IllegalArgumentException(
          "not an address or prefix; write for instance 192.0.2.7, 198.51.100.0/24 or"
              + " 2001:db8::/32, and a colon in a name as \\:");
    }
    if (length == null) {
      return address;
    }
    // An IPv4-mapped address in IPv6 form counts the bits of the mapping in its length.
    int before = text.indexOf(':') < 0 ? 96 : 0;
    int most = 128 - before;
    if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > most) {
      throw new IllegalArgumentException(
          "the length of this prefix is a number from 0 to " + most + ", for instance /24");
    }
    AddressPrefix block = address.truncated(before + Integer.parseInt(length));
    if (block.high() != address.high() || block.low() != address.low()) {
      throw new IllegalArgumentException(
          "the address has bits beyond its first "
              + length
              + "; for one client leave out /"
              + length
              + ", for a network write its first address, for instance 198.51.100.0/24");
    }
    return block;
  }

  private static byte[] suffix(String rule) {
    if (!rule.startsWith("*.") || rule.length() == 2) {
      throw new IllegalArgumentException(
          "a star stands for whole labels above a suffix, for instance *.example.com;"
              + " for parts of labels use an expression, for instance /^dev.*\\.example$/");
    }
    return name(rule.substring(2));
  }

  private static byte[] name(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '*' || c == ':') {
        throw new IllegalArgumentException(
            c == '*'
                ? "a star stands only at the beginning, as in *.example.com; a star in a name is"
                    + " written \\*, and for patterns use an expression such as /dev.*\\.example$/"
                : "not a rule; write a name such as www.example.com (a colon in a name is written"
                    + " \\:), an address such as 2001:db8::1, or a type such as qtype:ANY");
      } else if (c > 0x7E) {
        throw new IllegalArgumentException("write the name in ASCII" + ascii(text));
      }
    }
    return DnsName.toWire(text);
  }

  private static String ascii(String text) {
    String escapes = " (or the octets of the query as \\DDD escapes)";
    try {
      return ": " + IDN.toASCII(text, IDN.ALLOW_UNASSIGNED) + escapes;
    } catch (IllegalArgumentException e) {
      return escapes;
    }
  }

  /** The text on one line and without control characters, so that an error cannot forge another. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
