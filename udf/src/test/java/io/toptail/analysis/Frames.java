package io.toptail.analysis;

import io.toptail.capture.CaptureReader;
import io.toptail.capture.Captures;
import io.toptail.capture.PacketBatch;
import io.toptail.capture.PcapWriter;
import io.toptail.dns.DnsName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Ethernet frames written by hand, and batches of them. */
public final class Frames {
  public static final int A = 1;
  public static final int PTR = 12;
  public static final int TXT = 16;
  public static final int IN = 1;
  public static final int CH = 3;
  public static final String SERVER = "192.0.2.53";

  private static final int UDP = 17;

  /** A frame and when it was seen, in whole nanoseconds. */
  public record Frame(long nanos, byte[] bytes) {}

  private Frames() {}

  public static Frame query(long nanos, String client, String name, int type) {
    return query(nanos, client, name, type, IN);
  }

  public static Frame query(long nanos, String client, String name, int type, int qclass) {
    return udp(nanos, client, 40_000, SERVER, 53, message(0x0100, question(name, type, qclass)));
  }

  public static Frame response(long nanos, String client, String name, int type, int rcode) {
    byte[] message = message(0x8180 | rcode, question(name, type, IN));
    return udp(nanos, SERVER, 53, client, 40_000, message);
  }

  /** A message with one question, whatever that holds, and no record. */
  public static byte[] message(int flags, byte[] question) {
    ByteBuffer message = ByteBuffer.allocate(12 + question.length);
    message.putShort((short) 0x1234).putShort((short) flags).putShort((short) 1);
    return message.position(12).put(question).array();
  }

  public static byte[] question(String name, int type, int qclass) {
    byte[] wire = DnsName.toWire(name);
    ByteBuffer question = ByteBuffer.allocate(wire.length + 4).put(wire);
    return question.putShort((short) type).putShort((short) qclass).array();
  }

  public static Frame udp(
      long nanos, String source, int sourcePort, String target, int targetPort, byte[] payload) {
    ByteBuffer udp = ByteBuffer.allocate(8 + payload.length);
    udp.putShort((short) sourcePort).putShort((short) targetPort);
    udp.putShort((short) (8 + payload.length)).putShort((short) 0).put(payload);
    return ip(nanos, source, target, UDP, 0, udp.array());
  }

  /**
   * @param fragment flags and fragment offset of an IPv4 header
   */
  public static Frame ip(
      long nanos, String source, String target, int protocol, int fragment, byte[] payload) {
    byte[] from = address(source);
    byte[] to = address(target);
    ByteBuffer ip = ByteBuffer.allocate((from.length == 4 ? 20 : 40) + payload.length);
    if (from.length == 4) {
      ip.putShort((short) 0x4500).putShort((short) ip.capacity()).putShort((short) 0);
      ip.putShort((short) fragment).put((byte) 64).put((byte) protocol).putShort((short) 0);
    } else {
      ip.putInt(0x60000000).putShort((short) payload.length).put((byte) protocol).put((byte) 64);
    }
    ip.put(from).put(to).put(payload);
    return ethernet(nanos, from.length == 4 ? 0x0800 : 0x86DD, ip.array());
  }

  public static Frame ethernet(long nanos, int type, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(14 + payload.length);
    return new Frame(nanos, frame.position(12).putShort((short) type).put(payload).array());
  }

  public static byte[] address(String text) {
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public static byte[] pcap(List<Frame> frames) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PcapWriter writer = new PcapWriter(bytes, PcapWriter.Precision.NANOS)) {
      for (Frame frame : frames) {
        writer.write(frame.nanos(), frame.bytes(), 0, frame.bytes().length);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public static List<PacketBatch> batches(byte[] capture, int batchBytes) {
    return batches(capture, batchBytes, false);
  }

  /**
   * @param told whether the last batch says how the reading went, as a source does
   */
  public static List<PacketBatch> batches(byte[] capture, int batchBytes, boolean told) {
    List<PacketBatch> batches = new ArrayList<>();
    try (CaptureReader reader = Captures.open(new ByteArrayInputStream(capture), "test.pcap")) {
      PacketBatch batch = new PacketBatch(batchBytes);
      while (reader.read(batch)) {
        batch.setOrigin("", reader.container());
        batches.add(batch);
        batch = new PacketBatch(batchBytes);
      }
      if (told) {
        batch.setSpan(reader.span());
        batches.add(batch);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return batches;
  }
}
