package io.toptail.dns;

import io.toptail.packet.NetworkOrder;

/**
 * What the records of a response say: whether it answers, how long that holds, who denies, and why
 * it failed.
 *
 * <p>Mutable and reusable, allocates nothing: {@link #read} resets everything. Walks the answer and
 * the authority section once; every step is bounded by the captured octets, so the walk ends
 * whatever they hold. Of a response that the capture cut, what is left decides, and the counts of
 * its header.
 *
 * <h2>No error is not always an answer</h2>
 *
 * <p>A response code of 0 means (RFC 2308 §2.2, RFC 1034 §4.3.1), in this order: {@linkplain
 * Outcome#TRUNCATED cut} if TC is set; an {@linkplain Outcome#ANSWER answer} if the answer section
 * holds a record of the type asked for, or any record for ANY; of an alias without its target a
 * NODATA if the authority section holds an SOA, else an answer that is to be followed; without an
 * answer {@linkplain Outcome#NODATA} if there is an SOA, {@linkplain Outcome#REFERRAL} if there are
 * name servers and AA is not set, else NODATA.
 */
public final class ResponseFacts {
  /** {@link #ttl} where nothing says how long the response holds. */
  public static final int NO_TTL = -1;

  /** {@link #errorCode} where there is none. */
  public static final int NO_ERROR_CODE = -1;

  private static final int TYPE_NS = 2;
  private static final int TYPE_CNAME = 5;
  private static final int TYPE_SOA = 6;
  private static final int TYPE_DNAME = 39;
  private static final int TYPE_ANY = 255;
  private static final int OPTION_EXTENDED_ERROR = 15;
  private static final int RCODE_SERVFAIL = 2;
  private static final int RCODE_NXDOMAIN = 3;
  private static final int RCODE_REFUSED = 5;

  /** Two names of one octet, and five numbers (RFC 1035 §3.3.13). */
  private static final int SHORTEST_SOA = 22;

  private final MessageBytes octets = new MessageBytes();
  private final NameReader names = new NameReader(octets, true);
  private final RecordCursor records = new RecordCursor(octets, names);
  private final ResponseRecords kept = new ResponseRecords(octets, names);

  private DnsMessage message;
  private int answers;
  private int aliases;
  private int answerTtl;
  private boolean hasSoa;
  private int soaTtl;
  private int soaLabels;
  private boolean hasServers;
  private int serversOwner;
  private int serversTtl;
  private boolean cut;
  private int errorCode;

  /** Reads a {@linkplain DnsMessage#countable countable} response. */
  public void read(DnsMessage response) {
    message = response;
    answers = 0;
    aliases = 0;
    answerTtl = NO_TTL;
    hasSoa = false;
    soaTtl = NO_TTL;
    soaLabels = 0;
    hasServers = false;
    serversTtl = NO_TTL;
    cut = false;
    errorCode = NO_ERROR_CODE;
    kept.clear();
    if (response.recordsOffset() >= 0 && response.answerCount() + response.authorityCount() > 0) {
      MessageBytes from = response.view();
      octets.wrap(from.bytes, from.start, from.capturedEnd - from.start, from.sentEnd - from.start);
      records.wrap(response.recordsOffset());
      walk();
    }
    if (response.optDataLength() > 0) {
      readOptions(response.optDataOffset(), response.optDataLength());
    }
  }

  private void walk() {
    for (int i = message.answerCount(); i > 0; i--) {
      if (!moveOn()) {
        return;
      }
      kept.add(records, true);
      answer();
    }
    for (int i = message.authorityCount(); i > 0; i--) {
      if (!moveOn()) {
        return;
      }
      kept.add(records, false);
      authority();
    }
  }

  private boolean moveOn() {
    records.next();
    cut = !records.hasRecord();
    return !cut;
  }

  private void answer() {
    int type = records.type();
    if (type == message.qtype() || message.qtype() == TYPE_ANY) {
      answers++;
    } else if (type == TYPE_CNAME || type == TYPE_DNAME) {
      aliases++;
    } else {
      return;
    }
    answerTtl = lower(answerTtl, seconds(records.ttl()));
  }

  private void authority() {
    int type = records.type();
    if (type == TYPE_NS) {
      if (!hasServers) {
        serversOwner = records.ownerOffset();
      }
      hasServers = true;
      serversTtl = lower(serversTtl, seconds(records.ttl()));
    } else if (type == TYPE_SOA && !hasSoa) {
      soa();
    }
  }

  private void soa() {
    int length = records.position() - records.dataOffset();
    if (length < SHORTEST_SOA) {
      return;
    }
    hasSoa = true;
    int minimum = seconds(NetworkOrder.u32(octets.bytes, records.position() - 4));
    soaTtl = Math.min(seconds(records.ttl()), minimum);
    soaLabels = labels(records.ownerOffset());
  }

  /** Labels of the name at an offset, 0 for the root. */
  private int labels(int offset) {
    names.read(offset);
    byte[] owner = names.name();
    int labels = 0;
    for (int at = 0; at < names.length() && owner[at] != 0; at += 1 + owner[at]) {
      labels++;
    }
    return labels;
  }

  /** RFC 8914 §2: INFO-CODE, the first of several. */
  private void readOptions(int offset, int length) {
    byte[] bytes = message.bytes();
    int end = offset + length;
    for (int at = offset; at + 4 <= end; ) {
      int size = NetworkOrder.u16(bytes, at + 2);
      if (NetworkOrder.u16(bytes, at) == OPTION_EXTENDED_ERROR && size >= 2 && at + 6 <= end) {
        errorCode = NetworkOrder.u16(bytes, at + 4);
        return;
      }
      at += 4 + size;
    }
  }

  /** A TTL with its first bit set is 0 (RFC 2181 §8). */
  private static int seconds(int ttl) {
    return Math.max(0, ttl);
  }

  private static int lower(int before, int ttl) {
    return before == NO_TTL ? ttl : Math.min(before, ttl);
  }

  /** Whether all records of the two sections were captured and can be read. */
  public boolean isWhole() {
    boolean none = message.answerCount() + message.authorityCount() == 0;
    return none || message.recordsOffset() >= 0 && !cut;
  }

  /** What the response is. */
  public Outcome outcome() {
    if (message.opcode() != 0) {
      return Outcome.OTHER;
    }
    return switch (message.rcode()) {
      case 0 -> withoutError();
      case RCODE_SERVFAIL -> Outcome.SERVFAIL;
      case RCODE_NXDOMAIN -> Outcome.NXDOMAIN;
      case RCODE_REFUSED -> Outcome.REFUSED;
      default -> Outcome.OTHER;
    };
  }

  private Outcome withoutError() {
    if (message.tc()) {
      return Outcome.TRUNCATED;
    }
    if (answers > 0 || aliases > 0 && !hasSoa || cut && message.answerCount() > 0) {
      return Outcome.ANSWER;
    }
    boolean referral = !hasSoa && hasServers && !message.aa() && aliases == 0;
    return referral ? Outcome.REFERRAL : Outcome.NODATA;
  }

  /**
   * Seconds for which the response may be kept: of an answer the smallest TTL of its records; of a
   * negative response the smaller of the SOA's TTL and its MINIMUM (RFC 2308 §5); of a referral the
   * smallest TTL of its name servers. {@link #NO_TTL} where no record says so.
   */
  public int ttl() {
    return switch (outcome()) {
      case ANSWER -> answerTtl;
      case NODATA, NXDOMAIN -> soaTtl;
      case REFERRAL -> serversTtl;
      default -> NO_TTL;
    };
  }

  /** The records themselves, as far as they are kept. */
  public ResponseRecords records() {
    return kept;
  }

  /** Whether the authority section holds an SOA: who denies says so. */
  public boolean hasSoa() {
    return hasSoa;
  }

  /** Labels of the SOA's owner, 0 for the root; meaningful if {@link #hasSoa}. */
  public int soaOwnerLabels() {
    return soaLabels;
  }

  /** Labels of the zone that a referral leads to, 0 for the root; −1 for other responses. */
  public int referralLabels() {
    return outcome() == Outcome.REFERRAL ? labels(serversOwner) : -1;
  }

  /** Extended DNS error, 0 to 65535 (RFC 8914), or {@link #NO_ERROR_CODE}. */
  public int errorCode() {
    return errorCode;
  }
}
