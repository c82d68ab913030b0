package io.toptail.capture;

import java.util.Arrays;

/**
 * A dnstap event ({@code dnstap.proto} of dnstap.info): one DNS message that a server saw, or a
 * query and its answer, with who exchanged them and when. Mutable and reusable.
 */
final class DnstapMessage {
  private static final int MAX_MESSAGE = 65_535;
  private static final int MAX_PORT = 65_535;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int INET6 = 2;
  private static final int MESSAGE = 1;
  private static final String DAMAGED = "dnstap event with a field longer than itself";

  /** Who asked, or who was asked, and the DNS message that is of him. */
  static final class Side {
    private byte[] bytes;
    private int address;
    private int addressLength;
    private long port;
    private static final long MAX_SECONDS = Long.MAX_VALUE / NANOS_PER_SECOND - 5;

    private long seconds;
    private long nanos;
    private int message;
    private int messageLength;

    private void clear() {
      address = 0;
      addressLength = 0;
      port = 0;
      seconds = 0;
      nanos = 0;
      messageLength = -1;
    }

    boolean hasMessage() {
      return messageLength >= 0;
    }

    int message() {
      return message;
    }

    int messageLength() {
      return messageLength;
    }

    private long time() {
      // The nanoseconds are 32 bits by the schema, but a stranger may have written any number.
      boolean fits = seconds >= 0 && seconds < MAX_SECONDS && nanos >= 0 && nanos <= 0xFFFF_FFFFL;
      return fits ? seconds * NANOS_PER_SECOND + nanos : Long.MAX_VALUE;
    }

    private void putAddress(byte[] to, int offset) {
      System.arraycopy(bytes, address, to, offset, addressLength);
    }
  }

  private final ProtobufFields fields = new ProtobufFields();
  private final Side query = new Side();
  private final Side response = new Side();
  private long eventType;
  private int body;
  private int bodyLength;
  private long type;
  private long family;
  private long protocol;

  /** Who asked. */
  Side query() {
    return query;
  }

  /** Who was asked. */
  Side response() {
    return response;
  }

  /**
   * Reads an event.
   *
   * @return null if it was read; else why it cannot be
   */
  String read(byte[] bytes, int from, int end) {
    clear(bytes);
    fields.wrap(bytes, from, end);
    while (fields.next()) {
      if (fields.integer() == 15) {
        eventType = fields.value();
      } else if (fields.bytes() == 14) {
        body = fields.offset();
        bodyLength = fields.length();
      }
    }
    if (fields.damaged()) {
      return DAMAGED;
    }
    if (eventType != MESSAGE) {
      return "dnstap event of unknown type " + eventType;
    }
    fields.wrap(bytes, body, body + bodyLength);
    while (fields.next()) {
      integer(fields.integer());
      bytes(fields.bytes());
    }
    return fields.damaged() ? DAMAGED : judge();
  }

  private void clear(byte[] bytes) {
    query.clear();
    response.clear();
    query.bytes = bytes;
    response.bytes = bytes;
    eventType = 0;
    body = 0;
    bodyLength = 0;
    type = 0;
    family = 0;
    protocol = 0;
  }

  private void integer(int number) {
    long value = fields.value();
    switch (number) {
      case 1 -> type = value;
      case 2 -> family = value;
      case 3 -> protocol = value;
      case 6 -> query.port = value;
      case 7 -> response.port = value;
      case 8 -> query.seconds = value;
      case 9 -> query.nanos = value;
      case 12 -> response.seconds = value;
      case 13 -> response.nanos = value;
      default -> {
        // nothing that is counted
      }
    }
  }

  private void bytes(int number) {
    int offset = fields.offset();
    int length = fields.length();
    switch (number) {
      case 4 -> {
        query.address = offset;
        query.addressLength = length;
      }
      case 5 -> {
        response.address = offset;
        response.addressLength = length;
      }
      case 10 -> {
        query.message = offset;
        query.messageLength = length;
      }
      case 14 -> {
        response.message = offset;
        response.messageLength = length;
      }
      default -> {
        // nothing that is counted
      }
    }
  }

  private String judge() {
    if (!query.hasMessage() && !response.hasMessage()) {
      return "dnstap event without a DNS message";
    }
    if (query.messageLength > MAX_MESSAGE || response.messageLength > MAX_MESSAGE) {
      return "dnstap event with a DNS message of more than 65,535 octets";
    }
    if (!isPort(query.port) || !isPort(response.port)) {
      return "dnstap event with an impossible port";
    }
    int length = addressLength();
    boolean addresses =
        (query.addressLength == 0 || query.addressLength == length)
            && (response.addressLength == 0 || response.addressLength == length);
    return addresses ? null : "dnstap event with an impossible address";
  }

  private static boolean isPort(long port) {
    return port >= 0 && port <= MAX_PORT;
  }

  /** Octets of an address: 4 or 16; of the family where the event has no address. */
  private int addressLength() {
    int found = Math.max(query.addressLength, response.addressLength);
    if (found == 0) {
      return family == INET6 ? 16 : 4;
    }
    return found == 16 ? 16 : 4;
  }

  /** When a side's message was sent or received: nanoseconds since 1970, saturated at 2⁶³−1. */
  long timeNanos(Side side) {
    boolean own = side.seconds != 0 || side.nanos != 0;
    return (own ? side : side == query ? response : query).time();
  }

  /**
   * Writes the {@link MessageHeader} of a side's message.
   *
   * @return its length
   */
  int header(Side source, byte[] to) {
    Side destination = source == query ? response : query;
    int length = addressLength();
    Arrays.fill(to, (byte) 0);
    to[MessageHeader.VERSION] = (byte) (length == 4 ? 4 : 6);
    to[MessageHeader.PROTOCOL] = (byte) (isStream() ? 6 : 17);
    to[MessageHeader.SOCKET_PROTOCOL] = octet(protocol);
    to[MessageHeader.TYPE] = octet(type);
    putPort(to, MessageHeader.SOURCE_PORT, source.port);
    putPort(to, MessageHeader.DESTINATION_PORT, destination.port);
    source.putAddress(to, MessageHeader.ADDRESSES);
    destination.putAddress(to, MessageHeader.ADDRESSES + length);
    return MessageHeader.ADDRESSES + 2 * length;
  }

  /** TCP, TLS, HTTPS and DNSCrypt over TCP; not UDP, DNSCrypt over UDP and QUIC. */
  private boolean isStream() {
    return protocol == 2 || protocol == 3 || protocol == 4 || protocol == 6;
  }

  private static byte octet(long value) {
    return value < 0 || value > 255 ? 0 : (byte) value;
  }

  private static void putPort(byte[] to, int offset, long port) {
    to[offset] = (byte) (port >> 8);
    to[offset + 1] = (byte) port;
  }
}
