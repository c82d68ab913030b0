package io.toptail.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalyzeCommandTest {
  private static final Path SHIPPED = Path.of("../conf/toptail.yaml");

  @TempDir Path folder;
  private Path conf;
  private String capture;

  @BeforeEach
  void prepare() throws IOException {
    conf = Files.createDirectory(folder.resolve("conf"));
    capture = TinyCapture.write(folder.resolve("a.pcap")).toString();
  }

  @Test
  void defaultsAreTheDocumentedOnes() {
    AnalyzeOptions options = analyze().options;
    assertThat(options.inputs()).extracting(Input::path).containsExactly(capture);
    assertThat(options.top()).isEqualTo(50);
    assertThat(options.window()).isNull();
    assertThat(options.ignore().rules()).isEmpty();
    assertThat(options.owners()).isNull();
    assertThat(options.publicSuffixes()).isNull();
    assertThat(options.tlds()).isNull();
    assertThat(options.ports()).containsExactly(53);
    assertThat(options.tunnels()).isTrue();
    assertThat(options.strict()).isFalse();
    assertThat(options.parallelism()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(options.tableBytes()).isEqualTo(256L << 20);
    assertThat(options.splitBytes()).isEqualTo(16L << 20);
    assertThat(options.seriesStep()).isNull();
    assertThat(options.objectReuse()).isTrue();
    assertThat(options.runtimeMode()).isEqualTo(RuntimeExecutionMode.STREAMING);
    assertThat(options.effective())
        .containsEntry("window", "none")
        .containsEntry("memory", "256m")
        .containsEntry("color", "auto")
        .doesNotContainKey("conf");
  }

  @Test
  void everyOptionIsTakenFromTheCommandLine() throws IOException {
    Path owners = Files.createFile(folder.resolve("o.yaml"));
    AnalyzeOptions options =
        analyze(
                "--top=7",
                "--window=1h30m",
                "--ignore=*.example",
                "--ignore",
                "qtype:ANY",
                "--owners=" + owners,
                "--public-suffixes=" + owners,
                "--tlds=" + owners,
                "--port=5353,53",
                "--no-tunnels",
                "--strict",
                "--parallelism=3",
                "--memory=1g",
                "--split-size=3m",
                "--series-step=PT10S",
                "--color=always",
                "--progress=always",
                "--no-object-reuse",
                "--runtime-mode=batch")
            .options;
    assertThat(options.top()).isEqualTo(7);
    assertThat(options.window()).isEqualTo(Duration.ofMinutes(90));
    assertThat(options.ignore().rules()).containsExactly("*.example", "qtype:ANY");
    assertThat(options.owners()).isEqualTo(owners.toString());
    assertThat(options.publicSuffixes()).isEqualTo(owners.toString());
    assertThat(options.tlds()).isEqualTo(owners.toString());
    assertThat(options.ports()).containsExactly(53, 5353);
    assertThat(options.tunnels()).isFalse();
    assertThat(options.strict()).isTrue();
    assertThat(options.parallelism()).isEqualTo(3);
    assertThat(options.tableBytes()).isEqualTo(1L << 30);
    assertThat(options.splitBytes()).isEqualTo(3L << 20);
    assertThat(options.seriesStep()).isEqualTo(Duration.ofSeconds(10));
    assertThat(options.color()).isTrue();
    assertThat(options.progress()).isTrue();
    assertThat(options.objectReuse()).isFalse();
    assertThat(options.runtimeMode()).isEqualTo(RuntimeExecutionMode.BATCH);
    assertThat(options.effective())
        .containsEntry("window", "90m")
        .containsEntry("port", "53,5353")
        .containsEntry("ignore", "*.example, qtype:ANY")
        .containsEntry("tunnels", "false")
        .containsEntry("strict", "true")
        .containsEntry("object-reuse", "false");
  }

  @Test
  void everyOptionIsTakenFromTheFile() throws IOException {
    Files.createFile(conf.resolve("o.yaml"));
    yaml(
        "out: " + folder.resolve("report"),
        "top: 7",
        "window: 90s",
        "ignore:",
        "  - '*.example'",
        "  - qtype:ANY",
        "owners: o.yaml",
        "public-suffixes: o.yaml",
        "tlds: o.yaml",
        "port: [5353, 53]",
        "tunnels: false",
        "strict: true",
        "parallelism: 3",
        "memory: 1g",
        "split-size: 3m",
        "series-step: 10s",
        "color: always",
        "progress: always",
        "object-reuse: false",
        "runtime-mode: batch");
    AnalyzeOptions options = CommandRun.of("analyze", "--conf", conf.toString(), capture).options;
    assertThat(options.out()).isEqualTo(folder.resolve("report").toString());
    assertThat(options.top()).isEqualTo(7);
    assertThat(options.window()).isEqualTo(Duration.ofSeconds(90));
    assertThat(options.ignore().rules()).containsExactly("*.example", "qtype:ANY");
    assertThat(options.owners()).isEqualTo(conf.resolve("o.yaml").toString());
    assertThat(options.publicSuffixes()).isEqualTo(conf.resolve("o.yaml").toString());
    assertThat(options.tlds()).isEqualTo(conf.resolve("o.yaml").toString());
    assertThat(options.ports()).containsExactly(53, 5353);
    assertThat(options.tunnels()).isFalse();
    assertThat(options.strict()).isTrue();
    assertThat(options.parallelism()).isEqualTo(3);
    assertThat(options.tableBytes()).isEqualTo(1L << 30);
    assertThat(options.splitBytes()).isEqualTo(3L << 20);
    assertThat(options.seriesStep()).isEqualTo(Duration.ofSeconds(10));
    assertThat(options.color()).isTrue();
    assertThat(options.progress()).isTrue();
    assertThat(options.objectReuse()).isFalse();
    assertThat(options.runtimeMode()).isEqualTo(RuntimeExecutionMode.BATCH);
  }

  @Test
  void theCommandLineWins() throws IOException {
    yaml("top: 7", "strict: true", "ignore: [a.example]", "window: 10m", "owners: gone.yaml");
    AnalyzeOptions options =
        analyze("--top=8", "--no-strict", "--ignore=b.example", "--window=none", "--owners=none")
            .options;
    assertThat(options.top()).isEqualTo(8);
    assertThat(options.strict()).isFalse();
    assertThat(options.ignore().rules()).containsExactly("b.example");
    assertThat(options.window()).isNull();
    assertThat(options.owners()).isNull();
  }

  @Test
  void filesOfTheConfFolderAreUsedUnlessOthersAreNamed() throws IOException {
    Files.writeString(conf.resolve("ignore.txt"), "# ours\nz.example\n");
    Files.createFile(conf.resolve("owners.yaml"));
    AnalyzeOptions options = analyze("--ignore=a.example").options;
    assertThat(options.ignore().rules()).containsExactly("a.example", "z.example");
    assertThat(options.owners()).isEqualTo(conf.resolve("owners.yaml").toString());
    assertThat(analyze("--ignore-file=none").options.ignore().rules()).isEmpty();
  }

  @Test
  void aConfFolderThatIsSetHasToBeThere() {
    String before = System.getProperty("toptail.conf");
    Path missing = folder.resolve("missing");
    System.setProperty("toptail.conf", missing.toString());
    try {
      CommandRun run = CommandRun.of("analyze", capture);
      assertThat(run.exitCode).isEqualTo(2);
      assertThat(run.err).contains("TOPTAIL_CONF: " + missing + ": no such folder");
    } finally {
      if (before == null) {
        System.clearProperty("toptail.conf");
      } else {
        System.setProperty("toptail.conf", before);
      }
    }
  }

  @Test
  void anotherOptionsFileReplacesTheUsualOne() throws IOException {
    yaml("top: 7");
    Path other = Files.writeString(folder.resolve("other.yaml"), "window: 1h\n");
    AnalyzeOptions options = analyze("--config=" + other).options;
    assertThat(options.top()).isEqualTo(50);
    assertThat(options.window()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void theShippedFileHasEveryOptionAtItsDefault() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(SHIPPED)) {
      lines.add(line.matches("#[a-z-]+:.*") ? line.substring(1) : line);
    }
    yaml(lines.toArray(String[]::new));
    CommandRun run = CommandRun.of("analyze", "--conf", conf.toString(), capture);
    assertThat(run.err).isEmpty();
    AnalyzeOptions uncommented = run.options;
    Files.copy(
        SHIPPED, conf.resolve("toptail.yaml"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    AnalyzeOptions commented = CommandRun.of("analyze", "--conf", conf.toString(), capture).options;
    assertThat(uncommented.effective()).isEqualTo(commented.effective());
    assertThat(
            lines.stream()
                .filter(line -> line.matches("[a-z-]+:.*"))
                .map(line -> line.substring(0, line.indexOf(':')))
                .collect(Collectors.toSet()))
        .containsAll(
            commented.effective().keySet().stream()
                .filter(k -> !k.equals("object-reuse"))
                .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--top=0 | --top: '0': expected a whole number from 1 to 1000000",
        "--top=many | --top: 'many': expected a whole number",
        "--window=10 | --window: '10': expected a duration",
        "--window=0s | --window: '0s': expected a duration",
        "--window=PT0.5S | expected a duration of whole seconds",
        "--series-step=soon | --series-step: 'soon': expected a duration",
        "--memory=256 | --memory: '256': expected a size of 1m to 64g",
        "--memory=99999g | expected a size of 1m to 64g",
        "--port=0 | --port: '0': expected a whole number from 1 to 65535",
        "--port=53, | expected a whole number from 1 to 65535",
        "--parallelism=0 | --parallelism: '0': expected a whole number from 1 to 1024",
        "--color=alway | expected auto or always or never. Did you mean always?",
        "--progress=yes | --progress: 'yes': expected auto or always or never",
        "--runtime-mode=bach | expected streaming or batch. Did you mean batch?",
        "--owners=/nowhere/o.yaml | --owners: /nowhere/o.yaml: no such file",
        "--ignore-file=/ | --ignore-file: /: cannot be read: it is a folder",
        "--ignore=*x | --ignore: *x: a star stands for whole labels",
        "--config=/nowhere.yaml | /nowhere.yaml: no such file",
        "--conf=/nowhere | --conf: /nowhere: no such folder",
        "--tpo=5 | Unknown option: '--tpo=5'. Did you mean --top?",
        "--public-sufixes=x | Did you mean --public-suffixes?",
        "--no-strct | Did you mean --no-strict?",
        "--object-reus | Unknown option: '--object-reus'",
      })
  void aWrongOptionIsNamedWithWhatIsRight(String option, String message) {
    CommandRun run =
        option.startsWith("--conf=") ? CommandRun.of("analyze", option, capture) : analyze(option);
    assertThat(run.err).contains(message).contains("toptail analyze --help");
    assertThat(run.exitCode).isEqualTo(2);
    assertThat(run.options).isNull();
    assertThat(run.out).isEmpty();
  }

  @Test
  void allThatIsWrongIsNamedAtOnce() throws IOException {
    yaml("top: none", "# fine", "memory: lots");
    CommandRun run = analyze("--window=x", "--ignore=a..b", folder.resolve("gone.pcap").toString());
    assertThat(run.exitCode).isEqualTo(2);
    assertThat(run.err)
        .contains("conf/toptail.yaml:1: top: 'none': expected a whole number")
        .contains("conf/toptail.yaml:3: memory: 'lots': expected a size")
        .contains("--window: 'x'")
        .contains("--ignore: a..b: empty label")
        .contains("gone.pcap: no such file");
  }

  @Test
  void ofAnUnknownOptionTheHiddenOnesAreNoSuggestion() {
    assertThat(analyze("--no-object-reus").err).doesNotContain("Did you mean --no-object-reuse");
  }

  @Test
  void anOptionGivenTwiceIsAnError() {
    assertThat(analyze("--top=1", "--top=2").exitCode).isEqualTo(2);
  }

  @Test
  void withoutInputTheUsageIsWrong() {
    CommandRun run = CommandRun.of("analyze");
    assertThat(run.exitCode).isEqualTo(2);
    assertThat(run.err).contains("INPUT");
  }

  @Test
  void theOptionsGoToTheTasksAsTheyAre() throws Exception {
    AnalyzeOptions options = analyze("--ignore=*.example", "--window=10m").options;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(options);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      AnalyzeOptions copy = (AnalyzeOptions) in.readObject();
      assertThat(copy.inputs()).isEqualTo(options.inputs());
      assertThat(copy.ignore().rules()).isEqualTo(options.ignore().rules());
      assertThat(copy.effective()).isEqualTo(options.effective());
    }
  }

  private CommandRun analyze(String... more) {
    List<String> arguments = new ArrayList<>(List.of("analyze", "--conf", conf.toString()));
    arguments.addAll(List.of("--out", folder.resolve("report").toString()));
    arguments.addAll(List.of(more));
    arguments.add(capture);
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private void yaml(String... lines) throws IOException {
    Files.write(conf.resolve("toptail.yaml"), List.of(lines));
  }
}
