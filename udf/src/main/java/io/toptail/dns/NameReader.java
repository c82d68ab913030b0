package io.toptail.dns;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads one name of a message, following compression pointers (RFC 1035 §4.1.4).
 *
 * <p>Every pointer must point before the run of labels that it ends; this is what "prior
 * occurrence" means, and it rules out loops. A pointer that does not is reported, yet followed,
 * because other decoders follow it; {@value #MAX_POINTERS} pointers bound the work.
 *
 * <p>Mutable and reusable: {@link #read} and {@link #skip} reset everything, and the results hold
 * until the next call.
 */
final class NameReader {
  /** Longest name kept: names up to here are beyond RFC 1035 but seen, and readable. */
  static final int MAX_KEPT = 1024;

  /** A name of 255 octets has at most 127 labels, so more pointers point at nothing. */
  static final int MAX_POINTERS = 127;

  private static final int MAX_LABELS = 127;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EACH = 0x0101010101010101L;

  private final MessageBytes message;
  private final boolean lower;
  private final byte[] name = new byte[MAX_KEPT + Long.BYTES];
  private int length;
  private int labels;
  private int end;
  private boolean readable;
  private int anomalyAt;

  /**
   * @param lower whether {@link #read} keeps names in lower case, or else as sent
   */
  NameReader(MessageBytes message, boolean lower) {
    this.message = message;
    this.lower = lower;
  }

  /** The name last read, uncompressed; this reader's own buffer. */
  byte[] name() {
    return name;
  }

  /** Octets of the name last read, its final zero octet included; 0 if it is not readable. */
  int length() {
    return readable ? length : 0;
  }

  /**
   * Whether the last name has an end, at most 127 labels and at most {@value #MAX_KEPT} octets. It
   * may have despite an anomaly.
   */
  boolean readable() {
    return readable;
  }

  /** The offset after the name, where it stands; meaningful if {@link #readable}. */
  int end() {
    return end;
  }

  /** Where the anomaly that was returned lies: an offset in the array. */
  int anomalyAt() {
    return anomalyAt;
  }

  /** Reads the name at an offset into {@link #name}. */
  WireAnomaly read(int at) {
    int after = endOfPlainName(at);
    if (after < 0) {
      return follow(at, true);
    }
    copy(at, 0, after - at);
    length = after - at;
    end = after;
    readable = true;
    return WireAnomaly.NONE;
  }

  /** Checks the name at an offset without keeping it. */
  WireAnomaly skip(int at) {
    int after = endOfPlainName(at);
    if (after < 0) {
      return follow(at, false);
    }
    end = after;
    readable = true;
    return WireAnomaly.NONE;
  }

  /** The offset after a name that has no pointers and is in order; -1 for all others. */
  private int endOfPlainName(int at) {
    byte[] bytes = message.bytes;
    int limit = Math.min(message.capturedEnd, at + DnsName.MAX_LENGTH);
    while (at < limit) {
      int octet = bytes[at];
      if (octet == 0) {
        return at + 1;
      }
      if (octet < 0 || octet > 63) {
        return -1;
      }
      at += octet + 1;
    }
    return -1;
  }

  private WireAnomaly follow(int at, boolean keep) {
    byte[] bytes = message.bytes;
    WireAnomaly found = WireAnomaly.NONE;
    int runStart = at;
    int pointers = 0;
    length = 0;
    labels = 0;
    end = -1;
    readable = false;
    while (true) {
      if (at >= message.capturedEnd) {
        return stop(message.missing(at + 1, WireAnomaly.LABEL_PAST_END), at);
      }
      int octet = bytes[at] & 0xFF;
      if (octet >= 0xC0) {
        if (at + 2 > message.capturedEnd) {
          return stop(message.missing(at + 2, WireAnomaly.LABEL_PAST_END), at);
        }
        end = end < 0 ? at + 2 : end;
        int target = message.start + ((octet & 0x3F) << 8 | bytes[at + 1] & 0xFF);
        if (target >= message.capturedEnd) {
          return stop(message.missing(target + 1, WireAnomaly.LABEL_PAST_END), at);
        }
        if (target >= runStart && found == WireAnomaly.NONE) {
          found = note(WireAnomaly.POINTER_NOT_BACKWARDS, at);
        }
        if (++pointers > MAX_POINTERS) {
          return stop(found == WireAnomaly.NONE ? WireAnomaly.POINTER_LOOP : found, at);
        }
        runStart = target;
        at = target;
        continue;
      }
      if (octet > 63) {
        return stop(WireAnomaly.LABEL_TYPE, at);
      }
      int next = at + 1 + octet;
      if (next > message.capturedEnd) {
        return stop(message.missing(next, WireAnomaly.LABEL_PAST_END), at);
      }
      if (length + octet + 1 > DnsName.MAX_LENGTH && found == WireAnomaly.NONE) {
        found = note(WireAnomaly.NAME_TOO_LONG, at);
      }
      if (!append(at, octet + 1, keep)) {
        return stop(found, anomalyAt);
      }
      if (octet == 0) {
        readable = true;
        end = end < 0 ? next : end;
        return found;
      }
      at = next;
    }
  }

  /** False when the name is longer than what is kept. */
  private boolean append(int at, int octets, boolean keep) {
    if (length + octets > MAX_KEPT || octets > 1 && ++labels > MAX_LABELS) {
      return false;
    }
    if (keep) {
      copy(at, length, octets);
    }
    length += octets;
    return true;
  }

  /** Length octets are below 0x40, so lowering does not touch them. */
  private void copy(int from, int to, int count) {
    byte[] bytes = message.bytes;
    if (!lower) {
      System.arraycopy(bytes, from, name, to, count);
      return;
    }
    int i = 0;
    // The last eight may go beyond the name, into octets that nobody reads.
    for (; i < count && from + i + Long.BYTES <= bytes.length; i += Long.BYTES) {
      LONG.set(name, to + i, lower((long) LONG.get(bytes, from + i)));
    }
    for (; i < count; i++) {
      byte octet = bytes[from + i];
      name[to + i] = octet >= 'A' && octet <= 'Z' ? (byte) (octet + 32) : octet;
    }
  }

  /** Eight octets with 32 added to those from A to Z; sums stay within their octets. */
  private static long lower(long octets) {
    long low = octets & 0x7F * EACH;
    long fromA = low + (0x80 - 'A') * EACH;
    long beyondZ = low + (0x7F - 'Z') * EACH;
    long letters = fromA & ~beyondZ & ~octets & 0x80 * EACH;
    return octets | letters >>> 2;
  }

  private WireAnomaly note(WireAnomaly anomaly, int at) {
    anomalyAt = at;
    return anomaly;
  }

  private WireAnomaly stop(WireAnomaly anomaly, int at) {
    anomalyAt = at;
    return anomaly;
  }
}
