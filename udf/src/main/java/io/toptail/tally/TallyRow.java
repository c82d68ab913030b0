package io.toptail.tally;

/**
 * A view that walks over the rows of a {@link TallyBlock}. A row is: key length (varint), key,
 * count, names, first, last − first, file, attribute (varints), number of clients (varint; {@link
 * #SKETCHED} for a sketch), and eight octets for each client or the sketch's registers.
 *
 * <p>Reusable; does not own the bytes.
 */
public final class TallyRow {
  static final int SKETCHED = DistinctSets.EXACT + 1;

  private byte[] bytes;
  private int next;
  private int end;
  private int keyOffset;
  private int keyLength;
  private long count;
  private long names;
  private long first;
  private long last;
  private int file;
  private int attribute;
  private int clients;
  private int clientsOffset;

  /** Moves the view before the first row of a block. */
  public TallyRow wrap(TallyBlock block) {
    bytes = block.bytes();
    next = 0;
    end = block.length();
    return this;
  }

  /** Moves to the next row; false if there is none. */
  public boolean next() {
    if (next >= end) {
      return false;
    }
    keyLength = (int) varint();
    keyOffset = next;
    next += keyLength;
    count = varint();
    names = varint();
    first = varint();
    last = first + varint();
    file = (int) varint();
    attribute = (int) varint();
    clients = (int) varint();
    clientsOffset = next;
    next += clients == SKETCHED ? HyperLogLog.REGISTERS : clients * 8;
    return true;
  }

  /** The array that holds the row. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where the key begins in {@link #bytes}. */
  public int keyOffset() {
    return keyOffset;
  }

  /** Octets of the key. */
  public int keyLength() {
    return keyLength;
  }

  /** Events counted. */
  public long count() {
    return count;
  }

  /** Names counted. */
  public long names() {
    return names;
  }

  /** Time of the first event, nanoseconds since the epoch. */
  public long first() {
    return first;
  }

  /** Time of the last event, nanoseconds since the epoch. */
  public long last() {
    return last;
  }

  /** Number of the file of the first event. */
  public int file() {
    return file;
  }

  /** The sender's attribute. */
  public int attribute() {
    return attribute;
  }

  int addClientsTo(DistinctSets sets, int set) {
    if (clients == SKETCHED) {
      return sets.addSketch(set, bytes, clientsOffset);
    }
    int result = set;
    for (int i = 0; i < clients; i++) {
      result = sets.add(result, TallyBlockWriter.getLong(bytes, clientsOffset + 8 * i));
    }
    return result;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte octet = bytes[next++];
      value |= (octet & 0x7FL) << shift;
      if (octet >= 0) {
        return value;
      }
    }
  }
}
