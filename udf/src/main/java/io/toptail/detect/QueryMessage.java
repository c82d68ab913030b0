package io.toptail.detect;

import io.toptail.dns.DnsMessage;
import io.toptail.ignore.AddressBlocks;
import io.toptail.name.WireName;
import io.toptail.packet.FiveTuple;

/**
 * A view of one query message and of who sent it, for {@link MessageDetector}s.
 *
 * <p>Mutable and reusable: {@link #wrap} moves the view. It does not own what it is over. For one
 * thread.
 */
public final class QueryMessage {
  private static final int TCP = 6;
  private static final byte[] ROOT = {0};

  private DnsMessage message;
  private FiveTuple endpoints;
  private final WireName name = new WireName();

  /**
   * Moves the view to a {@linkplain DnsMessage#countable countable} message that is no response.
   *
   * @return this
   */
  public QueryMessage wrap(DnsMessage message, FiveTuple endpoints) {
    this.message = message;
    this.endpoints = endpoints;
    return this;
  }

  public DnsMessage message() {
    return message;
  }

  /** The name in question; the root if there is no question. */
  WireName name() {
    int length = message.nameLength();
    return length > 0 ? name.wrap(message.name(), 0, length) : name.wrap(ROOT, 0, 1);
  }

  /** Whether it came in a stream. */
  public boolean isStream() {
    return endpoints.protocol() == TCP;
  }

  public int sourcePort() {
    return endpoints.sourcePort();
  }

  /** Whether its sender lies in one of the blocks. */
  public boolean isFrom(AddressBlocks blocks) {
    return blocks.contain(
        endpoints.addressBytes(), endpoints.sourceAddressOffset(), endpoints.addressLength());
  }

  /** Whether the server that it goes to lies in one of the blocks. */
  public boolean isTo(AddressBlocks blocks) {
    return blocks.contain(
        endpoints.addressBytes(), endpoints.destinationAddressOffset(), endpoints.addressLength());
  }

  /**
   * Whether nothing but its sender's address can be wrong with it: a query of one question, no flag
   * but RD, AD and CD, no record but OPT of version 0 without options, and no zone transfer.
   */
  boolean isPlain() {
    boolean header =
        message.opcode() == 0
            && !hasFlagJunk()
            && message.questionCount() == 1
            && sourcePort() != 0;
    int type = message.qtype();
    boolean edns =
        !message.hasEdns()
            || message.ednsVersion() == 0
                && message.optRecords() == 1
                && message.optAtRoot()
                && (message.ednsFlags() & ~0x8000) == 0
                && message.optDataLength() == 0;
    return header && edns && type != QueryType.AXFR && type != QueryType.IXFR;
  }

  /** Flags, a response code or answers that no query has. */
  boolean hasFlagJunk() {
    return message.aa()
        || message.tc()
        || message.ra()
        || message.z() != 0
        || message.headerRcode() != 0
        || message.answerCount() > 0;
  }
}
