package io.toptail.dns;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Domain names between wire form (RFC 1035 §3.1) and presentation form (RFC 1035 §5.1). */
public final class DnsName {
  /** Longest name on the wire, its final zero octet included (RFC 1035 §2.3.4). */
  public static final int MAX_LENGTH = 255;

  private static final int MAX_LABEL = 63;

  /** Printable octets that are written behind a backslash. */
  private static final boolean[] QUOTED = quoted();

  private DnsName() {}

  /**
   * Presentation form without the final dot; the root is {@code .}. Dots, backslashes and quoting
   * characters inside a label are escaped with a backslash, octets outside 0x21–0x7E as {@code
   * \DDD}, so that two different names never read alike.
   *
   * @param offset of a whole name in wire form, without compression pointers
   */
  public static String toText(byte[] wire, int offset) {
    if (wire[offset] == 0) {
      return ".";
    }
    StringBuilder text = new StringBuilder(48);
    int at = offset;
    while (wire[at] != 0) {
      if (at > offset) {
        text.append('.');
      }
      int end = at + 1 + wire[at];
      for (at++; at < end; at++) {
        appendOctet(text, wire[at] & 0xFF);
      }
    }
    return text.toString();
  }

  /** Appends one octet of a label as {@link #toText} does. */
  public static void appendOctet(StringBuilder text, int octet) {
    if (octet < 0x21 || octet > 0x7E) {
      text.append('\\').append((char) ('0' + octet / 100));
      text.append((char) ('0' + octet / 10 % 10)).append((char) ('0' + octet % 10));
      return;
    }
    if (QUOTED[octet]) {
      text.append('\\');
    }
    text.append((char) octet);
  }

  /**
   * Writes what {@link #toText} says as ASCII, without making an object.
   *
   * @param offset of a whole name in wire form, without compression pointers
   * @param text takes at most four octets for each of the name
   * @return the index after the last octet written
   */
  public static int writeText(byte[] wire, int offset, byte[] text, int at) {
    if (wire[offset] == 0) {
      text[at] = '.';
      return at + 1;
    }
    int out = at;
    for (int label = offset; wire[label] != 0; label += 1 + wire[label]) {
      if (label > offset) {
        text[out++] = '.';
      }
      int end = label + 1 + wire[label];
      for (int i = label + 1; i < end; i++) {
        out = writeOctet(wire[i] & 0xFF, text, out);
      }
    }
    return out;
  }

  private static int writeOctet(int octet, byte[] text, int at) {
    int out = at;
    if (octet < 0x21 || octet > 0x7E) {
      text[out++] = '\\';
      text[out++] = (byte) ('0' + octet / 100);
      text[out++] = (byte) ('0' + octet / 10 % 10);
      text[out++] = (byte) ('0' + octet % 10);
      return out;
    }
    if (QUOTED[octet]) {
      text[out++] = '\\';
    }
    text[out++] = (byte) octet;
    return out;
  }

  private static boolean[] quoted() {
    boolean[] quoted = new boolean[0x7F];
    ".\\\"();@$".chars().forEach(c -> quoted[c] = true);
    return quoted;
  }

  /**
   * Wire form, lower case, of a name in presentation form, with or without the final dot.
   * Characters beyond ASCII stand for their UTF-8 octets.
   *
   * @throws IllegalArgumentException if a label is empty or longer than 63 octets, the name longer
   *     than 255, or an escape is not of RFC 1035 §5.1
   */
  public static byte[] toWire(String text) {
    ByteArrayOutputStream wire = new ByteArrayOutputStream(text.length() + 2);
    if (text.equals(".") || text.isEmpty()) {
      return new byte[1];
    }
    byte[] in = text.getBytes(StandardCharsets.UTF_8);
    byte[] label = new byte[MAX_LABEL];
    int size = 0;
    for (int i = 0; i < in.length; i++) {
      int octet = in[i] & 0xFF;
      if (octet == '.') {
        endLabel(wire, label, size, text);
        size = 0;
        continue;
      }
      if (octet == '\\') {
        octet = escaped(in, i + 1, text);
        i += isDigit(in[i + 1]) ? 3 : 1;
      }
      if (size == MAX_LABEL) {
        throw new IllegalArgumentException("label longer than 63 octets in name: " + text);
      }
      label[size++] = lower((byte) octet);
    }
    if (size > 0) {
      endLabel(wire, label, size, text);
    }
    wire.write(0);
    if (wire.size() > MAX_LENGTH) {
      throw new IllegalArgumentException("name longer than 255 octets: " + text);
    }
    return wire.toByteArray();
  }

  private static void endLabel(ByteArrayOutputStream wire, byte[] label, int size, String text) {
    if (size == 0) {
      throw new IllegalArgumentException("empty label in name: " + text);
    }
    wire.write(size);
    wire.write(label, 0, size);
  }

  private static int escaped(byte[] in, int at, String text) {
    if (at < in.length && !isDigit(in[at])) {
      return in[at] & 0xFF;
    }
    int value = 256;
    if (at + 2 < in.length && isDigit(in[at + 1]) && isDigit(in[at + 2])) {
      value = (in[at] - '0') * 100 + (in[at + 1] - '0') * 10 + (in[at + 2] - '0');
    }
    if (value > 255) {
      throw new IllegalArgumentException("escape is neither \\X nor \\DDD in name: " + text);
    }
    return value;
  }

  private static boolean isDigit(byte octet) {
    return octet >= '0' && octet <= '9';
  }

  private static byte lower(byte octet) {
    return octet >= 'A' && octet <= 'Z' ? (byte) (octet + 32) : octet;
  }
}
