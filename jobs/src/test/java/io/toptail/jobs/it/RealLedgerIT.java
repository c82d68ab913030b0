package io.toptail.jobs.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of every real capture as many packets are accounted for as Wireshark's capinfos counts. */
class RealLedgerIT {
  /** Packets of captures in which capinfos stops at damage; toptail steps over it. */
  private static final Map<String, Long> DAMAGED =
      Map.of(
          // 11 before a record whose end is not there; it and others hide more.
          "PcapPlusPlus__crash-81dba690a3f67ee41a41390a625db732fa1413a1.pcap", 63L,
          // The first record is too long and hides the second one; the third is cut.
          "suricata-verify__bug-6875-01-fuzz.pcap", 1L);

  @TempDir Path folder;

  @Test
  void packetsAreThoseThatCapinfosCounts() throws Exception {
    assumeTrue(isInstalled(), "capinfos is not installed (wireshark-common)");
    Map<String, Long> ours = packets("--parallelism=1");
    // dnstap is no capture to capinfos.
    ours.keySet().removeIf(name -> name.endsWith(".dnstap"));
    Map<String, Long> theirs = new TreeMap<>();
    for (String name : ours.keySet()) {
      Long known = DAMAGED.get(name);
      theirs.put(name, known != null ? known : count(inputs().resolve(name)));
    }
    assertThat(ours).hasSizeGreaterThan(120).isEqualTo(theirs);
  }

  /** Smaller splits of the same captures: SplittingTest. */
  @Test
  void splitsChangeNothing() throws IOException {
    assertThat(packets("--parallelism=4", "--split-size=1m")).isEqualTo(packets("--parallelism=1"));
  }

  /** Packets by file; the ledger accounts for all of them. */
  private Map<String, Long> packets(String... options) throws IOException {
    Path out = folder.resolve("report");
    Stream<String> ours =
        Stream.of("analyze", "--conf=" + folder, "--out=" + out, "" + inputs(), "--tunnels");
    Outcome outcome = Outcome.of(Stream.concat(ours, Stream.of(options)).toArray(String[]::new));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    Report report = new Report(out);
    Map<String, Long> packets = new TreeMap<>();
    for (JsonNode input : report.manifest().get("inputs")) {
      String name = Path.of(input.get("path").asText()).getFileName().toString();
      packets.put(name, input.get("packets").asLong());
    }
    long accounted = report.ledger().values().stream().mapToLong(Long::longValue).sum();
    assertThat(packets.values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(accounted)
        .isEqualTo(report.window().get("packets").asLong());
    return packets;
  }

  private static Path inputs() {
    return RealCaptures.folder().resolve("files");
  }

  private static boolean isInstalled() throws InterruptedException {
    try {
      return run("capinfos", "-v").waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** What capinfos counts, of xz, which it does not open, in the content. */
  private long count(Path file) throws IOException, InterruptedException {
    Path plain = file;
    if (file.toString().endsWith(".xz")) {
      plain = folder.resolve("plain");
      ProcessBuilder xz = new ProcessBuilder("xz", "-dc", file.toString());
      assertThat(xz.redirectOutput(plain.toFile()).start().waitFor()).isZero();
    }
    Process capinfos = run("capinfos", "-c", "-M", "-T", "-r", plain.toString());
    String said = new String(capinfos.getInputStream().readAllBytes());
    assertThat(capinfos.waitFor()).as("%s: %s", file, said).isZero();
    return Long.parseLong(said.substring(said.lastIndexOf('\t') + 1).strip());
  }

  private static Process run(String... command) throws IOException {
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
