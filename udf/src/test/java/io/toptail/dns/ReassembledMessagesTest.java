package io.toptail.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.capture.RealCaptures;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Messages out of TCP and fragments in captures made by other people, against what Wireshark finds
 * in them. Every difference is listed with its reason; any other fails.
 */
class ReassembledMessagesTest {
  /**
   * Where there are more than Wireshark finds: in streams that were joined in the middle, it takes
   * whatever comes first for a length and never gets into step. Each message was looked up in the
   * capture.
   */
  private static final Map<String, Integer> MORE =
      Map.of(
          "dnscap__do1t-nosyn-1nolen.pcap", 1,
          "entrada2__sidnlabs-test-tcp-stream-continued.pcap.gz", 12);

  @Test
  void messagesEqualTheExpectedOnes() throws IOException {
    Map<String, Integer> more = new TreeMap<>();
    Map<String, List<String>> missing = new TreeMap<>();
    int equal = 0;
    for (RealCaptures.Row row : RealCaptures.index()) {
      String container = row.container();
      if (container.matches("pcap(ng)? .*") && !container.matches(".*\\+(xz|zstd|lz4|bzip2)")) {
        ReassembledCapture capture = new ReassembledCapture(row.path(), 53);
        List<String> wanted = wanted(best(row.file()), "53");
        List<String> left = new ArrayList<>(capture.messages);
        for (String message : wanted) {
          if (left.remove(message)) {
            equal++;
          } else {
            missing.computeIfAbsent(row.file(), file -> new ArrayList<>()).add(message);
          }
        }
        if (!left.isEmpty()) {
          more.put(row.file(), left.size());
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(more).isEqualTo(MORE);
    assertThat(equal).isEqualTo(711);
  }

  /** Two answers to a hole are right; this project goes on behind it. */
  private static String best(String capture) {
    String goesOn = capture + ".ooo-off.tsv";
    boolean two = Files.exists(RealCaptures.folder().resolve("expected").resolve(goesOn));
    return two ? goesOn : capture + ".tsv";
  }

  private static List<String> wanted(String file, String port) throws IOException {
    List<String> wanted = new ArrayList<>();
    if (Files.exists(RealCaptures.folder().resolve("expected").resolve(file))) {
      for (ExpectedMessage message : ExpectedMessage.all(file)) {
        boolean dns = message.get("proto").equals("dns") && message.problem().isEmpty();
        boolean onPort = message.get("sport").equals(port) || message.get("dport").equals(port);
        boolean pieces =
            message.get("transport").equals("tcp") || message.get("reassembled").equals("ip");
        if (dns && onPort && pieces) {
          wanted.add(message.fields());
        }
      }
    }
    return wanted;
  }

  @Test
  void anyPortCanBeRead() throws IOException {
    String capture = "pktvisor__dns_ipv4_tcp.pcap";
    ReassembledCapture found =
        new ReassembledCapture(RealCaptures.folder().resolve("files").resolve(capture), 53_000);
    List<String> wanted = wanted(capture + ".decode-as-tcp53000.tsv", "53000");

    assertThat(found.messages).containsExactlyInAnyOrderElementsOf(wanted).hasSize(420);
    assertThat(found.lost).isEmpty();
  }
}
