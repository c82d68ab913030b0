package io.toptail.row;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A name in wire form some of whose labels are replaced by one that says nothing: a mark, and a
 * digest of what it stands for, so that different names stay different and their order says nothing
 * either. The mark is a capital, which no name in a key has. For one thread.
 */
public final class MaskedName {
  /** How a masked label reads. */
  public static final String TEXT = "‹masked›";

  private static final byte MARK = 'M';
  private static final int DIGEST = 16;

  /** Octets of a masked label, its length octet included. */
  private static final int LABEL = 2 + DIGEST;

  private final MessageDigest sha256;

  MaskedName() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Writes the label that stands for some octets; returns its end. */
  int write(byte[] name, int offset, int length, byte[] to, int at) {
    sha256.update(name, offset, length);
    to[at] = 1 + DIGEST;
    to[at + 1] = MARK;
    System.arraycopy(sha256.digest(), 0, to, at + 2, DIGEST);
    return at + LABEL;
  }

  /** Whether a masked label begins here. */
  public static boolean is(byte[] wire, int at) {
    return wire[at] == 1 + DIGEST && wire[at + 1] == MARK;
  }

  /** Where the labels begin that are not masked. */
  static int suffix(byte[] wire, int at) {
    int suffix = at;
    while (is(wire, suffix)) {
      suffix += LABEL;
    }
    return suffix;
  }
}
