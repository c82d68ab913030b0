package io.toptail.dns;

import io.toptail.capture.RealCaptures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A message that Wireshark finds in a capture.
 *
 * @param columns of {@code expected/*.tsv}, by name
 */
record ExpectedMessage(Map<String, String> columns) {
  /** The DNS messages in UDP from or to port 53, without those that ICMP errors quote. */
  static List<ExpectedMessage> of(String capture) throws IOException {
    Path path = RealCaptures.folder().resolve("expected").resolve(capture + ".tsv");
    List<ExpectedMessage> messages = new ArrayList<>();
    if (Files.exists(path)) {
      messages.addAll(all(capture + ".tsv"));
      messages.removeIf(message -> !message.isUdpOnPort53());
    }
    return messages;
  }

  /** All messages of a file in the folder of expected ones. */
  static List<ExpectedMessage> all(String file) throws IOException {
    List<ExpectedMessage> messages = new ArrayList<>();
    Path path = RealCaptures.folder().resolve("expected").resolve(file);
    String[] lines = Files.readString(path, StandardCharsets.ISO_8859_1).split("\n");
    String[] names = lines[0].split("\t", -1);
    for (int i = 1; i < lines.length; i++) {
      messages.add(row(names, lines[i].split("\t", -1)));
    }
    return messages;
  }

  private static ExpectedMessage row(String[] names, String[] values) {
    Map<String, String> columns = new HashMap<>();
    for (int i = 0; i < Math.min(names.length, values.length); i++) {
      columns.put(names[i], values[i]);
    }
    return new ExpectedMessage(columns);
  }

  private boolean isUdpOnPort53() {
    return get("transport").equals("udp")
        && get("proto").equals("dns")
        && !get("in_icmp").equals("1")
        && (get("sport").equals("53") || get("dport").equals("53"));
  }

  /** A column; empty where it is missing. */
  String get(String column) {
    return columns.getOrDefault(column, "");
  }

  /** Why a decoder of single packets is not to find it; empty if it is. */
  String exclusion() {
    return get("reassembled").isEmpty() ? "" : "reassembled";
  }

  /** {@code malformed} or {@code short}; empty if Wireshark has nothing to say against it. */
  String problem() {
    return get("problem");
  }

  /** Time, addresses and ports. */
  String packet() {
    return String.join(" ", get("time_epoch"), get("src"), get("sport"), get("dst"), get("dport"));
  }

  /** Everything that is compared. */
  String fields() {
    List<String> fields = new ArrayList<>(List.of(packet(), get("id"), get("qr")));
    for (String field : List.of("opcode", "rcode", "aa", "tc", "rd", "ra", "ad", "cd")) {
      fields.add(get(field));
    }
    for (String field : List.of("qdcount", "ancount", "nscount", "arcount")) {
      fields.add(get(field));
    }
    if (!get("qdcount").equals("0")) {
      fields.addAll(List.of(get("qname_rfc1035"), get("qtype"), get("qclass")));
    }
    return String.join(" ", fields);
  }
}
