package io.toptail.dns;

import io.toptail.capture.CaptureReader;
import io.toptail.capture.Captures;
import io.toptail.capture.PacketBatch;
import io.toptail.packet.FiveTuple;
import io.toptail.packet.FlowPacket;
import io.toptail.packet.FragmentFate;
import io.toptail.packet.IpFragments;
import io.toptail.packet.PacketDecoder;
import io.toptail.packet.PacketOutcome;
import io.toptail.packet.SegmentFate;
import io.toptail.packet.StreamLoss;
import io.toptail.packet.TcpStreams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The messages of a capture that lie in TCP segments or fragments, as lines like {@link
 * ExpectedMessage}'s.
 */
final class ReassembledCapture implements TcpStreams.Output, IpFragments.Output {
  private static final long MEMORY = 1 << 26;

  final List<String> messages = new ArrayList<>();
  final Map<SegmentFate, Integer> segments = new EnumMap<>(SegmentFate.class);
  final Map<FragmentFate, Integer> fragments = new EnumMap<>(FragmentFate.class);

  final Map<StreamLoss, Long> lost = new EnumMap<>(StreamLoss.class);
  private final int port;
  private final List<FlowPacket> packets = new ArrayList<>();
  private final PacketDecoder packet = new PacketDecoder();
  private final DnsMessage message = new DnsMessage();

  /** Reads a capture; its packets arrive in a random order and are sorted. */
  ReassembledCapture(Path path, int port) throws IOException {
    this.port = port;
    try (CaptureReader reader =
        Captures.open(Files.newInputStream(path), path.getFileName().toString())) {
      PacketBatch batch = new PacketBatch();
      while (reader.read(batch)) {
        for (int i = 0; i < batch.size(); i++) {
          collect(batch, i);
        }
      }
    }
    Collections.shuffle(packets, new Random(7));
    packets.sort(FlowPacket.CAPTURE_ORDER);
    reassemble();
  }

  private void collect(PacketBatch batch, int i) {
    PacketOutcome outcome =
        packet.decode(
            batch.bytes(),
            batch.offset(i),
            batch.capturedLength(i),
            batch.originalLength(i),
            batch.linkType(i));
    long time = batch.timeNanos(i);
    if (outcome == PacketOutcome.FRAGMENT) {
      packets.add(FlowPacket.fragment(packet, 0, packets.size(), time));
    } else if (outcome == PacketOutcome.TCP && isDns(packet)) {
      packets.add(FlowPacket.segment(packet, 0, packets.size(), time));
    }
  }

  private boolean isDns(FiveTuple endpoints) {
    return endpoints.sourcePort() == port || endpoints.destinationPort() == port;
  }

  private void reassemble() {
    TcpStreams streams = new TcpStreams(MEMORY, this);
    IpFragments datagrams = new IpFragments(MEMORY, this);
    for (FlowPacket flowPacket : packets) {
      if (flowPacket.fragment()) {
        datagrams.add(flowPacket);
      } else {
        streams.add(flowPacket);
      }
    }
    streams.finish();
    datagrams.finish();
  }

  @Override
  public void message(FlowPacket completedBy, byte[] bytes, int offset, int length) {
    message(completedBy, completedBy.timeNanos(), bytes, offset, length);
  }

  private void message(FiveTuple endpoints, long time, byte[] bytes, int offset, int length) {
    message.wrap(bytes, offset, length, length);
    if (message.countable()) {
      try {
        String line = DecodedCapture.packetLine(endpoints, time);
        messages.add(line + " " + DecodedCapture.fields(message));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void datagram(List<FlowPacket> parts, int protocol, byte[] payload, int length) {
    FlowPacket last = parts.get(parts.size() - 1);
    byte[] bytes = new byte[last.offset() + length];
    System.arraycopy(last.octets(), 0, bytes, 0, last.offset());
    System.arraycopy(payload, 0, bytes, last.offset(), length);
    PacketOutcome outcome =
        packet.decodeTransport(
            bytes, 0, last.addressLength() == 4 ? 4 : 6, protocol, last.offset(), length, length);
    if (outcome == PacketOutcome.UDP && isDns(packet)) {
      message(packet, last.timeNanos(), bytes, packet.payloadOffset(), packet.payloadFullLength());
    }
    parts.forEach(part -> dropped(part, FragmentFate.MESSAGE));
  }

  @Override
  public void segment(FlowPacket segment, SegmentFate fate) {
    segments.merge(fate, 1, Integer::sum);
  }

  @Override
  public void lost(FlowPacket near, StreamLoss reason, long octets) {
    lost.merge(reason, octets, Long::sum);
  }

  @Override
  public void dropped(FlowPacket fragment, FragmentFate fate) {
    fragments.merge(fate, 1, Integer::sum);
  }
}
