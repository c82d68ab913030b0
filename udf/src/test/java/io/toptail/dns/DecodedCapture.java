package io.toptail.dns;

import io.toptail.capture.CaptureReader;
import io.toptail.capture.Captures;
import io.toptail.capture.PacketBatch;
import io.toptail.packet.FiveTuple;
import io.toptail.packet.PacketDecoder;
import io.toptail.packet.PacketOutcome;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/** The UDP messages from or to port 53 of a capture, as lines like {@link ExpectedMessage}'s. */
final class DecodedCapture {
  private final PacketDecoder packet = new PacketDecoder();
  private final DnsMessage message = new DnsMessage();
  private final List<Line> lines = new ArrayList<>();

  /**
   * A message.
   *
   * @param packet as {@link ExpectedMessage#packet}
   * @param fields as {@link ExpectedMessage#fields}; null if the message does not count
   */
  record Line(String packet, String fields, WireAnomaly anomaly) {}

  DecodedCapture(Path path) throws IOException {
    try (CaptureReader reader =
        Captures.open(Files.newInputStream(path), path.getFileName().toString())) {
      PacketBatch batch = new PacketBatch();
      while (reader.read(batch)) {
        for (int i = 0; i < batch.size(); i++) {
          decode(batch, i);
        }
      }
    }
  }

  /** All messages, in the order of the capture. */
  List<Line> lines() {
    return lines;
  }

  private void decode(PacketBatch batch, int i) throws IOException {
    byte[] bytes = batch.bytes();
    PacketOutcome outcome =
        packet.decode(
            bytes,
            batch.offset(i),
            batch.capturedLength(i),
            batch.originalLength(i),
            batch.linkType(i));
    boolean port53 = packet.sourcePort() == 53 || packet.destinationPort() == 53;
    if (outcome != PacketOutcome.UDP || !port53) {
      return;
    }
    WireAnomaly anomaly =
        message.wrap(
            bytes, packet.payloadOffset(), packet.payloadLength(), packet.payloadFullLength());
    String line = packetLine(packet, batch.timeNanos(i));
    lines.add(new Line(line, message.countable() ? line + " " + fields(message) : null, anomaly));
  }

  /** As {@link ExpectedMessage#packet}. */
  static String packetLine(FiveTuple packet, long nanos) throws IOException {
    return "%d.%09d %s %d %s %d"
        .formatted(
            nanos / 1_000_000_000,
            nanos % 1_000_000_000,
            address(packet, packet.sourceAddressOffset()),
            packet.sourcePort(),
            address(packet, packet.destinationAddressOffset()),
            packet.destinationPort());
  }

  private static String address(FiveTuple packet, int offset) throws IOException {
    byte[] octets =
        Arrays.copyOfRange(packet.addressBytes(), offset, offset + packet.addressLength());
    if (octets.length == 4) {
      return InetAddress.getByAddress(octets).getHostAddress();
    }
    return shorten(InetAddress.getByAddress(octets).getHostAddress());
  }

  /** RFC 5952: the longest run of two or more zero groups becomes {@code ::}. */
  private static String shorten(String groups) {
    String longest = "";
    for (String run = "0:0"; run.length() < 16; run += ":0") {
      if ((":" + groups + ":").contains(":" + run + ":")) {
        longest = run;
      }
    }
    if (longest.isEmpty()) {
      return groups;
    }
    String bounded = ":" + groups + ":";
    String text = bounded.replaceFirst(":" + longest + ":", "::");
    int from = text.startsWith("::") ? 0 : 1;
    int to = text.endsWith("::") ? text.length() : text.length() - 1;
    return text.substring(from, to);
  }

  /** What {@link ExpectedMessage#fields} has behind the packet. */
  static String fields(DnsMessage message) {
    StringJoiner fields = new StringJoiner(" ");
    fields.add("0x%04x".formatted(message.id())).add(flag(message.isResponse()));
    fields.add("" + message.opcode()).add("" + message.headerRcode());
    fields.add(flag(message.aa())).add(flag(message.tc())).add(flag(message.rd()));
    fields.add(flag(message.ra())).add(flag(message.ad())).add(flag(message.cd()));
    fields.add("" + message.questionCount()).add("" + message.answerCount());
    fields.add("" + message.authorityCount()).add("" + message.additionalCount());
    if (message.hasQuestion()) {
      String name = DnsName.toText(message.nameAsSent(), 0);
      fields.add(name.equals(".") ? "." : name + ".");
      fields.add("" + message.qtype()).add("" + message.qclass());
    }
    return fields.toString();
  }

  private static String flag(boolean flag) {
    return flag ? "1" : "0";
  }
}
