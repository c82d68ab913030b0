package io.toptail.packet;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Any segments in any order: each has one fate, no octet is counted twice, and the same segments
 * give the same messages. An input is a sequence of segments, each of flags, a sequence number (16
 * bits, scaled by a flag), a length and its payload; eight clients share the little memory.
 */
public final class TcpStreamsFuzz {
  private static final long MEMORY = 1 << 16;
  private static final int HEADER = 4;

  /** Flag of an input: the sequence number jumps far. */
  private static final int FAR = 8;

  /** Flag of an input: of the payload a part was not captured. */
  private static final int CUT = 16;

  private TcpStreamsFuzz() {}

  /** Puts the streams together; one in four inputs, for speed, twice. */
  public static void fuzz(byte[] input) {
    List<FlowPacket> segments = segments(input);
    Record first = new Record();
    first.read(segments);
    long captured = segments.stream().mapToLong(FlowPacket::length).sum();
    require(first.fates.size() == segments.size(), "a segment without a fate");
    require(first.octets <= captured, first.octets + " octets out of " + captured);
    boolean carried = first.fates.containsValue(SegmentFate.MESSAGES);
    require(carried == first.messages > 0, "messages of no segment, or the other way round");
    if (Arrays.hashCode(input) % 4 == 0) {
      Record second = new Record();
      second.read(segments);
      require(first.digest == second.digest, "another result of the same segments");
    }
  }

  private static List<FlowPacket> segments(byte[] input) {
    List<FlowPacket> segments = new ArrayList<>();
    int at = 0;
    while (at + HEADER <= input.length) {
      int flags = input[at];
      int number = (input[at + 1] & 0xFF) << 8 | input[at + 2] & 0xFF;
      int length = Math.min(input[at + 3] & 0xFF, input.length - at - HEADER);
      byte[] octets = new byte[8 + length];
      octets[3] = (byte) (flags >> 5 & 7);
      System.arraycopy(input, at + HEADER, octets, 8, length);
      segments.add(segment(flags, (flags & FAR) == 0 ? number : number << 16, octets));
      at += HEADER + length;
    }
    return segments;
  }

  private static FlowPacket segment(int flags, int number, byte[] octets) {
    int length = octets.length - 8;
    int full = (flags & CUT) == 0 ? length : length + 50;
    int bits = flags & (FlowPacket.FIN | FlowPacket.SYN | FlowPacket.RST);
    return new FlowPacket(false, 0, 0, 0, 6, 4000, 53, number, bits, 0, 4, full, octets);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  /** What came of the segments. */
  private static final class Record implements TcpStreams.Output {
    private final Map<FlowPacket, SegmentFate> fates = new IdentityHashMap<>();
    private int messages;
    private long octets;
    private long digest;

    private void read(List<FlowPacket> segments) {
      TcpStreams streams = new TcpStreams(MEMORY, this);
      segments.forEach(streams::add);
      streams.finish();
      int known = fates.size();
      streams.finish();
      require(fates.size() == known, "something after the end");
    }

    @Override
    public void message(FlowPacket completedBy, byte[] bytes, int offset, int length) {
      require(length >= 0 && offset >= 0 && offset + length <= bytes.length, "message outside");
      require(completedBy != null, "completed by nothing");
      messages++;
      octets += 2 + length;
      digest = 31 * digest + Arrays.hashCode(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    @Override
    public void segment(FlowPacket segment, SegmentFate fate) {
      require(fate != null && fates.put(segment, fate) == null, "not one fate");
      digest = 31 * digest + fate.ordinal();
    }

    @Override
    public void lost(FlowPacket near, StreamLoss reason, long lost) {
      require(near != null && lost > 0, "lost " + lost);
      octets += reason == StreamLoss.HOLE ? 0 : lost;
      digest = 31 * digest + reason.ordinal() * 7L + lost;
    }
  }

  /** Connections of a few messages: whole, in pieces, out of order, with holes, reset, and cut. */
  public static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    Random random = new Random(8);
    for (int i = 0; i < 40; i++) {
      byte[] message = Flows.message(random);
      byte[] stream = Flows.join(Flows.framed(message), Flows.framed(message), new byte[i % 3]);
      ByteArrayOutputStream input = new ByteArrayOutputStream();
      if (i % 4 > 0) {
        input.writeBytes(new byte[] {FlowPacket.SYN, 0, 99, 0});
      }
      List<byte[]> pieces = new ArrayList<>();
      for (int at = 0; at < stream.length; at += 5 + i) {
        int length = Math.min(5 + i, stream.length - at);
        byte[] payload = Arrays.copyOfRange(stream, at, at + length);
        int flags = at + length == stream.length ? FlowPacket.FIN : i % 7 == 0 ? CUT : 0;
        byte[] header = {(byte) flags, (byte) (100 + at >> 8), (byte) (100 + at), (byte) length};
        pieces.add(Flows.join(header, payload));
      }
      if (i % 3 == 0) {
        Collections.shuffle(pieces, random);
        pieces.remove(0);
      }
      pieces.forEach(input::writeBytes);
      input.writeBytes(new byte[] {(byte) (i % 2 == 0 ? FlowPacket.RST : FAR), 1, 2, 0});
      seeds.add(input.toByteArray());
    }
    return seeds;
  }
}
