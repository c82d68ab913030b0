package io.toptail.packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Remembers what came out of streams. */
final class StreamRecorder implements TcpStreams.Output {
  final List<byte[]> messages = new ArrayList<>();
  final List<Long> completedAt = new ArrayList<>();
  final Map<StreamLoss, Long> lost = new EnumMap<>(StreamLoss.class);
  final Map<FlowPacket, SegmentFate> fates = new IdentityHashMap<>();

  @Override
  public void message(FlowPacket completedBy, byte[] bytes, int offset, int length) {
    messages.add(Arrays.copyOfRange(bytes, offset, offset + length));
    completedAt.add(completedBy.position());
  }

  @Override
  public void segment(FlowPacket segment, SegmentFate fate) {
    if (fate == null || fates.put(segment, fate) != null) {
      throw new AssertionError("fate " + fate + " of a segment that has " + fates.get(segment));
    }
  }

  @Override
  public void lost(FlowPacket near, StreamLoss reason, long octets) {
    if (near == null || octets <= 0) {
      throw new AssertionError("lost " + octets + " octets near " + near);
    }
    lost.merge(reason, octets, Long::sum);
  }

  long lost(StreamLoss reason) {
    return lost.getOrDefault(reason, 0L);
  }

  /** Octets that are accounted for, with those of the lengths. */
  long octets() {
    long octets = 0;
    for (byte[] message : messages) {
      octets += 2 + message.length;
    }
    for (long some : lost.values()) {
      octets += some;
    }
    return octets;
  }
}
