package io.toptail.detect;

import io.toptail.dns.DnsMessage;
import io.toptail.dns.DnsName;
import io.toptail.dns.ResponseFacts;
import io.toptail.dns.ResponseRecords;
import io.toptail.name.WireName;

/**
 * A response with its records and how it came, as detectors look at it. A view: {@link #wrap} moves
 * it. Names are worked out when they are asked for.
 */
public final class ResponseMessage {
  private final WireName name = new WireName();
  private final WireName owner = new WireName();
  private final WireName target = new WireName();
  private final byte[] ownerBytes = new byte[DnsName.MAX_LENGTH];
  private final byte[] targetBytes = new byte[DnsName.MAX_LENGTH];
  private DnsMessage message;
  private ResponseFacts facts;
  private ResponseRecords records;
  private boolean datagram;
  private boolean fragmented;
  private int ownerOf;
  private int targetOf;

  /** Moves the view to a response with a question that came in one datagram. */
  public ResponseMessage wrap(DnsMessage response, ResponseFacts itsFacts) {
    return wrap(response, itsFacts, true, false);
  }

  /**
   * Moves the view to a response with a question.
   *
   * @param itsFacts read from the response
   * @param inDatagram whether it came over UDP
   * @param inFragments whether its datagram came in fragments of IP
   */
  public ResponseMessage wrap(
      DnsMessage response, ResponseFacts itsFacts, boolean inDatagram, boolean inFragments) {
    message = response;
    facts = itsFacts;
    records = itsFacts.records();
    datagram = inDatagram;
    fragmented = inFragments;
    name.wrap(response.name(), 0, response.nameLength());
    ownerOf = -1;
    targetOf = -1;
    return this;
  }

  public DnsMessage message() {
    return message;
  }

  /** What it says as a whole. */
  public ResponseFacts facts() {
    return facts;
  }

  public ResponseRecords records() {
    return records;
  }

  /** Whether it came over UDP. */
  public boolean isDatagram() {
    return datagram;
  }

  /** Whether its datagram came in fragments of IP. */
  public boolean isFragmented() {
    return fragmented;
  }

  /** The name that was asked for. */
  public WireName name() {
    return name;
  }

  /** The owner of a record; the root if it cannot be read. Holds until another is asked for. */
  public WireName owner(int record) {
    if (ownerOf != record) {
      ownerOf = record;
      wrapOrRoot(owner, ownerBytes, records.owner(record, ownerBytes));
    }
    return owner;
  }

  /**
   * The name in the data of a record; the root if there is none, or it cannot be read. Holds until
   * another is asked for.
   */
  public WireName target(int record) {
    if (targetOf != record) {
      targetOf = record;
      wrapOrRoot(target, targetBytes, records.target(record, targetBytes));
    }
    return target;
  }

  private static void wrapOrRoot(WireName view, byte[] bytes, int length) {
    if (length == 0) {
      bytes[0] = 0;
    }
    view.wrap(bytes, 0, Math.max(1, length));
  }
}
