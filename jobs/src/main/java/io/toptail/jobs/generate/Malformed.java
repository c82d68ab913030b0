package io.toptail.jobs.generate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** DNS messages that break the rules of RFC 1035, each in one way. */
enum Malformed {
  HEADER_CUT_SHORT("header cut short"),
  LABEL_PAST_END("label runs past end"),
  LABEL_TYPE("reserved label type"),
  POINTER_LOOP("pointer not backwards"),
  NAME_TOO_LONG("name longer than 255 octets"),
  QUESTION_CUT_SHORT("question cut short");

  private final String label;

  Malformed(String label) {
    this.label = label;
  }

  /** What is wrong, in words. */
  String label() {
    return label;
  }

  /** All equally often. */
  static Malformed draw(long random) {
    return values()[Draws.below(random, values().length)];
  }

  /** Appends the message: a query with one question, as far as it goes. */
  void write(ByteBuffer out, long random) {
    out.putShort((short) random).putShort((short) 0x0100);
    if (this == HEADER_CUT_SHORT) {
      out.put((byte) 0);
      return;
    }
    out.putShort((short) 1).putShort((short) 0).putInt(0);
    switch (this) {
      case LABEL_PAST_END -> out.put((byte) 40).put(text("www.broken.de"));
      case LABEL_TYPE -> {
        out.put((byte) 0x83).put(text("www")).put((byte) 0);
        out.putShort((short) 1).putShort((short) 1);
      }
      case POINTER_LOOP -> out.putShort((short) 0xC00C).putShort((short) 1).putShort((short) 1);
      case NAME_TOO_LONG -> {
        for (int i = 0; i < 5; i++) {
          out.put((byte) 60).put(text("x".repeat(60)));
        }
        out.put((byte) 0).putShort((short) 1).putShort((short) 1);
      }
      default -> out.put((byte) 3).put(text("www")).put((byte) 4).put(text("test")).put((byte) 0);
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
