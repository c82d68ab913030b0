package io.toptail.packet;

import io.toptail.fuzz.RealSeeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Any octets as a packet of any link type: every outcome keeps its promise, and nothing outside of
 * the packet changes it. An input is the link type's place in a list, how many octets the packet
 * lost to the snaplen, and the packet.
 */
public final class PacketFuzz {
  /** Every link type that is read, some that are not, and one that is none. */
  private static final int[] LINK_TYPES = linkTypes();

  private static final int BEFORE = 7;
  private static final int AFTER = 24;
  private static final PacketDecoder DECODER = new PacketDecoder();

  private PacketFuzz() {}

  private static int[] linkTypes() {
    IntStream read = PacketDecoderTest.links().stream().mapToInt(PacketDecoderTest.Link::type);
    return IntStream.concat(read, IntStream.of(147, 189, 220, 253, 65_535)).distinct().toArray();
  }

  /** Decodes the packet twice, between zeros and between ones. */
  public static void fuzz(byte[] input) {
    if (input.length < 2) {
      return;
    }
    int linkType = LINK_TYPES[(input[0] & 0xFF) % LINK_TYPES.length];
    int length = input.length - 2;
    int original = length + (input[1] & 0xFF) - 4;
    DECODER.tunnels(input[1] != 0);
    String first = decode(input, length, original, linkType, (byte) 0);
    String second = decode(input, length, original, linkType, (byte) 0xFF);
    if (!first.equals(second)) {
      throw new AssertionError(first + " becomes " + second + " by what is around the packet");
    }
  }

  private static String decode(byte[] input, int length, int original, int linkType, byte filler) {
    byte[] array = new byte[BEFORE + length + AFTER];
    Arrays.fill(array, filler);
    System.arraycopy(input, 2, array, BEFORE, length);
    PacketOutcome outcome = DECODER.decode(array, BEFORE, length, original, linkType);
    StringBuilder seen = new StringBuilder(48).append(outcome);
    switch (outcome) {
      case UDP -> payload(seen, length);
      case TCP -> flow(seen, FlowPacket.segment(DECODER, 0, 0, 0), length);
      case FRAGMENT -> flow(seen, FlowPacket.fragment(DECODER, 0, 0, 0), length);
      case OTHER_PROTOCOL -> addresses(seen, length);
      case NOT_IP -> seen.append(' ').append(DECODER.etherType());
      default -> {}
    }
    return seen.toString();
  }

  private static void flow(StringBuilder seen, FlowPacket packet, int length) {
    if (packet.fragment()) {
      addresses(seen, length);
    } else {
      ports(seen, length);
    }
    require(packet.length() >= 0 && packet.length() <= length, "octets of a flow");
    require(packet.fullLength() >= packet.length(), "more octets than were sent");
    seen.append(' ').append(packet.number()).append(' ').append(packet.flags());
    seen.append(' ').append(packet.fragmentOffset()).append(' ').append(packet.fullLength());
    seen.append(' ').append(Arrays.hashCode(packet.octets()));
  }

  private static void payload(StringBuilder seen, int length) {
    ports(seen, length);
    int captured = DECODER.payloadLength();
    require(captured <= DECODER.payloadFullLength(), "payload longer than it was sent");
    inside(DECODER.payloadOffset(), captured, length);
    seen.append(' ').append(DECODER.payloadOffset()).append('+').append(captured);
    seen.append('/').append(DECODER.payloadFullLength());
  }

  private static void ports(StringBuilder seen, int length) {
    addresses(seen, length);
    seen.append(' ').append(DECODER.sourcePort()).append('>').append(DECODER.destinationPort());
  }

  private static void addresses(StringBuilder seen, int length) {
    int octets = DECODER.addressLength();
    require(octets == (DECODER.ipVersion() == 4 ? 4 : 16), "address length");
    inside(DECODER.ipHeaderOffset(), 1, length);
    inside(DECODER.sourceAddressOffset(), octets, length);
    inside(DECODER.destinationAddressOffset(), octets, length);
    require(DECODER.protocol() >= 0 && DECODER.protocol() <= 255, "protocol");
    seen.append(' ').append(DECODER.sourceAddressOffset()).append(' ').append(DECODER.protocol());
  }

  private static void inside(int offset, int octets, int length) {
    boolean inside = octets >= 0 && offset >= BEFORE && offset + octets <= BEFORE + length;
    require(inside, offset + " + " + octets + " is outside");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  /** Every link layer over every kind of IP header, and every tunnel. */
  public static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (PacketDecoderTest.Link link : PacketDecoderTest.links()) {
      for (PacketDecoderTest.Network network : PacketDecoderTest.networks()) {
        byte[] packet = Hex.bytes(link.header(network.version()), network.octets());
        seeds.add(input(link.type(), packet, 0, packet.length, packet.length));
      }
    }
    for (Tunnels.Tunnel tunnel : Tunnels.all()) {
      for (PacketDecoderTest.Network network : PacketDecoderTest.networks()) {
        if (network.version() == tunnel.version()) {
          byte[] packet = tunnel.wrap().apply(Hex.bytes(network.octets()));
          seeds.add(input(101, packet, 0, packet.length, packet.length));
        }
      }
    }
    return seeds;
  }

  /** Packets of real captures. */
  public static List<byte[]> realSeeds() {
    List<byte[]> seeds = new ArrayList<>();
    RealSeeds.packets(
        (batch, i) ->
            seeds.add(
                input(
                    batch.linkType(i),
                    batch.bytes(),
                    batch.offset(i),
                    batch.capturedLength(i),
                    batch.originalLength(i))));
    return seeds;
  }

  private static byte[] input(int linkType, byte[] bytes, int offset, int length, int original) {
    byte[] input = new byte[2 + length];
    for (int i = 0; i < LINK_TYPES.length; i++) {
      if (LINK_TYPES[i] == linkType) {
        input[0] = (byte) i;
      }
    }
    input[1] = (byte) Math.min(255, Math.max(0, original - length + 4));
    System.arraycopy(bytes, offset, input, 2, length);
    return input;
  }
}
