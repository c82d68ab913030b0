package io.toptail.name;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A view of one domain name in wire form (RFC 1035 §3.1): labels, each a length octet and its
 * octets, up to and including the zero octet of the root. Letters A–Z must already be lower case
 * (RFC 4343).
 *
 * <p>Mutable and reusable: {@link #wrap} moves the view and resets everything. The view does not
 * own the bytes; they must not change while it is in use. Label 0 is the leftmost.
 */
public final class WireName {
  /** Octet class: a–z. */
  public static final int LETTER = 1;

  /** Octet class: 0–9. */
  public static final int DIGIT = 2;

  /** Octet class: {@code -}. */
  public static final int HYPHEN = 4;

  /** Octet class: {@code _}. */
  public static final int UNDERSCORE = 8;

  /** Octet class: printable, 0x21–0x7E, and none of the above. */
  public static final int PUNCTUATION = 16;

  /** Octet class: 0x00–0x20 and 0x7F. */
  public static final int CONTROL_OR_SPACE = 32;

  /** Octet class: 0x80–0xFF. */
  public static final int HIGH = 64;

  private static final int MAX_LABELS = 127;
  private static final byte[] CLASS = classTable();
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ODD = 0x9E3779B97F4A7C15L;

  private final int[] labelOffset = new int[MAX_LABELS];
  private final byte[] labelClasses = new byte[MAX_LABELS];
  private final long[] suffixHashes = new long[MAX_LABELS + 1];
  private byte[] bytes;
  private int offset;
  private int length;
  private int labels;
  private int classes;
  private int hashed;

  /**
   * Moves the view to the name at {@code offset}.
   *
   * @param length octets of the whole name, its final zero octet included; 1 for the root
   * @return this
   * @throws IllegalArgumentException if the octets are not one whole name
   */
  public WireName wrap(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
    this.labels = 0;
    this.classes = 0;
    this.hashed = 0;
    int at = offset;
    int end = offset + length;
    while (at < end && bytes[at] != 0) {
      int labelEnd = at + 1 + (bytes[at] & 0xFF);
      if (bytes[at] < 0 || bytes[at] > 63 || labelEnd >= end || labels == MAX_LABELS) {
        throw new IllegalArgumentException("not a wire-form name at offset " + (at - offset));
      }
      int mask = 0;
      for (int i = at + 1; i < labelEnd; i++) {
        mask |= CLASS[bytes[i] & 0xFF];
      }
      labelClasses[labels] = (byte) mask;
      labelOffset[labels++] = at;
      classes |= mask;
      at = labelEnd;
    }
    if (at != end - 1) {
      throw new IllegalArgumentException("not a wire-form name: " + length + " octets");
    }
    return this;
  }

  /** The bytes that the view is over. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where the name begins in {@link #bytes()}. */
  public int offset() {
    return offset;
  }

  /** Octets of the name, its final zero octet included. */
  public int length() {
    return length;
  }

  /** Labels, the root not counted; 0 for the root. */
  public int labels() {
    return labels;
  }

  /** The union of the classes of all octets of all labels. */
  public int octetClasses() {
    return classes;
  }

  /** The union of the classes of the octets of one label. */
  public int octetClasses(int label) {
    return labelClasses[label];
  }

  /** Offset in {@link #bytes()} of the first octet of a label, after its length octet. */
  public int labelStart(int label) {
    return labelOffset[label] + 1;
  }

  /** Octets of a label, 1 to 63. */
  public int labelLength(int label) {
    return bytes[labelOffset[label]];
  }

  /** One octet of a label, 0 to 255. */
  public int octet(int label, int index) {
    return bytes[labelOffset[label] + 1 + index] & 0xFF;
  }

  /** Whether a label is exactly this text (ASCII, lower case). */
  public boolean labelIs(int label, String text) {
    int size = text.length();
    return labelLength(label) == size && startsWith(label, text);
  }

  /** Whether a label begins with this text (ASCII, lower case). */
  public boolean startsWith(int label, String text) {
    int size = text.length();
    if (labelLength(label) < size) {
      return false;
    }
    int start = labelStart(label);
    for (int i = 0; i < size; i++) {
      if (bytes[start + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the name is or is below a suffix given as labels, leftmost first: {@code
   * endsWith("in-addr", "arpa")}.
   */
  public boolean endsWith(String... suffix) {
    int first = labels - suffix.length;
    if (first < 0) {
      return false;
    }
    for (int i = 0; i < suffix.length; i++) {
      if (!labelIs(first + i, suffix[i])) {
        return false;
      }
    }
    return true;
  }

  /** A label's octets as Latin-1, one char per octet, unescaped. */
  public String label(int label) {
    return new String(bytes, labelStart(label), labelLength(label), StandardCharsets.ISO_8859_1);
  }

  /** All labels joined with dots and without escapes, one char per octet: for pasted text only. */
  public String text() {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < labels; i++) {
      if (i > 0) {
        text.append('.');
      }
      text.append(label(i));
    }
    return text.toString();
  }

  /** A copy of the wire form of the rightmost {@code count} labels, 0 for the root. */
  public byte[] suffix(int count) {
    return Arrays.copyOfRange(bytes, suffixOffset(count), offset + length);
  }

  /** Where the rightmost {@code count} labels begin in {@link #bytes()}. */
  public int suffixOffset(int count) {
    return count == 0 ? offset + length - 1 : labelOffset[labels - count];
  }

  /**
   * A hash of the rightmost {@code count} labels, the same for the same labels wherever they stand;
   * never 0. Each is worked out once, when first asked for.
   */
  long suffixHash(int count) {
    while (hashed < count) {
      long shorter = suffixHashes[hashed];
      suffixHashes[++hashed] = hash(shorter, labels - hashed);
    }
    return suffixHashes[count] | 1;
  }

  /** Whether another name has the same octets. */
  public boolean isSame(WireName other) {
    return Arrays.equals(
        bytes, offset, offset + length, other.bytes, other.offset, other.offset + other.length);
  }

  /** A hash of one label alone; never 0. */
  long labelHash(int label) {
    return hash(0, label) | 1;
  }

  private long hash(long hash, int label) {
    int start = labelOffset[label] + 1;
    int size = bytes[start - 1];
    int end = start + size;
    hash = hash * 31 + size;
    for (int at = start; at + 8 < end; at += 8) {
      hash = mix(hash ^ (long) WORD.get(bytes, at));
    }
    return mix(hash ^ lastWord(size, end));
  }

  /** The last eight octets of a label, or all if it has fewer. */
  private long lastWord(int size, int end) {
    if (end >= 8) {
      long word = (long) WORD.get(bytes, end - 8);
      return size >= 8 ? word : word >>> (8 - size) * 8;
    }
    long word = 0;
    for (int i = 1; i <= size; i++) {
      word = word << 8 | (bytes[end - i] & 0xFF);
    }
    return word;
  }

  private static long mix(long hash) {
    hash *= ODD;
    return hash ^ hash >>> 32;
  }

  private static byte[] classTable() {
    byte[] table = new byte[256];
    for (int c = 0; c < 256; c++) {
      table[c] = (byte) octetClass(c);
    }
    return table;
  }

  /** The class of one octet, 0 to 255. */
  public static int octetClass(int c) {
    if (c >= 0x80) {
      return HIGH;
    }
    if (c <= 0x20 || c == 0x7F) {
      return CONTROL_OR_SPACE;
    }
    if (c >= '0' && c <= '9') {
      return DIGIT;
    }
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
      return LETTER;
    }
    return c == '-' ? HYPHEN : c == '_' ? UNDERSCORE : PUNCTUATION;
  }
}
