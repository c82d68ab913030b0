package io.toptail.detect;

import java.util.BitSet;

/**
 * Record types by number, as IANA's registry had them on {@value #AS_OF} (DNS Parameters, Resource
 * Record TYPEs).
 */
final class QueryType {
  static final String AS_OF = "2026-11-24";
  static final int A = 1;
  static final int NULL = 10;
  static final int PTR = 12;
  static final int MX = 15;
  static final int AAAA = 28;
  static final int NIMLOC = 32;
  static final int SRV = 33;
  static final int HTTPS = 65;
  static final int ANY = 255;

  /** Withdrawn, historic, or experiments that ended. */
  private static final BitSet OBSOLETE =
      numbers(
          3, 4, 7, 8, 9, 10, 11, 14, 19, 20, 21, 22, 23, 24, 25, 26, 27, 30, 31, 32, 34, 38, 40, 42,
          56, 57, 58, 99, 100, 101, 102, 103, 104, 105, 106, 107, 253, 254, 32768, 32769);

  /** Assigned, but not to be asked for: OPT, NXNAME, TSIG. TKEY is asked for (RFC 2930 §4). */
  private static final BitSet NOT_A_QUESTION = numbers(0, 41, 128, 250, 65535);

  private QueryType() {}

  static boolean isObsolete(int type) {
    return OBSOLETE.get(type);
  }

  /** Whether nobody has a reason to ask for it; private-use numbers are not meant. */
  static boolean isUnassigned(int type) {
    if (type <= 262) {
      boolean gap = type == 54 || between(type, 69, 98) || between(type, 110, 248);
      return gap || NOT_A_QUESTION.get(type);
    }
    return between(type, 265, 32767) || between(type, 32770, 65279) || type == 65535;
  }

  private static boolean between(int type, int first, int last) {
    return first <= type && type <= last;
  }

  private static BitSet numbers(int... types) {
    BitSet set = new BitSet();
    for (int type : types) {
      set.set(type);
    }
    return set;
  }
}
