package io.toptail.export;

import java.util.Locale;

/** The columns of a row, in their order. */
public enum MessageColumn {
  /** As the user named it, or found it below a folder. */
  FILE(Type.TEXT, false),
  TIME(Type.TIME, false),
  SRC(Type.TEXT, false),
  SRC_PORT(Type.NUMBER, false),
  DST(Type.TEXT, false),
  DST_PORT(Type.NUMBER, false),
  TRANSPORT(Type.TEXT, false),
  ID(Type.NUMBER, true),
  QR(Type.FLAG, true),
  OPCODE(Type.TEXT, true),
  /** With the EDNS extension (RFC 6891 §6.1.3). */
  RCODE(Type.TEXT, true),
  AA(Type.FLAG, true),
  TC(Type.FLAG, true),
  RD(Type.FLAG, true),
  RA(Type.FLAG, true),
  AD(Type.FLAG, true),
  CD(Type.FLAG, true),
  /** DO of EDNS. */
  DO(Type.FLAG, true),
  /** Of the first question, letters as they were sent. */
  QNAME(Type.TEXT, true),
  QTYPE(Type.TEXT, true),
  QCLASS(Type.TEXT, true),
  QDCOUNT(Type.NUMBER, true),
  ANCOUNT(Type.NUMBER, true),
  NSCOUNT(Type.NUMBER, true),
  ARCOUNT(Type.NUMBER, true),
  EDNS_VERSION(Type.NUMBER, true),
  EDNS_UDP_SIZE(Type.NUMBER, true),
  /** Octets of the message when it was sent. */
  MESSAGE_SIZE(Type.NUMBER, false),
  /** What is wrong with the message on the wire. */
  ANOMALY(Type.TEXT, true),
  OPCODE_CODE(Type.NUMBER, true),
  /** The four bits of the header. */
  RCODE_CODE(Type.NUMBER, true),
  QTYPE_CODE(Type.NUMBER, true),
  /** All 16 bits. */
  QCLASS_CODE(Type.NUMBER, true);

  /** What the cells of a column hold. */
  enum Type {
    TEXT,
    /** 0 to 2³¹−1. */
    NUMBER,
    FLAG,
    /** Nanoseconds since the epoch. */
    TIME
  }

  private final Type type;
  private final boolean optional;

  MessageColumn(Type type, boolean optional) {
    this.type = type;
    this.optional = optional;
  }

  /** The column's name in a header: {@code src_port}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  Type type() {
    return type;
  }

  /** Whether cells may be absent. */
  boolean isOptional() {
    return optional;
  }
}
