package io.toptail.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random and damaged packets, each at the exact end of an array. */
class PacketDecoderFuzzTest {
  private static final int[] LINK_TYPES = {0, 1, 12, 14, 101, 108, 113, 228, 229, 276, 7};
  private static final int INPUTS = 200_000;

  private final PacketDecoder decoder = new PacketDecoder();
  private final Map<String, byte[]> templates = new HashMap<>();

  @Test
  void randomOctetsNeverReachOutside() {
    Random random = new Random(7);
    for (int i = 0; i < INPUTS; i++) {
      byte[] array = new byte[4 + random.nextInt(96)];
      random.nextBytes(array);
      decode(array, 4, array.length - 4, LINK_TYPES[i % LINK_TYPES.length]);
    }
  }

  @Test
  void damagedPacketsNeverReachOutsideAndMeetEveryOutcome() {
    Random random = new Random(11);
    Map<PacketOutcome, Integer> outcomes = new EnumMap<>(PacketOutcome.class);
    var links = PacketDecoderTest.links();
    var networks = new ArrayList<>(PacketDecoderTest.networks());
    networks.add(PacketDecoderTest.tcp());
    for (int i = 0; i < INPUTS; i++) {
      var link = links.get(random.nextInt(links.size()));
      var network = networks.get(random.nextInt(networks.size()));
      byte[] packet = template(link, network);
      for (int flips = random.nextInt(4); flips > 0; flips--) {
        packet[random.nextInt(packet.length)] ^= (byte) (1 << random.nextInt(8));
      }
      int captured = random.nextInt(4) == 0 ? random.nextInt(packet.length + 1) : packet.length;
      byte[] array = new byte[3 + captured];
      System.arraycopy(packet, 0, array, 3, captured);
      int linkType = random.nextInt(50) == 0 ? 147 : link.type();
      outcomes.merge(decode(array, 3, captured, linkType), 1, Integer::sum);
    }

    assertThat(outcomes).containsOnlyKeys(PacketOutcome.values());
  }

  private byte[] template(PacketDecoderTest.Link link, PacketDecoderTest.Network network) {
    return templates
        .computeIfAbsent(
            link.name() + network.name(),
            key -> Hex.bytes(link.header(network.version()), network.octets()))
        .clone();
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
