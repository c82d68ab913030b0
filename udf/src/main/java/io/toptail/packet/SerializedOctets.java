package io.toptail.packet;

import java.io.DataInput;
import java.io.IOException;
import java.util.Arrays;

/** Octets with their length before them, as serialized records hold them. */
public final class SerializedOctets {
  private static final int PIECE = 1 << 16;

  private SerializedOctets() {}

  /**
   * Reads a length and so many octets. A length that is wrong costs no more memory than about twice
   * the octets that there are.
   *
   * @throws IOException if the length is negative or there are fewer octets
   */
  public static byte[] read(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      throw new IOException("not a serialized record: a length of " + length);
    }
    byte[] bytes = new byte[Math.min(length, PIECE)];
    in.readFully(bytes);
    while (bytes.length < length) {
      int done = bytes.length;
      bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * done));
      in.readFully(bytes, done, bytes.length - done);
    }
    return bytes;
  }
}
