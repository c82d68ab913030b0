package io.toptail.jobs.it;

import io.toptail.capture.PcapWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The packets of a small classic capture of the generator, read without the product's reader. */
record PacketList(List<Packet> packets) {
  static final int FILE_HEADER = 24;
  static final int RECORD_HEADER = 16;

  /** One packet: Ethernet, perhaps VLAN tags, then IP without options, as the generator does. */
  record Packet(long nanos, byte[] bytes) {
    private static final int ETHERTYPE = 12;
    private static final int IP4 = 0x0800;
    private static final int IP6 = 0x86DD;
    private static final int IP4_HEADER = 20;
    private static final int IP6_HEADER = 40;
    private static final int UDP = 17;
    private static final int DNS_PORT = 53;

    /** 0 if this is no UDP datagram. */
    int sourcePort() {
      int ip = ip();
      int protocol = bytes[ip + (isIp6() ? 6 : 9)];
      return protocol == UDP ? number(ip + (isIp6() ? IP6_HEADER : IP4_HEADER)) : 0;
    }

    /** Whether a UDP datagram goes to port 53; the generator has no other than queries. */
    boolean isDnsQuery() {
      int ip = ip();
      int ports = ip + (isIp6() ? IP6_HEADER : IP4_HEADER);
      return sourcePort() != 0 && number(ports + 2) == DNS_PORT;
    }

    byte[] source() {
      return isIp6() ? address(ip() + 8, 16) : address(ip() + 12, 4);
    }

    byte[] destination() {
      return isIp6() ? address(ip() + 24, 16) : address(ip() + 16, 4);
    }

    private boolean isIp6() {
      return number(ip() - 2) == IP6;
    }

    /** Where the IP header begins. */
    private int ip() {
      int type = ETHERTYPE;
      while (number(type) != IP4 && number(type) != IP6) {
        type += 4;
      }
      return type + 2;
    }

    private byte[] address(int offset, int length) {
      return Arrays.copyOfRange(bytes, offset, offset + length);
    }

    private int number(int offset) {
      return ByteBuffer.wrap(bytes).getShort(offset) & 0xFFFF;
    }
  }

  /** Reads little-endian microseconds, gzipped or not. */
  static PacketList read(Path capture) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(content(capture)).order(ByteOrder.LITTLE_ENDIAN);
    file.position(FILE_HEADER);
    List<Packet> packets = new ArrayList<>();
    while (file.hasRemaining()) {
      long seconds = file.getInt() & 0xFFFF_FFFFL;
      long micros = file.getInt();
      byte[] bytes = new byte[file.getInt()];
      file.getInt();
      file.get(bytes);
      packets.add(new Packet(seconds * 1_000_000_000L + micros * 1000, bytes));
    }
    return new PacketList(packets);
  }

  PacketList filter(Predicate<Packet> wanted) {
    return new PacketList(packets.stream().filter(wanted).toList());
  }

  /** Every packet whose number, counted from 0, leaves {@code remainder} when divided. */
  PacketList every(int divisor, int remainder) {
    List<Packet> some = new ArrayList<>();
    for (int i = remainder; i < packets.size(); i += divisor) {
      some.add(packets.get(i));
    }
    return new PacketList(some);
  }

  /** Writes them as a capture, gzipped if the name says so. */
  Path write(Path file) throws IOException {
    var out = Files.newOutputStream(file);
    var packed = file.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out;
    try (PcapWriter writer = new PcapWriter(packed, PcapWriter.Precision.MICROS)) {
      for (Packet packet : packets) {
        writer.write(packet.nanos(), packet.bytes(), 0, packet.bytes().length);
      }
    }
    return file;
  }

  private static byte[] content(Path capture) throws IOException {
    byte[] stored = Files.readAllBytes(capture);
    if (stored[0] != 0x1F) {
      return stored;
    }
    try (InputStream in = new GZIPInputStream(Files.newInputStream(capture))) {
      return in.readAllBytes();
    }
  }
}
