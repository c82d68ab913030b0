package io.toptail.dns;

import io.toptail.packet.NetworkOrder;

/**
 * The first records of a response's answer and authority sections, in the order in which they are
 * sent. A view: {@link ResponseFacts#read} moves it, and it does not own the octets.
 */
public final class ResponseRecords {
  /** Records that are kept; what is behind them is not looked at. */
  public static final int MOST = 64;

  private static final int TYPE_NS = 2;
  private static final int TYPE_CNAME = 5;
  private static final int TYPE_SOA = 6;
  private static final int TYPE_PTR = 12;
  private static final int TYPE_MX = 15;
  private static final int TYPE_SRV = 33;

  private final NameReader names;
  private final MessageBytes octets;
  private final int[] owner = new int[MOST];
  private final int[] type = new int[MOST];
  private final int[] ttl = new int[MOST];
  private final int[] data = new int[MOST];
  private final int[] end = new int[MOST];
  private int size;
  private int answers;
  private boolean targets;

  ResponseRecords(MessageBytes octets, NameReader names) {
    this.octets = octets;
    this.names = names;
  }

  void clear() {
    size = 0;
    answers = 0;
    targets = false;
  }

  void add(RecordCursor record, boolean answer) {
    if (size == MOST) {
      return;
    }
    owner[size] = record.ownerOffset();
    type[size] = record.type();
    ttl[size] = record.ttl();
    data[size] = record.dataOffset();
    end[size] = record.position();
    targets |= targetOffset(size) >= 0;
    size++;
    answers += answer ? 1 : 0;
  }

  /** How many there are, at most {@link #MOST}. */
  public int size() {
    return size;
  }

  /** How many of them, the first ones, are of the answer section. */
  public int answers() {
    return answers;
  }

  /** Whether the data of any is, or has, the name of a host or zone; see {@link #target}. */
  public boolean hasTargets() {
    return targets;
  }

  /** TYPE, 0 to 65535. */
  public int type(int record) {
    return type[record];
  }

  /** TTL in seconds; with its first bit set it is 0 (RFC 2181 §8). */
  public int ttl(int record) {
    return Math.max(0, ttl[record]);
  }

  /** The array that the data are in. */
  public byte[] bytes() {
    return octets.bytes;
  }

  /** Where the data begin in {@link #bytes}. */
  public int dataOffset(int record) {
    return data[record];
  }

  /** Octets of the data. */
  public int dataLength(int record) {
    return end[record] - data[record];
  }

  /** The data as an IPv4 address, big-endian; 0 if they are none. */
  public int ipv4(int record) {
    boolean address = type[record] == 1 && dataLength(record) == 4;
    return address ? NetworkOrder.u32(octets.bytes, data[record]) : 0;
  }

  /**
   * Copies the owner's name in wire form, uncompressed, lower case.
   *
   * @param to room for {@link DnsName#MAX_LENGTH} octets
   * @return octets of the name; 0 if it cannot be read
   */
  public int owner(int record, byte[] to) {
    return name(owner[record], to);
  }

  /**
   * Copies the name in the data: the server of NS, SOA, MX and SRV, the target of CNAME and PTR.
   *
   * @param to room for {@link DnsName#MAX_LENGTH} octets
   * @return octets of the name; 0 if it cannot be read or there is none
   */
  public int target(int record, byte[] to) {
    int at = targetOffset(record);
    return at < 0 ? 0 : name(at, to);
  }

  private int targetOffset(int record) {
    int at =
        switch (type[record]) {
          case TYPE_NS, TYPE_CNAME, TYPE_SOA, TYPE_PTR -> data[record];
          case TYPE_MX -> data[record] + 2;
          case TYPE_SRV -> data[record] + 6;
          default -> end[record];
        };
    return at < end[record] ? at : -1;
  }

  private int name(int at, byte[] to) {
    names.read(at);
    int length = names.length();
    if (length > DnsName.MAX_LENGTH) {
      return 0;
    }
    System.arraycopy(names.name(), 0, to, 0, length);
    return length;
  }
}
