package io.toptail.detect;

import io.toptail.name.Registry;
import io.toptail.name.WireName;

/**
 * The form of a factory name: a beginning, then octets of an alphabet to the end of the label.
 *
 * @param prefix how the label begins
 * @param octets classes of {@link WireName} that may follow
 * @param hexadecimal whether letters are a to f only
 * @param least fewest octets that follow
 * @param most most octets that follow
 */
record DeviceForm(String prefix, int octets, boolean hexadecimal, int least, int most) {
  private static final int ALNUM = WireName.LETTER | WireName.DIGIT;
  private static final int UUID_LENGTH = 36;

  /**
   * A row of {@code device-names.tsv}, which explains its kinds.
   *
   * @throws IllegalArgumentException if the kind is none of them
   */
  static DeviceForm of(Registry.Entry entry) {
    if (entry.kind().equals("uuid")) {
      return new DeviceForm(
          entry.value(), ALNUM | WireName.HYPHEN, false, UUID_LENGTH, UUID_LENGTH);
    }
    String[] part = entry.kind().split("-");
    if (part.length < 2 || part.length > 3 || !entry.kind().matches("[a-z]+(-[0-9]{1,2}){1,2}")) {
      throw new IllegalArgumentException(
          "device-names.tsv: " + entry.value() + ": not a kind: " + entry.kind());
    }
    int least = Integer.parseInt(part[1]);
    int most = Integer.parseInt(part[part.length - 1]);
    int octets =
        switch (part[0]) {
          case "hex", "alnum" -> ALNUM;
          case "digits" -> WireName.DIGIT;
          case "any" -> 0xFF;
          default ->
              throw new IllegalArgumentException(
                  "device-names.tsv: " + entry.value() + ": not an alphabet: " + part[0]);
        };
    return new DeviceForm(entry.value(), octets, part[0].equals("hex"), least, most);
  }

  /** Whether the leftmost label has this form. */
  boolean matches(WireName name) {
    int rest = name.labelLength(0) - prefix.length();
    if (rest < least || rest > most || !name.startsWith(0, prefix)) {
      return false;
    }
    for (int i = prefix.length(); i < name.labelLength(0); i++) {
      int octet = name.octet(0, i);
      boolean letter = octet >= 'a' && octet <= 'z';
      if (octets != 0xFF && (WireName.octetClass(octet) & octets) == 0
          || hexadecimal && letter && octet > 'f') {
        return false;
      }
    }
    return true;
  }
}
