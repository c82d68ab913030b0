package io.toptail.row;

import io.toptail.detect.CountedQueries;
import io.toptail.tally.KeyHash;

/** The key of a finding that waits for a judgement; see {@link RowKind#HELD_FINDING}. */
public final class HeldKey {
  private static final int FROM = RowKey.HEADER + 1;
  private static final int TO = FROM + Long.BYTES;

  /** Where the server is: the length of its address, and the address. */
  public static final int SERVER = TO + Long.BYTES;

  private HeldKey() {}

  /** Starts the key of queries to a server; the name may follow. */
  public static RowKey start(
      RowKey key,
      int window,
      int detector,
      byte[] client,
      int clientLength,
      CountedQueries queries) {
    byte[] server = queries.serverBytes();
    int serverOffset = queries.serverOffset();
    int serverLength = queries.serverLength();
    key.start(RowKind.HELD_FINDING, window).putByte(detector);
    key.putLong(KeyHash.of(client, 0, clientLength));
    key.putLong(KeyHash.of(server, serverOffset, serverLength));
    key.putByte(serverLength).put(server, serverOffset, serverLength);
    return key.putByte(clientLength).put(client, 0, clientLength);
  }

  /** Octets before the client: the length of its address, and the address. */
  public static int client(byte[] keys, int start) {
    return SERVER + 1 + keys[start + SERVER];
  }

  /** Octets before the name. */
  public static int name(byte[] keys, int start) {
    int client = client(keys, start);
    return client + 1 + keys[start + client];
  }

  /** A hash of the client's address, as it was in the packets. */
  public static long from(byte[] keys, int start) {
    return RowKey.getLong(keys, start + FROM);
  }

  /** A hash of the server's address, as it was in the packets. */
  public static long to(byte[] keys, int start) {
    return RowKey.getLong(keys, start + TO);
  }
}
