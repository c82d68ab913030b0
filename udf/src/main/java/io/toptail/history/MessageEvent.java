package io.toptail.history;

import io.toptail.dns.DnsMessage;
import io.toptail.dns.Outcome;
import io.toptail.dns.ResponseFacts;
import io.toptail.packet.FiveTuple;
import io.toptail.tally.KeyHash;

/**
 * The facts of one message: when, between whom, its header, its EDNS, and of a response what its
 * records say. Its question is given beside it.
 *
 * <p>Mutable and reusable: {@link #set} replaces everything. Owns what it holds, so the message's
 * bytes may change afterwards.
 */
public final class MessageEvent {
  private static final int MAX_SIZE = 0xFFFF;

  final byte[] addresses = new byte[32];
  int addressLength;
  long clientHash;
  long time;
  int file;
  int protocol;
  int port;
  int id;
  int flags;
  int edns;
  int size;
  boolean response;
  Outcome outcome;
  int rcode;
  int errorCode;
  int ttl;

  /** Of the owner of the SOA, or of the zone that a referral leads to; −1 for neither. */
  int zoneLabels;

  /**
   * Takes the facts of a {@linkplain DnsMessage#countable countable} message.
   *
   * @param facts already read from the message if it is a response; else not looked at
   */
  public void set(
      FiveTuple endpoints, DnsMessage message, ResponseFacts facts, long timeNanos, int file) {
    this.time = timeNanos;
    this.file = file;
    response = message.isResponse();
    addressLength = endpoints.addressLength();
    byte[] bytes = endpoints.addressBytes();
    int source = endpoints.sourceAddressOffset();
    int destination = endpoints.destinationAddressOffset();
    System.arraycopy(bytes, response ? destination : source, addresses, 0, addressLength);
    System.arraycopy(bytes, response ? source : destination, addresses, 16, addressLength);
    clientHash = KeyHash.of(addresses, 0, addressLength);
    port = response ? endpoints.destinationPort() : endpoints.sourcePort();
    protocol = endpoints.protocol();
    id = message.id();
    flags = message.flags();
    edns = message.hasEdns() ? 1 + (message.ednsUdpSize() << 1 | (message.dnssecOk() ? 1 : 0)) : 0;
    size = Math.min(MAX_SIZE, message.length());
    if (response) {
      set(message, facts);
    }
  }

  /** Takes another address for the server, as long as that of the client. */
  public void setServer(byte[] address, int offset) {
    System.arraycopy(address, offset, addresses, 16, addressLength);
  }

  private void set(DnsMessage message, ResponseFacts facts) {
    outcome = facts.outcome();
    rcode = message.rcode();
    errorCode = facts.errorCode();
    ttl = facts.ttl();
    zoneLabels = facts.hasSoa() ? facts.soaOwnerLabels() : facts.referralLabels();
  }
}
