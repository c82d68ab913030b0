package io.toptail.dns;

import io.toptail.packet.NetworkOrder;

/**
 * A view of one DNS message: its header, its first question, its section counts and its EDNS.
 *
 * <p>Mutable and reusable, allocates nothing: {@link #wrap} moves the view and resets everything.
 * The view does not own the bytes; they must not change while it is in use, because header fields
 * are read from them on demand. Nothing outside the captured octets is read.
 *
 * <p>All records are walked to their end, so that a message that is cut short is found out, but
 * record data is not looked into. What may be read despite an anomaly: header fields if {@link
 * #headerReadable}, name, type and class of the first question if {@link #questionReadable}, EDNS
 * if {@link #hasEdns}.
 *
 * <pre>{@code
 * WireAnomaly anomaly = message.wrap(bytes, offset, captured, full);
 * if (message.countable()) {
 *   tally.add(message.name(), message.nameLength(), message.qtype());
 * } else {
 *   ledger.add(anomaly.id());
 * }
 * }</pre>
 */
public final class DnsMessage {
  private static final int TYPE_OPT = 41;

  /** DSO messages carry their data after the header (RFC 8490 §5.4). */
  private static final int OPCODE_DSO = 6;

  /** A root name, a type and a class. */
  private static final int SHORTEST_ENTRY = 5;

  private final MessageBytes message = new MessageBytes();
  private final NameReader questionName = new NameReader(message, true);
  private final NameReader questionNameAsSent = new NameReader(message, false);
  private final NameReader otherNames = new NameReader(message, false);
  private final RecordCursor records = new RecordCursor(message, otherNames);

  private WireAnomaly anomaly;
  private int anomalyAt;
  private boolean headerReadable;
  private boolean questionReadable;
  private int flags;
  private int qtype;
  private int qclass;
  private boolean hasEdns;
  private int ednsUdpSize;
  private int ednsTtl;
  private int optRecords;
  private boolean optAtRoot;
  private int optDataOffset;
  private int optDataLength;
  private int recordsOffset;

  /**
   * Moves the view to a message.
   *
   * @param capturedLength octets of the message in {@code bytes} from {@code offset}
   * @param fullLength octets of the message when it was sent; more than captured if the snaplen cut
   *     it
   * @return {@link WireAnomaly#NONE} if the message is well-formed
   */
  public WireAnomaly wrap(byte[] bytes, int offset, int capturedLength, int fullLength) {
    message.wrap(bytes, offset, capturedLength, fullLength);
    anomaly = WireAnomaly.NONE;
    anomalyAt = offset;
    questionReadable = false;
    flags = 0;
    qtype = 0;
    qclass = 0;
    hasEdns = false;
    ednsUdpSize = 0;
    ednsTtl = 0;
    optRecords = 0;
    recordsOffset = -1;
    headerReadable = capturedLength >= DnsHeader.LENGTH;
    if (!headerReadable) {
      int headerEnd = offset + DnsHeader.LENGTH;
      return report(message.missing(headerEnd, WireAnomaly.SHORT_HEADER), message.capturedEnd);
    }
    flags = NetworkOrder.u16(bytes, offset + DnsHeader.FLAGS);
    return sections(offset + DnsHeader.LENGTH);
  }

  private WireAnomaly sections(int at) {
    int questions = questionCount();
    int recordsBeforeAdditional = answerCount() + authorityCount();
    int additionals = additionalCount();
    int entries = questions + recordsBeforeAdditional + additionals;
    if (entries * SHORTEST_ENTRY > message.sentEnd - at) {
      return report(WireAnomaly.NOT_DNS, message.start + DnsHeader.QUESTIONS);
    }
    if (questions > 0) {
      at = questions(at, questions);
      if (at < 0) {
        return anomaly;
      }
    }
    recordsOffset = at;
    if (recordsBeforeAdditional + additionals > 0) {
      records.wrap(at);
      if (!walk(recordsBeforeAdditional, false) || !walk(additionals, true)) {
        return anomaly;
      }
      at = records.position();
    }
    if (at < message.sentEnd && opcode() != OPCODE_DSO) {
      report(WireAnomaly.TRAILING_GARBAGE, at);
    }
    return anomaly;
  }

  /** The offset after all questions; -1 if it cannot be known. */
  private int questions(int at, int count) {
    at = question(at, questionName, questionName.read(at));
    if (at < 0) {
      return -1;
    }
    qtype = NetworkOrder.u16(message.bytes, at - 4);
    qclass = NetworkOrder.u16(message.bytes, at - 2);
    questionReadable = true;
    for (int i = 1; i < count && at >= 0; i++) {
      at = question(at, otherNames, otherNames.skip(at));
    }
    return at;
  }

  private int question(int at, NameReader reader, WireAnomaly found) {
    if (found != WireAnomaly.NONE) {
      report(found, reader.anomalyAt());
    }
    if (!reader.readable()) {
      return -1;
    }
    int end = reader.end() + 4;
    if (end > message.capturedEnd) {
      report(message.missing(end, WireAnomaly.QUESTION_CUT), at);
      return -1;
    }
    return end;
  }

  private boolean walk(int count, boolean additional) {
    for (int i = 0; i < count; i++) {
      WireAnomaly found = records.next();
      if (found != WireAnomaly.NONE) {
        report(found, records.anomalyAt());
      }
      if (!records.hasRecord()) {
        return false;
      }
      if (additional && records.type() == TYPE_OPT) {
        opt();
      }
    }
    return true;
  }

  private void opt() {
    optRecords++;
    if (hasEdns) {
      return;
    }
    hasEdns = true;
    ednsUdpSize = records.recordClass();
    ednsTtl = records.ttl();
    optAtRoot = records.ownerIsRoot();
    optDataOffset = records.dataOffset();
    optDataLength = records.position() - optDataOffset;
  }

  /** The first anomaly stays, unless a later one means that the message does not count. */
  private WireAnomaly report(WireAnomaly found, int at) {
    if (anomaly == WireAnomaly.NONE || anomaly.countable() && !found.countable()) {
      anomaly = found;
      anomalyAt = at;
    }
    return anomaly;
  }

  /** What {@link #wrap} returned. */
  public WireAnomaly anomaly() {
    return anomaly;
  }

  /** Where in the message the anomaly lies, in octets from its start; 0 if there is none. */
  public int anomalyOffset() {
    return anomalyAt - message.start;
  }

  /** Whether the whole header was captured. */
  public boolean headerReadable() {
    return headerReadable;
  }

  /** Whether there is a first question, with a readable name, its type and class. */
  public boolean questionReadable() {
    return questionReadable;
  }

  /**
   * Whether the message counts: the header can be read, the first question too if one is announced,
   * and the anomaly, if any, is {@linkplain WireAnomaly#countable countable}.
   */
  public boolean countable() {
    return headerReadable && anomaly.countable() && (questionReadable || questionCount() == 0);
  }

  /** Octets of the whole message when it was sent, captured or not. */
  public int length() {
    return message.sentEnd - message.start;
  }

  /** Message id, 0 to 65535. */
  public int id() {
    return u16(DnsHeader.ID);
  }

  /** QR. */
  public boolean isResponse() {
    return (flags & DnsHeader.QR) != 0;
  }

  /** Opcode, 0 to 15. */
  public int opcode() {
    return flags >> DnsHeader.OPCODE_SHIFT & 0xF;
  }

  /** Response code, 0 to 15, or to 4095 when an OPT record extends it (RFC 6891 §6.1.3). */
  public int rcode() {
    return headerRcode() | ednsTtl >>> 24 << 4;
  }

  /** The response code of the header alone, 0 to 15. */
  public int headerRcode() {
    return flags & DnsHeader.RCODE;
  }

  /** Authoritative answer. */
  public boolean aa() {
    return (flags & DnsHeader.AA) != 0;
  }

  /** Truncated by the sender. */
  public boolean tc() {
    return (flags & DnsHeader.TC) != 0;
  }

  /** Recursion desired. */
  public boolean rd() {
    return (flags & DnsHeader.RD) != 0;
  }

  /** Recursion available. */
  public boolean ra() {
    return (flags & DnsHeader.RA) != 0;
  }

  /** Authentic data (RFC 4035 §3.2.3). */
  public boolean ad() {
    return (flags & DnsHeader.AD) != 0;
  }

  /** Checking disabled (RFC 4035 §3.2.2). */
  public boolean cd() {
    return (flags & DnsHeader.CD) != 0;
  }

  /** The reserved bit: 0, or 1 against RFC 1035. */
  public int z() {
    return (flags & DnsHeader.Z) != 0 ? 1 : 0;
  }

  /** QDCOUNT as announced. */
  public int questionCount() {
    return u16(DnsHeader.QUESTIONS);
  }

  /** ANCOUNT as announced. */
  public int answerCount() {
    return u16(DnsHeader.ANSWERS);
  }

  /** NSCOUNT as announced. */
  public int authorityCount() {
    return u16(DnsHeader.AUTHORITIES);
  }

  /** ARCOUNT as announced. */
  public int additionalCount() {
    return u16(DnsHeader.ADDITIONALS);
  }

  private int u16(int field) {
    return headerReadable ? NetworkOrder.u16(message.bytes, message.start + field) : 0;
  }

  /** The same as {@link #questionReadable}. */
  public boolean hasQuestion() {
    return questionReadable;
  }

  /**
   * The first question's name in wire form: uncompressed, A–Z lowered, final zero octet included.
   * The message's own buffer, from its start; overwritten by the next {@link #wrap}.
   */
  public byte[] name() {
    return questionName.name();
  }

  /**
   * Octets of {@link #name}; 0 without a readable question. At most 255, and at most 1,024 (and 127
   * labels) when the anomaly is {@link WireAnomaly#NAME_TOO_LONG} or {@link
   * WireAnomaly#POINTER_NOT_BACKWARDS}.
   */
  public int nameLength() {
    return questionReadable ? questionName.length() : 0;
  }

  /**
   * {@link #name} with its letters as they were sent (upper and lower case mixed on purpose is
   * known as 0x20); {@link #nameLength} octets. Read on demand, so that only those pay who ask. The
   * message's own buffer, from its start; overwritten by the next call.
   */
  public byte[] nameAsSent() {
    if (questionReadable) {
      questionNameAsSent.read(message.start + DnsHeader.LENGTH);
    }
    return questionNameAsSent.name();
  }

  /** QTYPE of the first question. */
  public int qtype() {
    return qtype;
  }

  /** QCLASS of the first question, all 16 bits. */
  public int qclass() {
    return qclass;
  }

  /** Whether an OPT record was found; the first one counts. */
  public boolean hasEdns() {
    return hasEdns;
  }

  /** EDNS version; 0 without EDNS. */
  public int ednsVersion() {
    return ednsTtl >> 16 & 0xFF;
  }

  /** The UDP payload size that the sender offers; 0 without EDNS. */
  public int ednsUdpSize() {
    return ednsUdpSize;
  }

  /** DO: the sender wants DNSSEC records (RFC 3225). */
  public boolean dnssecOk() {
    return (ednsTtl & 0x8000) != 0;
  }

  /** The 16 bits of EDNS flags, DO first; 0 without EDNS. */
  public int ednsFlags() {
    return ednsTtl & 0xFFFF;
  }

  /** How many OPT records were found; more than one is an error (RFC 6891 §6.1.1). */
  public int optRecords() {
    return optRecords;
  }

  /** Whether the OPT record has the root as its owner, as it must; false without EDNS. */
  public boolean optAtRoot() {
    return hasEdns && optAtRoot;
  }

  /** Where the options of EDNS begin in the array given to {@link #wrap}. */
  public int optDataOffset() {
    return hasEdns ? optDataOffset : 0;
  }

  /** Octets of the options of EDNS; 0 without EDNS. All of them were captured. */
  public int optDataLength() {
    return hasEdns ? optDataLength : 0;
  }

  /** Where the first resource record is in the array; -1 if the questions have no end. */
  int recordsOffset() {
    return recordsOffset;
  }

  /** The octets of the message, and how many were captured. */
  MessageBytes view() {
    return message;
  }

  /** The sixteen bits of QR, opcode, flags and response code as they were sent. */
  public int flags() {
    return flags;
  }

  /** The array given to {@link #wrap}. */
  public byte[] bytes() {
    return message.bytes;
  }
}
