package io.toptail.detect;

/** Types of records as far as rules about names tell them apart. */
public enum TypeGroup {
  /** Any other. */
  OTHER,
  A,
  AAAA,
  /** HTTPS and SVCB (RFC 9460). */
  HTTPS,
  MX,
  TXT,
  /** Seldom asked by clients, and room for any octets: CNAME, NULL, KEY. */
  CARRIER,
  PTR;

  private static final TypeGroup[] ALL = values();

  /** The group of a type, 0 to 65535. */
  public static TypeGroup of(int qtype) {
    return switch (qtype) {
      case 1 -> A;
      case 28 -> AAAA;
      case 64, 65 -> HTTPS;
      case 15 -> MX;
      case 16 -> TXT;
      case 5, 10, 25 -> CARRIER;
      case 12 -> PTR;
      default -> OTHER;
    };
  }

  /** How many there are. */
  public static int count() {
    return ALL.length;
  }

  /** The group of a number, without making an array. */
  public static TypeGroup ofNumber(int ordinal) {
    return ALL[ordinal];
  }
}
