package io.toptail.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.export.ExportFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesCommandTest {
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
    MessagesOptions options = messages().messages;
    assertThat(options.inputs()).extracting(Input::path).containsExactly(capture);
    assertThat(options.format()).isEqualTo(ExportFormat.TSV);
    assertThat(options.out()).isNull();
    assertThat(options.orderedByTime()).isFalse();
    assertThat(options.malformed()).isFalse();
    assertThat(options.ports()).containsExactly(53);
    assertThat(options.tunnels()).isTrue();
    assertThat(options.strict()).isFalse();
    assertThat(options.parallelism()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(options.sortBytes()).isEqualTo(256L << 20);
    assertThat(options.runtimeMode()).isEqualTo(RuntimeExecutionMode.STREAMING);
  }

  @Test
  void everyOptionIsTakenFromTheCommandLine() {
    String out = folder.resolve("m.parquet").toString();
    MessagesOptions options =
        messages(
                "--format=parquet",
                "--out=" + out,
                "--order=time",
                "--malformed",
                "--port=5353,53",
                "--no-tunnels",
                "--strict",
                "--parallelism=3",
                "--memory=1m",
                "--progress=always",
                "--runtime-mode=batch",
                "--from=2026-01-01",
                "--client=192.0.2.0/24,2001:db8::/32",
                "--name=/^a{1,3}\\.com$/",
                "--sample=1/10")
            .messages;
    assertThat(options.format()).isEqualTo(ExportFormat.PARQUET);
    assertThat(options.out()).isEqualTo(out);
    assertThat(options.orderedByTime()).isTrue();
    assertThat(options.malformed()).isTrue();
    assertThat(options.ports()).containsExactly(53, 5353);
    assertThat(options.tunnels()).isFalse();
    assertThat(options.strict()).isTrue();
    assertThat(options.parallelism()).isEqualTo(3);
    assertThat(options.sortBytes()).isEqualTo(1L << 20);
    assertThat(options.progress()).isTrue();
    assertThat(options.runtimeMode()).isEqualTo(RuntimeExecutionMode.BATCH);
    assertThat(options.filter()).isNotNull();
  }

  @Test
  void theFileOfAnalyzeHoldsItsOptionsToo() throws IOException {
    yaml(
        "top: 7",
        "out: a-report",
        "port: 5353",
        "strict: true",
        "qtype: [A, AAAA]",
        "from: 2026-01-01T00:00:00Z",
        "sample: 1/5");
    CommandRun run = messages();
    assertThat(run.err).isEmpty();
    assertThat(run.messages.out()).isNull();
    assertThat(run.messages.ports()).containsExactly(5353);
    assertThat(run.messages.strict()).isTrue();
    assertThat(messages("--no-strict", "--port=53").messages.strict()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--format=xml | --format: 'xml': expected tsv or csv or jsonl or parquet",
        "--format=parquet | --format: parquet is no text; name a file with --out",
        "--order=size | --order: 'size': expected input or time",
        "--out=/ | --out: /: a folder",
        "--out=/nowhere/m.tsv | --out: /nowhere/m.tsv: not in a folder that you may write to",
        "--out=/dev/null | not in a folder that you may write to, not a file",
        "--memory=1k | --memory: '1k': expected a size",
        "--top=5 | Unknown option: '--top=5'",
        "--formt=csv | Did you mean --format?",
      })
  void aWrongOptionIsNamedWithWhatIsRight(String option, String message) {
    CommandRun run = messages(option);
    assertThat(run.exitCode).isEqualTo(2);
    assertThat(run.messages).isNull();
    assertThat(message.split(", ")).anySatisfy(part -> assertThat(run.err).contains(part));
    assertThat(run.err).contains("toptail messages --help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"analyze", "messages"})
  void aWrongFilterIsNamedByBothCommands(String command) {
    CommandRun run =
        run(
            command,
            "--from=soon",
            "--client=www.example.com",
            "--name=192.0.2.1",
            "--qtype=A,NOPE",
            "--rcode=4096",
            "--sample=10");
    assertThat(run.exitCode).isEqualTo(2);
    assertThat(run.err)
        .contains("--from: 'soon': expected a time")
        .contains("--client: 'www.example.com': expected an address")
        .contains("--name: '192.0.2.1': expected a name")
        .contains("--qtype: 'NOPE'")
        .contains("--rcode: '4096'")
        .contains("--sample: '10': expected one client in so many");
    assertThat(run(command, "--queries-only", "--responses-only").err).contains("leave nothing");
    assertThat(run(command, "--from=2026-01-02", "--to=2026-01-01").exitCode).isEqualTo(2);
  }

  @Test
  void anInputIsNeverWrittenTo() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of(capture));
    for (String out : List.of(capture, link.toString())) {
      CommandRun run = messages("--out=" + out);
      assertThat(run.exitCode).isEqualTo(2);
      assertThat(run.err).contains("one of the inputs");
    }
  }

  @Test
  void theOptionsGoToTheTasksAsTheyAre() throws Exception {
    MessagesOptions options = messages("--name=*.example", "--sample=1/2").messages;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(options);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(((MessagesOptions) in.readObject()).inputs()).isEqualTo(options.inputs());
    }
  }

  private CommandRun messages(String... more) {
    return run("messages", more);
  }

  private CommandRun run(String command, String... more) {
    List<String> arguments = new ArrayList<>(List.of(command, "--conf", conf.toString()));
    arguments.addAll(List.of(more));
    arguments.add(capture);
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private void yaml(String... lines) throws IOException {
    Files.write(conf.resolve("toptail.yaml"), List.of(lines));
  }
}
