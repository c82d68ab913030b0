package io.toptail.name;

/** What a part of a name that varies looks like. The order decides between equally long matches. */
public enum TemplateToken {
  /** An IPv4 address: four labels, or four numbers between hyphens or dots within a label. */
  IP4("ip4", false),
  /** An IPv6 address: 32 nibbles as labels, or its text with colons within a label. */
  IP6("ip6", false),
  /** 8-4-4-4-12 hexadecimal digits (RFC 9562). */
  UUID("uuid", false),
  /**
   * A hardware address: six pairs of hexadecimal digits between hyphens or colons; or twelve digits
   * that begin with 00 or stand behind the letters of a device's name.
   */
  MAC("mac", false),
  /** A time: ten digits (seconds, 2001 to 2038), thirteen (milliseconds) or a date as yyyymmdd. */
  TIME("ts", false),
  /** A word of eight hexadecimal digits and more, a letter and a digit among them. */
  HEX("hex", true),
  /** A word of sixteen base32 digits (RFC 4648) and more, two of 2–7 among them. */
  BASE32("b32", true),
  /** A run of digits. */
  NUMBER("num", true),
  /** A run of seven letters and more that no language would write; see {@link LetterPairs}. */
  RANDOM("rand", true),
  /** A whole label that takes many values in its place; see {@link TemplateTree}. */
  VARIABLE("var", false);

  static final TemplateToken[] ALL = values();

  private final String text;
  private final boolean counted;

  TemplateToken(String text, boolean counted) {
    this.text = text;
    this.counted = counted;
  }

  /** The token as people read it, for instance {@code ‹num:4›}. */
  String text(int octets) {
    return counted ? "‹" + text + ':' + octets + '›' : "‹" + text + '›';
  }

  /** A bit of its own, for sets of tokens. */
  public int bit() {
    return 1 << ordinal();
  }
}
