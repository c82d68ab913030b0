package io.toptail.dns;

/**
 * Layout of the header (RFC 1035 §4.1.1, RFC 4035 §3.2). Offsets are octets from the message's
 * start; bits are of the 16-bit flags field.
 *
 * <pre>
 *   0  ID
 *   2  QR | Opcode (4) | AA | TC | RD | RA | Z | AD | CD | RCODE (4)
 *   4  QDCOUNT   6  ANCOUNT   8  NSCOUNT   10  ARCOUNT
 * </pre>
 */
final class DnsHeader {
  static final int LENGTH = 12;
  static final int ID = 0;
  static final int FLAGS = 2;
  static final int QUESTIONS = 4;
  static final int ANSWERS = 6;
  static final int AUTHORITIES = 8;
  static final int ADDITIONALS = 10;

  static final int QR = 0x8000;
  static final int AA = 0x0400;
  static final int TC = 0x0200;
  static final int RD = 0x0100;
  static final int RA = 0x0080;
  static final int Z = 0x0040;
  static final int AD = 0x0020;
  static final int CD = 0x0010;
  static final int RCODE = 0x000F;
  static final int OPCODE_SHIFT = 11;

  private DnsHeader() {}
}
