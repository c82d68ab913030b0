package io.toptail.detect.behaviour;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Labels of names in wire form, one pass and no view: for what watches need at every query. */
final class WireLabels {
  /** Octets of the longest name (RFC 1035 §2.3.4). */
  static final int LONGEST_NAME = 255;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private WireLabels() {}

  /** Labels of the name at an offset, the root not counted. */
  static int count(byte[] bytes, int offset) {
    int labels = 0;
    for (int at = offset; bytes[at] != 0; at += 1 + bytes[at]) {
      labels++;
    }
    return labels;
  }

  /** Where the labels after the leftmost {@code labels} begin; they must be there. */
  static int skip(byte[] bytes, int offset, int labels) {
    int at = offset;
    for (int i = 0; i < labels; i++) {
      at += 1 + bytes[at];
    }
    return at;
  }

  /** Where the rightmost {@code labels} begin; they must be there. */
  static int suffix(byte[] bytes, int offset, int labels) {
    return skip(bytes, offset, count(bytes, offset) - labels);
  }

  /** A hash of octets: eight of them at a time, then those that are left. */
  static long hash(byte[] bytes, int from, int to) {
    long hash = to - from;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      hash = mix(hash ^ (long) WORD.get(bytes, at));
    }
    long rest = 0;
    for (; at < to; at++) {
      rest = rest << 8 | bytes[at] & 0xFF;
    }
    return mix(hash ^ rest);
  }

  /** A hash of a hash and something else. */
  static long mix(long hash, long other) {
    return mix(hash * 31 + other);
  }

  private static long mix(long value) {
    long mixed = (value ^ value >>> 33) * MULTIPLIER;
    mixed = (mixed ^ mixed >>> 29) * MULTIPLIER;
    return mixed ^ mixed >>> 32;
  }

  /** Whether octets are exactly this text (ASCII). */
  static boolean isText(byte[] bytes, int from, int to, String text) {
    if (to - from != text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (bytes[from + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the label at an offset is exactly this text (ASCII, lower case). */
  static boolean isLabel(byte[] bytes, int at, String text) {
    return isText(bytes, at + 1, at + 1 + bytes[at], text);
  }
}
