package io.toptail.row;

import java.util.ArrayList;
import java.util.List;

/** Sets of query types in ten bits: those that most names are asked for, and all others as one. */
public final class QueryTypes {
  /** The set's bits, lowest first; the last stands for every other type. */
  private static final String[] TEXT = {
    "A", "AAAA", "HTTPS", "PTR", "TXT", "SRV", "MX", "NS SOA", "DS DNSKEY", "other"
  };

  /** Types that say nothing odd about whoever asks. */
  public static final int ORDINARY = 0x1FF;

  private QueryTypes() {}

  /** The set of one type. */
  public static int of(int type) {
    return switch (type) {
      case 1 -> 1;
      case 28 -> 1 << 1;
      case 64, 65 -> 1 << 2;
      case 12 -> 1 << 3;
      case 16 -> 1 << 4;
      case 33 -> 1 << 5;
      case 15 -> 1 << 6;
      case 2, 6 -> 1 << 7;
      case 43, 48 -> 1 << 8;
      default -> 1 << 9;
    };
  }

  /** The types of a set, as people read them. */
  public static String text(long set) {
    List<String> types = new ArrayList<>();
    for (int i = 0; i < TEXT.length; i++) {
      if ((set & 1L << i) != 0) {
        types.add(TEXT[i]);
      }
    }
    return String.join(" ", types);
  }
}
