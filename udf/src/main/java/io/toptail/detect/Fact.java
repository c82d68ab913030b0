package io.toptail.detect;

/**
 * Cheap facts about a question, as bits. A healthy name such as {@code www.example.com} has none of
 * them, and no detector is asked about it.
 */
final class Fact {
  /** The class is not IN. */
  static final int OTHER_CLASS = 1;

  /** The type is none that programs ask for every day. */
  static final int RARE_TYPE = 1 << 1;

  /** The type is PTR. */
  static final int POINTER = 1 << 2;

  /** The type is SRV. */
  static final int SERVICE = 1 << 3;

  /** An octet that is no letter, digit, hyphen or underscore. */
  static final int ODD_OCTET = 1 << 4;

  /** An underscore. */
  static final int UNDERSCORE = 1 << 5;

  /** There is a top label, and it is not delegated. */
  static final int UNDELEGATED = 1 << 6;

  /** A label is {@code arpa}. */
  static final int ARPA = 1 << 7;

  /** The leftmost four labels read as an IPv4 address. */
  static final int QUAD = 1 << 8;

  /** A label begins or ends with a hyphen, or has two after its second octet. */
  static final int HYPHENS = 1 << 9;

  /** The top label occurs once more, other than beside itself. */
  static final int TWICE = 1 << 10;

  /** Long: 120 octets, a label of 40, or 12 labels. */
  static final int LONG = 1 << 11;

  /** A registry of one of the detectors lists a suffix or the leftmost label. */
  static final int LISTED = 1 << 12;

  static final int BITS = 13;

  private Fact() {}
}
