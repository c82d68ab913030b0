package io.toptail.fuzz;

import io.toptail.capture.CaptureFuzz;
import io.toptail.capture.CaptureSeeds;
import io.toptail.detect.DetectorFuzz;
import io.toptail.dns.DnsMessageFuzz;
import io.toptail.dns.DnsNameFuzz;
import io.toptail.dns.DnsOracleFuzz;
import io.toptail.ignore.IgnoreListFuzz;
import io.toptail.name.OwnersFuzz;
import io.toptail.packet.FlowPacketFuzz;
import io.toptail.packet.IpFragmentsFuzz;
import io.toptail.packet.PacketFuzz;
import io.toptail.packet.TcpStreamsFuzz;
import io.toptail.serde.PacketBatchFuzz;
import io.toptail.serde.TallyBlockFuzz;
import java.util.List;
import java.util.function.Supplier;

/**
 * All fuzz targets. To add one, write a class with a static {@code fuzz(byte[])} beside the tests
 * of what it tries, and name it here: {@code scripts/fuzz} and {@code FuzzTargetsTest} take it from
 * this list.
 */
public final class FuzzTargets {
  private static final int KIB = 1 << 10;
  private static final int MIB = 1 << 20;

  /** Buffers grow with what is there. An octet of gzip can stand for a thousand. */
  private static final long CAPTURE_ALLOCATION = 16 * MIB;

  /** A dictionary of xz is as large as its header says, a window of zstd too; four readings. */
  private static final long COMPRESSED_ALLOCATION = 4 * 160L * MIB + CAPTURE_ALLOCATION;

  private static final List<FuzzTarget> ALL =
      List.of(
          capture("pcap", 512, CaptureSeeds::pcap, "pcap \\w+ \\w+"),
          capture("pcapng", KIB, CaptureSeeds::pcapng, "pcapng \\w+ \\S+"),
          capture("snoop", 512, CaptureSeeds::snoop, "snoop \\w+"),
          capture("dnstap", 512, CaptureSeeds::dnstap, "dnstap\\S+"),
          compressed("gzip", CaptureSeeds::gzip),
          compressed("xz", () -> CaptureSeeds.compressed("XZ")),
          compressed("bzip2", () -> CaptureSeeds.compressed("BZIP2")),
          compressed("zstd", () -> CaptureSeeds.compressed("ZSTD")),
          compressed("lz4", () -> CaptureSeeds.compressed("LZ4")),
          new FuzzTarget(
              "packet", 512, MIB, PacketFuzz::fuzz, PacketFuzz::seeds, PacketFuzz::realSeeds),
          new FuzzTarget(
              "ip-fragments", 512, 4 * MIB, IpFragmentsFuzz::fuzz, IpFragmentsFuzz::seeds),
          new FuzzTarget("tcp-streams", 512, 4 * MIB, TcpStreamsFuzz::fuzz, TcpStreamsFuzz::seeds),
          new FuzzTarget(
              "dns-message",
              KIB,
              MIB,
              DnsMessageFuzz::fuzz,
              DnsMessageFuzz::seeds,
              RealSeeds::messages),
          new FuzzTarget(
              "dns-oracle",
              512,
              16 * MIB,
              DnsOracleFuzz::fuzz,
              DnsMessageFuzz::seeds,
              RealSeeds::messages),
          new FuzzTarget("dns-name", 300, MIB, DnsNameFuzz::fuzz, DnsNameFuzz::seeds),
          new FuzzTarget("detectors", 300, 4 * MIB, DetectorFuzz::fuzz, DetectorFuzz::seeds),
          new FuzzTarget("ignore-list", 512, 16 * MIB, IgnoreListFuzz::fuzz, IgnoreListFuzz::seeds),
          new FuzzTarget("owners", KIB, 32 * MIB, OwnersFuzz::fuzz, OwnersFuzz::seeds),
          new FuzzTarget(
              "packet-batch", KIB, 8 * MIB, PacketBatchFuzz::fuzz, PacketBatchFuzz::seeds),
          new FuzzTarget("flow-packet", 512, MIB, FlowPacketFuzz::fuzz, FlowPacketFuzz::seeds),
          new FuzzTarget("tally-block", 512, MIB, TallyBlockFuzz::fuzz, TallyBlockFuzz::seeds));

  private FuzzTargets() {}

  private static FuzzTarget capture(
      String name, int maxLength, Supplier<List<byte[]>> seeds, String container) {
    return new FuzzTarget(
        name,
        maxLength,
        CAPTURE_ALLOCATION,
        input -> CaptureFuzz.fuzz(input, ""),
        input -> CaptureFuzz.fuzzEveryWay(input, ""),
        seeds,
        () -> RealSeeds.captures(container, maxLength));
  }

  private static FuzzTarget compressed(String name, Supplier<List<byte[]>> seeds) {
    int maxLength = 400;
    // Those of xz have dictionaries of 8 MiB, which take longer than all else.
    boolean real = !name.equals("xz");
    return new FuzzTarget(
        name,
        maxLength,
        COMPRESSED_ALLOCATION,
        input -> CaptureFuzz.fuzz(input, name),
        input -> CaptureFuzz.fuzzEveryWay(input, name),
        seeds,
        () -> real ? RealSeeds.captures(".* \\+" + name, maxLength) : List.of());
  }

  /** All of them, in the order in which data flows. */
  public static List<FuzzTarget> all() {
    return ALL;
  }

  /**
   * One of them.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static FuzzTarget named(String name) {
    return ALL.stream()
        .filter(target -> target.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no fuzz target " + name + "; there are " + ALL));
  }
}
