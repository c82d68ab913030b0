package io.toptail.jobs.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of generated captures compared, by the jar that is shipped. */
class CompareIT {
  private static final String[] TRAFFIC = {"--queries=20000", "--names=4000", "--clients=600"};

  @TempDir static Path folder;
  private static Path healthy;
  private static Path again;
  private static Path mistaken;

  @BeforeAll
  static void analyze() throws IOException {
    healthy = report("healthy", "--seed=1", "--misconfigured=none");
    again = report("again", "--seed=2", "--misconfigured=none");
    mistaken = report("mistaken", "--seed=1", "--misconfigured=wpad-leak=0.05,rfc1918-ptr=0.03");
  }

  @Test
  void theSameTrafficWithAnotherSeedGivesAlmostNoSurprises() throws IOException {
    Report compared = compare(healthy, again);
    List<CSVRecord> mistakes =
        compared.rows("changes.csv").stream()
            .filter(
                row -> row.get("dimension").matches("detector|finding|name|owner|qtype|category"))
            .toList();
    assertThat(mistakes).hasSizeLessThanOrEqualTo(1);
    assertThat(Files.readString(compared.folder().resolve("compare.html"))).contains("Surprises");
  }

  @Test
  void plantedMistakesAreFoundAsNewAndGone() throws IOException {
    assertThat(kinds(compare(healthy, mistaken))).contains("wpad-leak new", "rfc1918-ptr new");
    assertThat(kinds(compare(mistaken, healthy))).contains("wpad-leak gone", "rfc1918-ptr gone");
  }

  private static List<String> kinds(Report compared) throws IOException {
    return compared.rows("changes.csv").stream()
        .filter(row -> row.get("dimension").equals("detector"))
        .map(row -> row.get("key") + " " + row.get("change"))
        .toList();
  }

  /** One model: the report before it is written, and as it is read back. */
  @Test
  void aBaselineGivesWhatComparingGives() throws IOException {
    Path out = folder.resolve("with-baseline");
    Outcome outcome =
        Outcome.of(
            "analyze",
            "--conf=" + folder,
            "--baseline=" + healthy,
            "--out=" + out,
            folder.resolve("mistaken.pcap").toString());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("SURPRISES  against " + healthy).contains("wpad-leak");
    assertThat(out.resolve("changes.csv"))
        .hasSameTextualContentAs(compare(healthy, mistaken).folder().resolve("changes.csv"));
    assertThat(Files.readString(out.resolve("report.html"))).contains("mistake wpad-leak");
  }

  @Test
  void otherOptionsAreUnfair() throws IOException {
    Path out = folder.resolve("top7");
    Outcome.of(
        "analyze",
        "--conf=" + folder,
        "--top=7",
        "--ignore=*.net",
        "--out=" + out,
        folder.resolve("healthy.pcap").toString());
    Outcome outcome = Outcome.of("compare", healthy.toString(), out.toString());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("--top: 50 before, 7 after")
        .contains("--ignore: none before, *.net after");
  }

  @Test
  void aFreshMachineComparesToo() throws Exception {
    Outcome outcome =
        Outcome.ofFreshMachine(folder, "compare", healthy.toString(), mistaken.toString());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out()).startsWith("toptail compare").contains("mistake wpad-leak: 0 before");
    assertThat(outcome.err()).isEmpty();
  }

  private static Report compare(Path before, Path after) throws IOException {
    Path out = Files.createTempDirectory(folder, "compared");
    Outcome outcome = Outcome.of("compare", "--out=" + out, before.toString(), after.toString());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return new Report(out);
  }

  private static Path report(String name, String... options) throws IOException {
    String[] all = Stream.concat(Stream.of(TRAFFIC), Stream.of(options)).toArray(String[]::new);
    Generated generated = Generated.in(folder, name, all);
    Path out = folder.resolve(name + "-report");
    Outcome outcome =
        Outcome.of("analyze", "--conf=" + folder, "--out=" + out, generated.capture().toString());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return out;
  }
}
