package io.toptail.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.capture.CaptureReader;
import io.toptail.capture.Captures;
import io.toptail.capture.PacketBatch;
import io.toptail.capture.RealCaptures;
import io.toptail.packet.PacketDecoder;
import io.toptail.packet.PacketOutcome;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** dnstap files of name servers, message by message against what another reader finds. */
class ReportedMessagesTest {
  private static final List<String> PROTOCOLS = List.of("", "UDP", "TCP", "DOT", "DOH");

  /** Of a message with an impossible label, which ends the name for the other reader. */
  private static final String MALFORMED_NAME = "herbert\\004.";

  @Test
  void messagesEqualTheExpectedOnes() throws IOException {
    int files = 0;
    for (RealCaptures.Row row : RealCaptures.index()) {
      if (row.container().startsWith("dnstap")) {
        files++;
        List<String> expected = expected(row.file());
        assertThat(expected).hasSize(Integer.parseInt(row.get("dns_messages")));
        assertThat(decoded(row.path())).as(row.file()).isEqualTo(expected);
      }
    }
    assertThat(files).isEqualTo(2);
  }

  private static List<String> expected(String file) throws IOException {
    Path path = RealCaptures.folder().resolve("expected").resolve(file + ".tsv");
    List<String> lines = Files.readAllLines(path, StandardCharsets.ISO_8859_1);
    String[] names = lines.get(0).split("\t", -1);
    List<String> expected = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      Map<String, String> columns = new HashMap<>();
      String[] values = line.split("\t", -1);
      for (int i = 0; i < names.length; i++) {
        columns.put(names[i], values[i]);
      }
      expected.add(expected(columns));
    }
    return expected;
  }

  private static String expected(Map<String, String> columns) {
    boolean query = columns.get("which").equals("query");
    String asking = endpoint(columns.get("query_address"), columns.get("query_port"));
    String asked = endpoint(columns.get("response_address"), columns.get("response_port"));
    List<String> line = new ArrayList<>();
    line.add(columns.get(query ? "query_time" : "response_time"));
    line.add(columns.get("socket_protocol"));
    line.add(query ? asking : asked);
    line.add(query ? asked : asking);
    if (columns.get("qname").equals(MALFORMED_NAME)) {
      return String.join(" ", line) + " malformed: label-type";
    }
    for (String column :
        List.of(
            "id", "qr", "opcode", "rcode", "qname", "qtype", "qclass", "qdcount", "ancount",
            "nscount", "arcount", "msg_len")) {
      line.add(columns.get(column));
    }
    return String.join(" ", line);
  }

  private static String endpoint(String address, String port) {
    return (address.isEmpty() ? "0.0.0.0" : address) + "#" + (port.isEmpty() ? "0" : port);
  }

  private static List<String> decoded(Path path) throws IOException {
    List<String> decoded = new ArrayList<>();
    PacketDecoder packet = new PacketDecoder();
    PacketBatch batch = new PacketBatch();
    try (CaptureReader reader = Captures.open(Files.newInputStream(path), path.toString())) {
      while (reader.read(batch)) {
        for (int i = 0; i < batch.size(); i++) {
          int length = batch.capturedLength(i);
          PacketOutcome outcome =
              packet.decode(batch.bytes(), batch.offset(i), length, length, batch.linkType(i));
          assertThat(outcome).isEqualTo(PacketOutcome.UDP);
          assertThat(packet.isReportedMessage()).isTrue();
          decoded.add(decoded(packet, batch.bytes(), batch.timeNanos(i)));
        }
      }
    }
    return decoded;
  }

  private static String decoded(PacketDecoder packet, byte[] bytes, long nanos) throws IOException {
    String envelope =
        "%d.%09d %s %s#%d %s#%d "
            .formatted(
                nanos / 1_000_000_000,
                nanos % 1_000_000_000,
                PROTOCOLS.get(packet.reportedProtocol()),
                address(bytes, packet.sourceAddressOffset()),
                packet.sourcePort(),
                address(bytes, packet.destinationAddressOffset()),
                packet.destinationPort());
    int length = packet.payloadLength();
    DnsMessage message = new DnsMessage();
    WireAnomaly anomaly = message.wrap(bytes, packet.payloadOffset(), length, length);
    return envelope
        + (message.countable() ? fields(message) + " " + length : "malformed: " + anomaly.id());
  }

  private static String fields(DnsMessage message) {
    return "0x%04x %d %d %d %s %d %d %d %d %d %d"
        .formatted(
            message.id(),
            message.isResponse() ? 1 : 0,
            message.opcode(),
            message.headerRcode(),
            DnsName.toText(message.nameAsSent(), 0) + ".",
            message.qtype(),
            message.qclass(),
            message.questionCount(),
            message.answerCount(),
            message.authorityCount(),
            message.additionalCount());
  }

  private static String address(byte[] bytes, int offset) throws IOException {
    return InetAddress.getByAddress(Arrays.copyOfRange(bytes, offset, offset + 4)).getHostAddress();
  }
}
