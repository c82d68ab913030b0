package io.toptail.packet;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A packet that means something only together with others of its flow: a TCP segment, or a fragment
 * of an IP datagram. Immutable; it owns its octets, which nobody may change.
 *
 * @param fragment whether it is a fragment; else it is a TCP segment
 * @param file number of the capture
 * @param position where in the capture it lies; grows from packet to packet
 * @param timeNanos when it was captured, nanoseconds since the epoch
 * @param protocol IP protocol; of an IPv6 fragment what the fragment header says comes next
 * @param sourcePort of a segment
 * @param destinationPort of a segment
 * @param number sequence number of a segment, identification of a fragmented datagram
 * @param flags TCP's control bits; of a fragment {@link #MORE_FRAGMENTS} or 0
 * @param fragmentOffset where a fragment belongs in its datagram, in octets
 * @param addressLength octets of an address: 4 or 16
 * @param fullLength octets of the payload as sent; above {@link #length} if the capture is cut
 * @param octets source address, destination address, payload
 */
public record FlowPacket(
    boolean fragment,
    int file,
    long position,
    long timeNanos,
    int protocol,
    int sourcePort,
    int destinationPort,
    int number,
    int flags,
    int fragmentOffset,
    int addressLength,
    int fullLength,
    byte[] octets)
    implements FiveTuple {
  /** TCP's control bit of the last segment of a direction. */
  public static final int FIN = 1;

  /** TCP's control bit of the first segment of a direction. */
  public static final int SYN = 2;

  /** TCP's control bit of an aborted connection. */
  public static final int RST = 4;

  /** Flag of a fragment that is not the last. */
  public static final int MORE_FRAGMENTS = 1;

  /** The order in which packets were captured; where clocks agree, that of the files. */
  public static final Comparator<FlowPacket> CAPTURE_ORDER =
      Comparator.comparingLong(FlowPacket::timeNanos)
          .thenComparingInt(FlowPacket::file)
          .thenComparingLong(FlowPacket::position);

  /** Packets of a flow that are the same but for where and when they were captured are equal. */
  public static final Comparator<FlowPacket> CONTENT_ORDER =
      Comparator.comparingInt(FlowPacket::number)
          .thenComparingInt(FlowPacket::flags)
          .thenComparingInt(FlowPacket::fragmentOffset)
          .thenComparingInt(FlowPacket::sourcePort)
          .thenComparingInt(FlowPacket::fullLength)
          .thenComparing(FlowPacket::octets, Arrays::compare);

  /** Memory that a packet needs beside its octets, with the key of its flow, about. */
  private static final int OVERHEAD = 256;

  private static final char FRAGMENT_KEY = 'f';
  private static final char SEGMENT_KEY = 's';

  /** Whether the TCP segment that the decoder shows only acknowledges: no stream needs it. */
  public static boolean isBare(PacketDecoder packet) {
    return packet.payloadFullLength() == 0 && (packet.tcpFlags() & (FIN | SYN | RST)) == 0;
  }

  /** The TCP segment that the decoder shows. */
  public static FlowPacket segment(PacketDecoder packet, int file, long position, long timeNanos) {
    return new FlowPacket(
        false,
        file,
        position,
        timeNanos,
        packet.protocol(),
        packet.sourcePort(),
        packet.destinationPort(),
        packet.tcpSequence(),
        packet.tcpFlags(),
        0,
        packet.addressLength(),
        packet.payloadFullLength(),
        octets(packet, packet.payloadOffset(), packet.payloadLength()));
  }

  /** The fragment that the decoder shows. */
  public static FlowPacket fragment(PacketDecoder packet, int file, long position, long timeNanos) {
    return new FlowPacket(
        true,
        file,
        position,
        timeNanos,
        packet.protocol(),
        0,
        0,
        packet.fragmentId(),
        packet.moreFragments() ? MORE_FRAGMENTS : 0,
        packet.fragmentOffset(),
        packet.addressLength(),
        packet.transportFullLength(),
        octets(packet, packet.transportOffset(), packet.transportLength()));
  }

  private static byte[] octets(PacketDecoder packet, int payload, int length) {
    int addresses = 2 * packet.addressLength();
    byte[] octets = new byte[addresses + length];
    byte[] bytes = packet.addressBytes();
    System.arraycopy(bytes, packet.sourceAddressOffset(), octets, 0, addresses);
    if (length > 0) {
      System.arraycopy(bytes, payload, octets, addresses, length);
    }
    return octets;
  }

  @Override
  public byte[] addressBytes() {
    return octets;
  }

  @Override
  public int sourceAddressOffset() {
    return 0;
  }

  @Override
  public int destinationAddressOffset() {
    return addressLength;
  }

  /** Where the payload begins in {@link #octets}. */
  public int offset() {
    return 2 * addressLength;
  }

  /** Captured octets of the payload. */
  public int length() {
    return octets.length - 2 * addressLength;
  }

  /** Octets of memory held, about. */
  public int memory() {
    return OVERHEAD + octets.length;
  }

  /** Whether a control bit is set. */
  public boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /**
   * Names the flow: packets have equal keys if and only if they belong to the same connection, in
   * either direction, or may belong to the same datagram. One character for each octet.
   */
  public String flowKey() {
    if (fragment) {
      return fragmentKey();
    }
    String source = endpoint(0, sourcePort);
    String destination = endpoint(addressLength, destinationPort);
    boolean ordered = source.compareTo(destination) <= 0;
    return SEGMENT_KEY + (ordered ? source + destination : destination + source);
  }

  /** Names one direction of a connection, or a datagram, within a recording. */
  String directionKey(int recording) {
    String key =
        fragment
            ? fragmentKey()
            : endpoint(0, sourcePort) + endpoint(addressLength, destinationPort);
    return recording == 0 ? key : key + recording;
  }

  /** RFC 791 §3.2 tells IPv4's datagrams apart by protocol too, RFC 8200 §4.5 IPv6's does not. */
  private String fragmentKey() {
    StringBuilder key = new StringBuilder(48).append(FRAGMENT_KEY);
    if (addressLength == 4) {
      key.append((char) protocol);
    }
    key.append(latin(0, 2 * addressLength));
    for (int shift = 24; shift >= 0; shift -= 8) {
      key.append((char) (number >> shift & 0xFF));
    }
    return key.toString();
  }

  private String endpoint(int address, int port) {
    return latin(address, addressLength) + (char) (port >> 8) + (char) (port & 0xFF);
  }

  private String latin(int offset, int length) {
    return new String(octets, offset, length, StandardCharsets.ISO_8859_1);
  }

  /** Writes the packet in the form that {@link #readFrom} reads. */
  public void writeTo(DataOutput out) throws IOException {
    out.writeBoolean(fragment);
    out.writeInt(file);
    out.writeLong(position);
    out.writeLong(timeNanos);
    out.writeByte(protocol);
    out.writeShort(sourcePort);
    out.writeShort(destinationPort);
    out.writeInt(number);
    out.writeByte(flags);
    out.writeShort(fragmentOffset);
    out.writeByte(addressLength);
    out.writeInt(fullLength);
    out.writeInt(octets.length);
    out.write(octets);
  }

  /**
   * The packet that {@link #writeTo} wrote.
   *
   * @throws IOException if it is not one
   */
  public static FlowPacket readFrom(DataInput in) throws IOException {
    FlowPacket packet =
        new FlowPacket(
            in.readBoolean(),
            in.readInt(),
            in.readLong(),
            in.readLong(),
            in.readUnsignedByte(),
            in.readUnsignedShort(),
            in.readUnsignedShort(),
            in.readInt(),
            in.readUnsignedByte(),
            in.readUnsignedShort(),
            in.readUnsignedByte(),
            in.readInt(),
            SerializedOctets.read(in));
    boolean addressed = packet.addressLength == 4 || packet.addressLength == 16;
    if (!addressed || packet.length() < 0 || packet.fullLength < packet.length()) {
      throw new IOException("not a packet of a flow: its lengths contradict each other");
    }
    return packet;
  }
}
