package io.toptail.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Random and damaged packets, each at the exact end of an array. */
class PacketDecoderFuzzTest {
  private static final int[] LINK_TYPES = {
    0, 1, 6, 9, 10, 12, 14, 50, 51, 100, 101, 104, 105, 107, 108, 109, 113, 117, 119, 127, 138, 149,
    163, 166, 192, 204, 205, 206, 219, 228, 229, 239, 258, 276, 7
  };
  private static final int INPUTS = 200_000;

  private final PacketDecoder decoder = new PacketDecoder();

  /** Octets that say that another header follows, so that chance goes on from one to the next. */
  private static final byte[] TELLING =
      Hex.bytes("45 60 0800 86DD 8847 8864 6558 88BE 22EB 11 04 29 2F 12B5 0868 17C1 AAAA03 FF 03");

  record Template(int linkType, byte[] packet) {}

  /** 175,000 packets. */
  @Property(tries = 5_000)
  void anyOctetsUnderEveryLinkType(@ForAll @Size(max = 200) byte[] packet) {
    for (int linkType : LINK_TYPES) {
      decode(packet, 0, packet.length, linkType);
    }
  }

  @Test
  void randomOctetsNeverReachOutside() {
    Random random = new Random(7);
    for (int i = 0; i < INPUTS; i++) {
      byte[] array = new byte[4 + random.nextInt(160)];
      random.nextBytes(array);
      for (int at = 4; at < array.length; at++) {
        if (random.nextInt(2) == 0) {
          array[at] = random.nextInt(3) == 0 ? TELLING[random.nextInt(TELLING.length)] : 0;
        }
      }
      decode(array, 4, array.length - 4, LINK_TYPES[i % LINK_TYPES.length]);
    }
  }

  @Test
  void damagedPacketsNeverReachOutsideAndMeetEveryOutcome() {
    Random random = new Random(11);
    Map<PacketOutcome, Integer> outcomes = new EnumMap<>(PacketOutcome.class);
    List<Template> templates = templates();
    for (int i = 0; i < INPUTS; i++) {
      Template template = templates.get(random.nextInt(templates.size()));
      byte[] packet = template.packet().clone();
      for (int flips = random.nextInt(4); flips > 0; flips--) {
        packet[random.nextInt(packet.length)] ^= (byte) (1 << random.nextInt(8));
      }
      int captured = random.nextInt(4) == 0 ? random.nextInt(packet.length + 1) : packet.length;
      byte[] array = new byte[3 + captured];
      System.arraycopy(packet, 0, array, 3, captured);
      int linkType = random.nextInt(50) == 0 ? 147 : template.linkType();
      outcomes.merge(decode(array, 3, captured, linkType), 1, Integer::sum);
    }

    assertThat(outcomes).containsOnlyKeys(PacketOutcome.values());
  }

  /** Every link layer over every IP header, and every tunnel over some. */
  private static List<Template> templates() {
    List<Template> templates = new ArrayList<>();
    var networks = new ArrayList<>(PacketDecoderTest.networks());
    networks.add(PacketDecoderTest.tcp());
    for (var network : networks) {
      for (var link : PacketDecoderTest.allLinks()) {
        byte[] packet = Hex.bytes(link.header(network.version()), network.octets());
        templates.add(new Template(link.type(), packet));
      }
      for (var tunnel : Tunnels.all()) {
        byte[] packet = tunnel.wrap().apply(Hex.bytes(network.octets()));
        templates.add(new Template(101, packet));
      }
    }
    byte[] deep = templates.get(0).packet();
    for (int depth = 0; depth < 9; depth++) {
      deep = Tunnels.ip4(4, deep);
    }
    for (int i = 0; i < networks.size(); i++) {
      templates.add(new Template(101, deep));
    }
    return templates;
  }

  private PacketOutcome decode(byte[] array, int offset, int captured, int linkType) {
    PacketOutcome outcome = decoder.decode(array, offset, captured, captured + 10, linkType);
    if (outcome == PacketOutcome.UDP || outcome == PacketOutcome.TCP) {
      if (decoder.payloadLength() > 0) {
        assertInside(array, offset, decoder.payloadOffset(), decoder.payloadLength());
      }
      if (decoder.payloadFullLength() < decoder.payloadLength()) {
        throw new AssertionError("payload longer than it was sent");
      }
    }
    boolean ip = outcome == PacketOutcome.UDP || outcome == PacketOutcome.FRAGMENT;
    if (ip || outcome == PacketOutcome.TCP || outcome == PacketOutcome.OTHER_PROTOCOL) {
      assertInside(array, offset, decoder.sourceAddressOffset(), decoder.addressLength());
      assertInside(array, offset, decoder.destinationAddressOffset(), decoder.addressLength());
      if (decoder.transportLength() > 0) {
        assertInside(array, offset, decoder.transportOffset(), decoder.transportLength());
      }
      if (decoder.transportFullLength() < decoder.transportLength()) {
        throw new AssertionError("IP payload longer than it was sent");
      }
    }
    return outcome;
  }

  private static void assertInside(byte[] array, int start, int offset, int length) {
    if (length < 0 || offset < start || offset + length > array.length) {
      throw new AssertionError(offset + " + " + length + " is outside");
    }
  }
}
