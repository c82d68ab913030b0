package io.toptail.jobs.it;

import io.toptail.jobs.it.PacketList.Packet;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The queries of a generated capture whose name is longer than 255 octets, by who sent them and to
 * whom.
 */
record OverlongQueries(Map<String, Long> byClient, Map<String, Long> byServer) {
  static final String LABEL = "x".repeat(60);
  static final String NAME = String.join(".", LABEL, LABEL, LABEL, LABEL, LABEL);

  static OverlongQueries in(PacketList capture) throws UnknownHostException {
    OverlongQueries found = new OverlongQueries(new TreeMap<>(), new TreeMap<>());
    String wire = ('<' + LABEL).repeat(5);
    for (Packet packet : capture.packets()) {
      if (new String(packet.bytes(), StandardCharsets.ISO_8859_1).contains(wire)) {
        found.byClient.merge(text(packet.source()), 1L, Long::sum);
        found.byServer.merge(text(packet.destination()), 1L, Long::sum);
      }
    }
    return found;
  }

  long count() {
    return byClient.values().stream().mapToLong(Long::longValue).sum();
  }

  /** RFC 5952, as far as the generator's addresses need it: one run of zero groups. */
  private static String text(byte[] address) throws UnknownHostException {
    return InetAddress.getByAddress(address).getHostAddress().replaceFirst(":(0:)+", "::");
  }
}
