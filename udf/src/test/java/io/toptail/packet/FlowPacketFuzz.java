package io.toptail.packet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Any octets as a serialized packet of a flow: they are refused with an {@link IOException}, or are
 * a packet that is the same after another journey.
 */
public final class FlowPacketFuzz {
  private FlowPacketFuzz() {}

  /** Reads the packet, and writes it again. */
  public static void fuzz(byte[] input) throws IOException {
    FlowPacket packet;
    try {
      packet = read(input);
    } catch (IOException refused) {
      return;
    }
    byte[] written = write(packet);
    FlowPacket again = read(written);
    boolean same =
        packet.flowKey().equals(again.flowKey())
            && FlowPacket.CONTENT_ORDER.compare(packet, again) == 0
            && FlowPacket.CAPTURE_ORDER.compare(packet, again) == 0;
    if (!same || written.length > input.length || !Arrays.equals(write(again), written)) {
      throw new AssertionError("another packet");
    }
  }

  private static FlowPacket read(byte[] bytes) throws IOException {
    return FlowPacket.readFrom(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  private static byte[] write(FlowPacket packet) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    packet.writeTo(new DataOutputStream(out));
    return out.toByteArray();
  }

  /** Segments and fragments of both versions of IP. */
  public static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    try {
      for (int length = 0; length < 40; length += 8) {
        byte[] payload = new byte[length];
        seeds.add(write(Flows.segment(length, FlowPacket.SYN, 1, payload, 2 * length)));
        seeds.add(write(Flows.fragment(4, 7, length, true, 1, payload)));
        seeds.add(write(Flows.fragment(16, 7, length, false, 1, payload)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return seeds;
  }
}
