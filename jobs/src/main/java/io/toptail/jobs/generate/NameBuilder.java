package io.toptail.jobs.generate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds one name in wire form (RFC 1035 §3.1), label by label from the left; reusable. */
final class NameBuilder {
  private static final int MAX_LENGTH = 255;
  private static final int MAX_LABEL = 63;

  private final byte[] bytes = new byte[MAX_LENGTH];
  private int length;

  /** Begins a new name. */
  NameBuilder start() {
    length = 0;
    return this;
  }

  /** Appends one label, whatever it holds; characters beyond ASCII become UTF-8. */
  NameBuilder label(String text) {
    return label(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Appends one label of these octets. */
  NameBuilder label(byte[] octets) {
    if (octets.length == 0 || octets.length > MAX_LABEL) {
      throw new IllegalArgumentException("label of " + octets.length + " octets");
    }
    bytes[length++] = (byte) octets.length;
    System.arraycopy(octets, 0, bytes, length, octets.length);
    length += octets.length;
    return this;
  }

  /** Appends the labels of a text with dots between them; nothing for an empty text. */
  NameBuilder labels(String text) {
    int start = 0;
    while (start < text.length()) {
      int dot = text.indexOf('.', start);
      int end = dot < 0 ? text.length() : dot;
      label(text.substring(start, end));
      start = end + 1;
    }
    return this;
  }

  /** The name so far, its final zero octet included. */
  byte[] toWire() {
    byte[] wire = Arrays.copyOf(bytes, length + 1);
    wire[length] = 0;
    return wire;
  }
}
