package io.toptail.fuzz;

import io.toptail.capture.CaptureFuzz;
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
import java.util.Locale;

/**
 * All fuzz targets. To add one, write a class with a static {@code fuzz(byte[])} beside the tests
 * of what it tries, and name it here: {@code scripts/fuzz} and {@code FuzzTargetsTest} take it from
 * this list.
 */
public final class FuzzTargets {
  private static final int KIB = 1 << 10;
  private static final int MIB = 1 << 20;

  /** A reader grows a buffer once for each reading, to the longest packet that there may be. */
  private static final long CAPTURE_ALLOCATION = 200 * MIB;

  /** A dictionary of xz is as large as its header says; three readings. */
  private static final long COMPRESSED_ALLOCATION = 3 * 160L * MIB + CAPTURE_ALLOCATION;

  private static final List<FuzzTarget> ALL =
      List.of(
          new FuzzTarget(
              "pcap",
              KIB,
              CAPTURE_ALLOCATION,
              CaptureFuzz::fuzz,
              CaptureFuzz::pcapSeeds,
              () -> RealSeeds.captures("pcap ", KIB)),
          new FuzzTarget(
              "pcapng",
              2 * KIB,
              CAPTURE_ALLOCATION,
              CaptureFuzz::fuzz,
              CaptureFuzz::pcapngSeeds,
              () -> RealSeeds.captures("pcapng", 2 * KIB)),
          new FuzzTarget(
              "gzip",
              400,
              CAPTURE_ALLOCATION,
              CaptureFuzz::fuzz,
              CaptureFuzz::gzipSeeds,
              () -> RealSeeds.captures("+gzip", 400)),
          new FuzzTarget(
              "snoop",
              KIB,
              CAPTURE_ALLOCATION,
              CaptureFuzz::fuzz,
              CaptureFuzz::snoopSeeds,
              () -> RealSeeds.captures("snoop ", KIB)),
          new FuzzTarget(
              "dnstap",
              KIB,
              CAPTURE_ALLOCATION,
              CaptureFuzz::fuzz,
              CaptureFuzz::dnstapSeeds,
              () -> RealSeeds.captures("dnstap", KIB)),
          compressed("xz"),
          compressed("bzip2"),
          compressed("zstd"),
          compressed("lz4"),
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

  private static FuzzTarget compressed(String name) {
    return new FuzzTarget(
        name,
        512,
        COMPRESSED_ALLOCATION,
        CaptureFuzz::fuzz,
        () -> CaptureFuzz.compressedSeeds(name.toUpperCase(Locale.ROOT)),
        () -> RealSeeds.captures("+" + name, 512));
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
