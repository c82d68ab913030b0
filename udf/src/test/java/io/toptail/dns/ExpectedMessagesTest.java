package io.toptail.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.capture.RealCaptures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Captures made by other people, message by message against what Wireshark finds in them. Every
 * difference is listed with its reason; any other fails.
 */
class ExpectedMessagesTest {
  /** Messages that are not in plain datagrams, by reason and capture. */
  private static final Map<String, Map<String, Integer>> EXCLUDED =
      Map.of(
          "reassembled",
          Map.of(
              "DNS-collector__dnsdump_ip4_fragmented_query.pcap", 2,
              "DNS-collector__dnsdump_ip4_fragmented_udp.pcap", 1,
              "DNS-collector__dnsdump_ip6_fragmented_udp.pcap", 1,
              "entrada2__sidnlabs-test-ip-1-dns-response-2-ip-fragments.pcap", 1,
              "pktvisor__ecs.pcap", 7));

  /**
   * Where the two decoders differ on purpose.
   *
   * <ul>
   *   <li>not counted: the first question's name is none by RFC 1035; Wireshark skips the label and
   *       shows no name.
   *   <li>not counted: the first question's name has 1,243 octets, of 255 that one may have.
   *   <li>counted, malformed: only record data is at fault, and that is not looked into.
   *   <li>counted, short: the snaplen cut the message behind its question.
   *   <li>other fields: the first question's name is a forward pointer, which both follow, but the
   *       list of what is expected has no name for it.
   * </ul>
   */
  private static final Map<String, Map<String, Integer>> DIFFERENCES =
      Map.of(
          "not counted: label-type",
          Map.of("nDPI__fuzz-2006-06-26-2594.pcap", 9),
          "not counted: name-too-long",
          Map.of(
              "compactor__nsd-live.ignored.pcap.xz", 1,
              "compactor__nsd-live.raw.pcap.xz", 1),
          "counted, malformed: none",
          Map.of(
              "arkime__dnssec_synthetic.pcap", 2,
              "nDPI__fuzz-2006-06-26-2594.pcap", 2,
              "zeek__dns-dns-edns-bad-length.pcap", 1),
          "counted, short: capture-truncated",
          Map.of("tcpdump__dns_udp_2.pcap", 1),
          "other fields: pointer-not-backwards",
          Map.of("suricata-verify__dns-dns-forward-pointer.pcap", 1));

  /** What malformed messages are counted under. */
  private static final Map<String, Integer> MALFORMED =
      Map.of(
          "label-past-end", 8,
          "label-type", 13,
          "not-dns", 52,
          "question-cut", 1,
          "record-cut", 2,
          "short-header", 2);

  private static final Map<String, Map<String, Integer>> excluded = new TreeMap<>();
  private static final Map<String, Map<String, Integer>> differences = new TreeMap<>();
  private static final Map<String, Integer> malformed = new TreeMap<>();
  private static int captures;
  private static int equalMessages;

  @BeforeAll
  static void compareAll() throws IOException {
    for (RealCaptures.Row row : RealCaptures.index()) {
      if (!row.container().startsWith("dnstap")) {
        captures++;
        compare(row);
      }
    }
  }

  private static void compare(RealCaptures.Row row) throws IOException {
    String capture = row.file();
    List<ExpectedMessage> expected = new ArrayList<>();
    for (ExpectedMessage message : ExpectedMessage.of(capture)) {
      if (message.exclusion().isEmpty()) {
        expected.add(message);
      } else {
        count(excluded, message.exclusion(), capture);
      }
    }
    List<DecodedCapture.Line> decoded = new ArrayList<>(new DecodedCapture(row.path()).lines());
    Map<String, Integer> wanted = new HashMap<>();
    expected.stream()
        .filter(message -> message.problem().isEmpty())
        .forEach(message -> wanted.merge(message.fields(), 1, Integer::sum));
    decoded.removeIf(line -> line.fields() != null && isWanted(wanted, line.fields()));
    for (ExpectedMessage message : expected) {
      if (!message.problem().isEmpty() || isWanted(wanted, message.fields())) {
        explain(capture, message, decoded);
      } else {
        equalMessages++;
      }
    }
    decoded.stream()
        .filter(line -> line.fields() != null)
        .forEach(line -> count(differences, "unknown to Wireshark: " + line.fields(), capture));
  }

  /** Takes one away, if any is left. */
  private static boolean isWanted(Map<String, Integer> wanted, String fields) {
    int left = wanted.getOrDefault(fields, 0);
    if (left > 0) {
      wanted.put(fields, left - 1);
    }
    return left > 0;
  }

  /** A message that Wireshark calls malformed or cut, or that was not decoded alike. */
  private static void explain(
      String capture, ExpectedMessage message, List<DecodedCapture.Line> decoded) {
    DecodedCapture.Line line =
        decoded.stream().filter(l -> l.packet().equals(message.packet())).findFirst().orElse(null);
    if (line == null) {
      count(differences, "missing: " + message.fields(), capture);
      return;
    }
    decoded.remove(line);
    boolean counted = line.fields() != null;
    String anomaly = line.anomaly().id();
    if (message.problem().isEmpty()) {
      count(differences, (counted ? "other fields: " : "not counted: ") + anomaly, capture);
    } else if (counted) {
      count(differences, "counted, " + message.problem() + ": " + anomaly, capture);
    } else {
      malformed.merge(anomaly, 1, Integer::sum);
    }
  }

  private static void count(Map<String, Map<String, Integer>> by, String reason, String capture) {
    by.computeIfAbsent(reason, key -> new TreeMap<>()).merge(capture, 1, Integer::sum);
  }

  @Test
  void messagesEqualTheExpectedOnes() {
    assertThat(differences).isEqualTo(DIFFERENCES);
    assertThat(captures).isEqualTo(124);
    assertThat(equalMessages).isEqualTo(26_583);
  }

  @Test
  void malformedMessagesHaveANamedReason() {
    assertThat(malformed).isEqualTo(MALFORMED);
  }

  @Test
  void messagesLeftForLaterAreTheListedOnes() {
    assertThat(excluded).isEqualTo(EXCLUDED);
  }
}
