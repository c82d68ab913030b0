package io.toptail.analysis;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.xbill.DNS.ReverseMap;

/** An address in every notation that people or programs write, to look for it in outputs. */
final class AddressForms {
  private AddressForms() {}

  /** The address alone, in lower case. */
  static List<String> of(String text) {
    InetAddress address = address(text);
    byte[] octets = address.getAddress();
    String hex = HexFormat.of().formatHex(octets);
    List<String> forms = new ArrayList<>(List.of(text, address.getHostAddress(), hex));
    forms.add(HexFormat.ofDelimiter(":").formatHex(octets));
    forms.add(HexFormat.ofDelimiter(" ").formatHex(octets));
    forms.add(new java.math.BigInteger(1, octets).toString());
    String reverse = ReverseMap.fromAddress(address).toString(true).toLowerCase(Locale.ROOT);
    forms.add(reverse);
    if (octets.length == 4) {
      forms.add(text.replace('.', '-'));
      forms.add(text.replace('.', '_'));
      forms.add(text.replace(".", "\\."));
      forms.add(reverse.replace(".in-addr.arpa", ""));
    } else {
      forms.add(hex.replaceAll("(....)(?!$)", "$1:"));
    }
    return forms;
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /**
   * The forms of an address that a text holds, not as a part of another word or number.
   *
   * @param lower in lower case
   */
  static List<String> in(String lower, String address) {
    List<String> found = new ArrayList<>();
    for (String form : of(address)) {
      for (int at = lower.indexOf(form); at >= 0; at = lower.indexOf(form, at + 1)) {
        int end = at + form.length();
        boolean starts = at == 0 || !isPart(lower.charAt(at - 1), form.charAt(0));
        if (starts && (end == lower.length() || !isPart(lower.charAt(end), form.charAt(0)))) {
          found.add(form);
        }
      }
    }
    return found;
  }

  private static boolean isPart(char c, char beside) {
    boolean number = c >= '0' && c <= '9';
    return number || beside > '9' && c >= 'a' && c <= 'f';
  }
}
