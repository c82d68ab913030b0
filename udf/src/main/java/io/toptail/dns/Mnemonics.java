package io.toptail.dns;

import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/**
 * Numbers of the IANA DNS registries as text and back. Numbers without a name read {@code
 * TYPE65280}, {@code CLASS42} (RFC 3597 §5), {@code OPCODE7}, {@code RCODE23}.
 *
 * <p>Names are dnsjava's, and a few that it does not know yet. Texts are kept, so that a number is
 * turned into text once.
 */
public final class Mnemonics {
  private static final Map<Integer, String> LATER_TYPES =
      Map.ofEntries(
          Map.entry(66, "DSYNC"),
          Map.entry(67, "HHIT"),
          Map.entry(68, "BRID"),
          Map.entry(128, "NXNAME"),
          Map.entry(261, "RESINFO"),
          Map.entry(262, "WALLET"),
          Map.entry(263, "CLA"),
          Map.entry(264, "IPN"));

  private static final Cache TYPES = new Cache(65_536, Mnemonics::typeText);
  private static final Cache CLASSES = new Cache(65_536, DClass::string);
  private static final Cache OPCODES = new Cache(16, Mnemonics::opcodeText);
  private static final Cache RCODES = new Cache(4_096, Mnemonics::rcodeText);

  private Mnemonics() {}

  /** A type, 0 to 65535: {@code AAAA}. */
  public static String type(int type) {
    return TYPES.text(type);
  }

  /** A class, 0 to 65535: {@code IN}. */
  public static String dnsClass(int dnsClass) {
    return CLASSES.text(dnsClass);
  }

  /** An opcode, 0 to 15: {@code QUERY}. */
  public static String opcode(int opcode) {
    return OPCODES.text(opcode);
  }

  /** A response code, 0 to 4095: {@code NXDOMAIN}. */
  public static String rcode(int rcode) {
    return RCODES.text(rcode);
  }

  /**
   * The number of a type as a user writes it: {@code AAAA}, {@code aaaa}, {@code TYPE28} or {@code
   * 28}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public static int typeNumber(String text) {
    String name = text.strip().toUpperCase(Locale.ROOT);
    for (Map.Entry<Integer, String> type : LATER_TYPES.entrySet()) {
      if (type.getValue().equals(name)) {
        return type.getKey();
      }
    }
    int number = Type.value(name, true);
    if (number < 0) {
      throw new IllegalArgumentException(
          "unknown record type: " + text + " (use a name such as AAAA, or a number up to 65535)");
    }
    return number;
  }

  /**
   * The number of a response code as a user writes it: {@code NXDOMAIN}, {@code nxdomain} or {@code
   * 3}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public static int rcodeNumber(String text) {
    String name = text.strip().toUpperCase(Locale.ROOT);
    int number = name.matches("[0-9]{1,4}") ? Integer.parseInt(name) : namedRcode(name);
    if (number < 0 || number > 4_095) {
      throw new IllegalArgumentException(
          "unknown response code: " + text + " (use a name such as NXDOMAIN, or a number to 4095)");
    }
    return number;
  }

  private static int namedRcode(String name) {
    return name.startsWith("RCODE") ? Rcode.value(name.substring(5)) : Rcode.value(name);
  }

  private static String typeText(int type) {
    String later = LATER_TYPES.get(type);
    return later != null ? later : Type.string(type);
  }

  private static String opcodeText(int opcode) {
    return orNumber(Opcode.string(opcode), "OPCODE");
  }

  private static String rcodeText(int rcode) {
    return orNumber(Rcode.string(rcode), "RCODE");
  }

  /** dnsjava says RESERVED7 for the opcode and the response code alike. */
  private static String orNumber(String text, String prefix) {
    String unknown = "RESERVED";
    return text.startsWith(unknown) ? prefix + text.substring(unknown.length()) : text;
  }

  /** Texts by number. Threads may make the same text twice; all of them see a whole one. */
  private static final class Cache {
    private final String[] texts;
    private final IntFunction<String> make;

    Cache(int size, IntFunction<String> make) {
      this.texts = new String[size];
      this.make = make;
    }

    String text(int number) {
      String text = texts[number];
      if (text == null) {
        text = make.apply(number);
        texts[number] = text;
      }
      return text;
    }
  }
}
