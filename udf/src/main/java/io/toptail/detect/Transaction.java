package io.toptail.detect;

import io.toptail.dns.Outcome;

/**
 * A query of one client, and what became of it. A view: it holds until whoever gave it moves on,
 * and does not own the bytes of the name.
 *
 * <h2>What belongs together</h2>
 *
 * <p>A response belongs to the queries of the same client address and port, server address,
 * transport, id, name (case folded), type and class that were sent before it, at most 5 seconds
 * before (10 over TCP), and have no response yet. It answers all of them: of copies of a query
 * (retransmissions) each is a transaction of its own, so that outcomes add up to the queries
 * counted. A response without a question section answers the oldest such query of the same
 * addresses, ports and id. A response stamped before its query is none of it.
 *
 * <p>Where the capture holds responses to less than 1 % of its queries, every outcome is {@link
 * Outcome#UNDETERMINED}; detectors that {@linkplain HistoryDetector#needsResponses need responses}
 * are not asked then.
 */
public interface Transaction {
  /** When the query was sent, nanoseconds since the epoch. */
  long timeNanos();

  /** Number of the file that the query is in. */
  int file();

  /**
   * A number for the question (name, type, class) that no other question of this client has at the
   * same time: 0 to {@link ClientWatch#MOST_QUESTIONS} − 1, small ones first. It is given to
   * another question only after {@link ClientWatch#endQuestion}.
   */
  int question();

  /** The array that the name is in: wire form, lower case. */
  byte[] nameBytes();

  int nameOffset();

  /** Octets of the name, its final zero octet included; 0 for a query without a question. */
  int nameLength();

  int qtype();

  int qclass();

  /** Message id, 0 to 65535. */
  int id();

  int clientPort();

  /** IP protocol: 6 for TCP, 17 for UDP. */
  int protocol();

  /** The array that the server's address is in. */
  byte[] serverBytes();

  int serverOffset();

  int serverLength();

  /** Sixteen bits of the query's header, as they were sent: QR, opcode, flags, code. */
  int flags();

  /** Opcode, 0 to 15. */
  default int opcode() {
    return flags() >> 11 & 0xF;
  }

  /** Recursion desired. */
  default boolean rd() {
    return (flags() & 0x0100) != 0;
  }

  boolean hasEdns();

  /** The UDP payload size that the client offers; 0 without EDNS. */
  int ednsUdpSize();

  /** DO: the client wants DNSSEC records. */
  boolean dnssecOk();

  /** Octets of the query. */
  int size();

  /** Labels of the name's registrable domain; 0 if it has none. */
  int registrableLabels();

  /** What became of the query. */
  Outcome outcome();

  /** Time from this query to the response, nanoseconds; −1 without a response. */
  long latencyNanos();

  /**
   * Whether the client had sent the same message (question, id, port, server) within the time that
   * a response may take, and was not answered when it sent it again.
   */
  boolean isRetransmission();

  /**
   * Whether no copy of the query was open when it was answered, so that {@link #latencyNanos} is
   * the time that the server took; else nobody knows which copy the response is to.
   */
  boolean isSentOnce();

  /** Nanoseconds since the client's query before for the same question; −1 for its first. */
  long gapNanos();

  /** Response code with its extension, 0 to 4095; meaningful with a response. */
  int rcode();

  /** Sixteen bits of the response's header; meaningful with a response. */
  int responseFlags();

  /** Octets of the response; meaningful with a response. */
  int responseSize();

  /** Extended DNS error (RFC 8914); −1 for none. */
  int errorCode();

  /** Seconds for which the response may be kept (RFC 2308 §5); −1 if nothing says so. */
  int ttl();

  /** Labels of the owner of a negative response's SOA; −1 without one. */
  int soaOwnerLabels();

  /** Labels of the zone that a referral leads to; −1 for other responses, and if nobody says. */
  default int referralLabels() {
    return -1;
  }
}
