package io.toptail.jobs.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One file read by several tasks gives the report of one task, also if readers were deceived. */
class SplittingIT {
  private static final String AGAIN = "reading again";

  @TempDir static Path shared;
  private static Path healthy;

  @TempDir Path folder;

  @BeforeAll
  static void generate() throws IOException {
    healthy =
        Generated.in(
                shared,
                "a",
                "--queries=30000",
                "--names=4000",
                "--clients=300",
                "--responses",
                "--malformed=0.01")
            .capture();
    assertThat(Files.size(healthy)).isGreaterThan(3 << 20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"streaming", "batch"})
  void theReportIsTheSame(String mode) throws IOException {
    assertThat(compare(healthy, "--runtime-mode=" + mode, "--window=1m")).doesNotContain(AGAIN);
  }

  @Test
  void soAreTheDamagesAlsoWhereSplitsMeet() throws IOException {
    byte[] bytes = Files.readAllBytes(healthy);
    int piece = bytes.length / (bytes.length >> 20);
    Arrays.fill(bytes, piece - 5_000, piece + 300_000, (byte) 0);
    Arrays.fill(bytes, 2 * piece - 20_000, 2 * piece - 10_000, (byte) 0xFF);
    compare(Files.write(folder.resolve("damaged.pcap"), bytes));
    assertThat(new Report(folder.resolve("many")).manifest().get("damages")).hasSize(2);
  }

  @Test
  void readersThatAreDeceivedReadAgain() throws IOException {
    assertThat(compare(Files.write(folder.resolve("fakes.pcap"), fakes()))).contains(AGAIN);
  }

  /** What both runs wrote must be alike; returns the messages of the one with several tasks. */
  private String compare(Path capture, String... options) throws IOException {
    Path one = folder.resolve("one");
    Path many = folder.resolve("many");
    Outcome inOrder = analyze(capture, one, "--parallelism=1", options);
    Outcome split = analyze(capture, many, "--parallelism=3", options);
    assertThat(inOrder.err()).doesNotContain(AGAIN);
    assertThat(split.exitCode()).as(split.err()).isEqualTo(inOrder.exitCode()).isZero();
    assertThat(results(many)).isNotEmpty().isEqualTo(results(one));
    assertThat(new Report(many).manifest().get("inputs"))
        .isEqualTo(new Report(one).manifest().get("inputs"));
    assertThat(new Report(many).manifest().get("damages"))
        .isEqualTo(new Report(one).manifest().get("damages"));
    return split.err();
  }

  private Outcome analyze(Path capture, Path out, String tasks, String... options)
      throws IOException {
    Stream<String> ours =
        Stream.of(
            "analyze", "--conf=" + folder, "--out=" + out, "--split-size=1m", tasks, "" + capture);
    return Outcome.of(Stream.concat(ours, Stream.of(options)).toArray(String[]::new));
  }

  /** All files but those that name the options of the run. */
  private static Map<String, String> results(Path out) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(out)) {
      files
          .filter(file -> !file.endsWith("manifest.json") && !file.endsWith("report.html"))
          .forEach(file -> texts.put(file.getFileName().toString(), read(file)));
    }
    return texts;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Queries, and between them packets that are full of whole record headers. */
  private static byte[] fakes() throws IOException {
    byte[] queries = Files.readAllBytes(healthy);
    int first = 24 + 16 + ByteBuffer.wrap(queries, 32, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    byte[] record = Arrays.copyOfRange(queries, 24, first);
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    for (int i = 0; i < 1_000; i++) {
      payload.write(record, 0, 16);
      payload.writeBytes(new byte[record.length - 16]);
    }
    ByteBuffer header = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    header.put(record, 0, 8).putInt(payload.size()).putInt(payload.size());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(queries, 0, first);
    while (file.size() < 4 << 20) {
      file.writeBytes(header.array());
      file.writeBytes(payload.toByteArray());
      file.write(queries, 24, first - 24);
    }
    return file.toByteArray();
  }
}
