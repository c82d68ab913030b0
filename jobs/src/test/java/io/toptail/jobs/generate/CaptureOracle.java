package io.toptail.jobs.generate;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * Counts a capture the plain way, with maps over strings and dnsjava: Ethernet with VLAN tags, IPv4
 * and IPv6 without extensions, UDP to and from port 53. Checks every checksum on its way.
 */
final class CaptureOracle {
  final Map<String, Long> names = new HashMap<>();
  final Map<String, Set<String>> clientsOfName = new HashMap<>();
  final Map<String, Long> clients = new HashMap<>();
  final Map<String, Long> types = new TreeMap<>();
  final Map<String, Long> classes = new TreeMap<>();
  final Map<String, Long> rcodes = new TreeMap<>();
  final Map<String, Long> servers = new TreeMap<>();
  final Map<String, Long> tops = new TreeMap<>();
  final Map<String, Long> notDns = new TreeMap<>();
  final Set<Integer> etherTypes = new HashSet<>();
  final List<Long> times = new ArrayList<>();
  final Map<String, Long> unanswered = new HashMap<>();
  long packets;
  long queries;
  long responses;
  long malformed;
  long mixedCase;

  /** Reads a whole little-endian capture with times in microseconds. */
  CaptureOracle readPcap(byte[] file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (in.getInt(0) != 0xA1B2C3D4 || in.getInt(20) != 1) {
      throw new IOException("not the kind of pcap that was expected");
    }
    in.position(24);
    while (in.hasRemaining()) {
      long micros = in.getInt() * 1_000_000L + in.getInt();
      byte[] frame = new byte[in.getInt()];
      in.getInt();
      in.get(frame);
      times.add(micros);
      packet(ByteBuffer.wrap(frame));
    }
    return this;
  }

  void packet(ByteBuffer frame) throws IOException {
    packets++;
    frame.position(12);
    int etherType = frame.getShort() & 0xFFFF;
    etherTypes.add(etherType);
    while (etherType == 0x8100 || etherType == 0x88A8) {
      frame.getShort();
      etherType = frame.getShort() & 0xFFFF;
      etherTypes.add(etherType);
    }
    if (etherType == 0x0800) {
      ip4(frame.slice());
    } else if (etherType == 0x86DD) {
      ip6(frame.slice());
    } else {
      throw new IOException("unexpected EtherType " + etherType);
    }
  }

  private void ip4(ByteBuffer ip) throws IOException {
    require(ip.getShort(2) == ip.limit(), "length of IPv4");
    require(sum(ip, 0, 20) == 0xFFFF, "checksum of IPv4");
    transport(ip, ip.get(9), address(ip, 12, 4), address(ip, 16, 4), 20, 12);
  }

  private void ip6(ByteBuffer ip) throws IOException {
    require(ip.getShort(4) == ip.limit() - 40, "length of IPv6");
    transport(ip, ip.get(6), address(ip, 8, 16), address(ip, 24, 16), 40, 8);
  }

  private void transport(
      ByteBuffer ip, int protocol, String from, String to, int at, int addressesAt)
      throws IOException {
    if (protocol == 1) {
      notDns.merge("ICMP", 1L, Long::sum);
      return;
    }
    int fromPort = ip.getShort(at) & 0xFFFF;
    int toPort = ip.getShort(at + 2) & 0xFFFF;
    if (protocol == 6) {
      notDns.merge("TCP/" + toPort, 1L, Long::sum);
      return;
    }
    int length = ip.getShort(at + 4);
    require(protocol == 17 && at + length == ip.limit(), "length of UDP");
    int sum = sum(ip, addressesAt, ip.limit()) + protocol + length;
    require((sum & 0xFFFF) + (sum >>> 16) == 0xFFFF || sum == 0xFFFF, "checksum of UDP");
    if (fromPort != 53 && toPort != 53) {
      notDns.merge("UDP/" + toPort, 1L, Long::sum);
      return;
    }
    byte[] payload = new byte[length - 8];
    ip.get(at + 8, payload);
    message(payload, toPort == 53 ? from : to, toPort == 53 ? to : from, toPort == 53);
  }

  private void message(byte[] payload, String client, String server, boolean toServer) {
    Message message;
    Record question;
    try {
      message = new Message(payload);
      question = message.getQuestion();
      require(question != null, "question");
    } catch (IOException e) {
      malformed++;
      return;
    }
    String asked = question.getName().toString(true);
    String name = question.getName().canonicalize().toString(true);
    name = name.isEmpty() || name.equals("@") ? "." : name;
    String key = client + ' ' + message.getHeader().getID() + ' ' + asked + question.getType();
    if (!toServer) {
      responses++;
      rcodes.merge(Rcode.string(message.getRcode()), 1L, Long::sum);
      unanswered.merge(key, -1L, (a, b) -> a + b == 0 ? null : a + b);
      return;
    }
    queries++;
    unanswered.merge(key, 1L, (a, b) -> a + b == 0 ? null : a + b);
    mixedCase += asked.equals(name) ? 0 : 1;
    names.merge(name, 1L, Long::sum);
    clientsOfName.computeIfAbsent(name, n -> new HashSet<>()).add(client);
    clients.merge(client, 1L, Long::sum);
    servers.merge(server, 1L, Long::sum);
    types.merge(Type.string(question.getType()), 1L, Long::sum);
    classes.merge(DClass.string(question.getDClass()), 1L, Long::sum);
    if (message.getHeader().getFlag(Flags.QR)) {
      throw new AssertionError("a response was sent to the server");
    }
    int labels = question.getName().labels() - 1;
    tops.merge(labels == 0 ? "." : top(question, labels), 1L, Long::sum);
  }

  private static String top(Record question, int labels) {
    return question.getName().canonicalize().getLabelString(labels - 1);
  }

  private static int sum(ByteBuffer bytes, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += (bytes.get(i) & 0xFF) << ((i - from) % 2 == 0 ? 8 : 0);
    }
    while (sum >>> 16 != 0) {
      sum = (sum & 0xFFFF) + (sum >>> 16);
    }
    return sum;
  }

  /** Text as of RFC 5952, as far as the generator's addresses need it. */
  private static String address(ByteBuffer ip, int at, int length) throws IOException {
    byte[] octets = new byte[length];
    ip.get(at, octets);
    String text = InetAddress.getByAddress(octets).getHostAddress();
    return text.replaceFirst("(:0){2,}(?=:)", ":");
  }

  private static void require(boolean valid, String what) throws IOException {
    if (!valid) {
      throw new IOException("wrong " + what);
    }
  }
}
