package io.toptail.row;

/** The key of a finding: see {@link RowKind#FINDING}. */
public final class FindingKey {
  /** Where the client of a finding is in its key: length and address. */
  public static final int CLIENT = RowKey.HEADER + 2;

  private FindingKey() {}

  /**
   * Starts the key of a finding without a reason; the name may follow.
   *
   * @param length of the address, 0 for none
   */
  public static RowKey start(
      RowKey key, int base, int window, int detector, byte[] address, int offset, int length) {
    key.start(base | RowKind.FINDING, window).putByte(detector).putByte(0);
    return key.putByte(length).put(address, offset, length);
  }

  /** The same of a server; see {@link RowKind#FINDING_OF_SERVER}. */
  public static RowKey ofServer(
      RowKey key, int base, int window, int detector, byte[] address, int offset, int length) {
    key.start(base | RowKind.FINDING_OF_SERVER, window).putByte(detector).putByte(0);
    return key.putByte(length).put(address, offset, length);
  }
}
