package io.toptail.dns;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.toptail.packet.PacketDecoder;
import io.toptail.packet.PacketOutcome;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The path that every packet takes leaves nothing to collect. */
class DecodingAllocationTest {
  private static final int ROUNDS = 100;
  private static final int UDP_PAYLOAD = 42;

  private final PacketDecoder packet = new PacketDecoder();
  private final DnsMessage message = new DnsMessage();
  private int texts;

  @Test
  void packetsAndMessagesAreDecodedWithoutAllocation() {
    List<byte[]> packets = packets();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    decode(packets); // loads classes and makes the texts

    long before = threads.getThreadAllocatedBytes(thread);
    for (int round = 0; round < ROUNDS; round++) {
      decode(packets);
    }
    long allocated = threads.getThreadAllocatedBytes(thread) - before;

    assertThat(texts).isPositive();
    // One object for each packet would be 16 octets or more.
    assertThat(allocated / (ROUNDS * packets.size())).isLessThan(2);
  }

  private void decode(List<byte[]> packets) {
    for (int i = 0; i < packets.size(); i++) {
      byte[] bytes = packets.get(i);
      PacketOutcome outcome = packet.decode(bytes, 0, bytes.length, bytes.length, 1);
      if (outcome != PacketOutcome.UDP || packet.destinationPort() != 53) {
        throw new AssertionError(outcome);
      }
      int length = packet.payloadLength();
      message.wrap(bytes, packet.payloadOffset(), length, packet.payloadFullLength());
      message.nameAsSent();
      texts += Mnemonics.type(message.qtype()).length() + Mnemonics.rcode(message.rcode()).length();
    }
  }

  private static List<byte[]> packets() {
    Random random = new Random(2);
    List<byte[]> packets = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      GeneratedMessages generated = new GeneratedMessages(random);
      byte[] dns = generated.wellFormed();
      byte[] packet = ethernet(i % 4 == 0 ? generated.damaged(dns) : dns);
      packets.add(i % 3 == 0 ? inVxlan(packet) : packet);
    }
    return packets;
  }

  private static byte[] ethernet(byte[] payload) {
    ByteBuffer packet = ByteBuffer.allocate(UDP_PAYLOAD + payload.length);
    packet.putShort(12, (short) 0x0800);
    packet.put(14, (byte) 0x45).putShort(16, (short) (28 + payload.length)).put(23, (byte) 17);
    packet.putShort(36, (short) 53).putShort(38, (short) (8 + payload.length));
    packet.put(UDP_PAYLOAD, payload);
    return packet.array();
  }

  private static byte[] inVxlan(byte[] packet) {
    byte[] outer = ethernet(ByteBuffer.allocate(8 + packet.length).put(0, (byte) 8).array());
    ByteBuffer.wrap(outer).putShort(36, (short) 4789).put(UDP_PAYLOAD + 8, packet);
    return outer;
  }
}
