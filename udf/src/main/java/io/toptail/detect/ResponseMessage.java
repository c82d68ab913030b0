package io.toptail.detect;

import io.toptail.dns.DnsMessage;
import io.toptail.dns.DnsName;
import io.toptail.dns.ResponseRecords;
import io.toptail.name.WireName;

/**
 * A response with its records, as detectors look at it. A view: {@link #wrap} moves it. Names are
 * worked out when they are asked for.
 */
public final class ResponseMessage {
  private final WireName name = new WireName();
  private final WireName owner = new WireName();
  private final WireName target = new WireName();
  private final byte[] ownerBytes = new byte[DnsName.MAX_LENGTH];
  private final byte[] targetBytes = new byte[DnsName.MAX_LENGTH];
  private DnsMessage message;
  private ResponseRecords records;
  private int ownerOf;
  private int targetOf;

  /** Moves the view to a response with a question. */
  public ResponseMessage wrap(DnsMessage response, ResponseRecords itsRecords) {
    message = response;
    records = itsRecords;
    name.wrap(response.name(), 0, response.nameLength());
    ownerOf = -1;
    targetOf = -1;
    return this;
  }

  public DnsMessage message() {
    return message;
  }

  public ResponseRecords records() {
    return records;
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
