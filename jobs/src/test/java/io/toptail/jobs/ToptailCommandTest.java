package io.toptail.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class ToptailCommandTest {
  @TempDir Path folder;
  private String[] good;

  @BeforeEach
  void prepare() throws IOException {
    String capture = TinyCapture.write(folder.resolve("a.pcap")).toString();
    String out = folder.resolve("report").toString();
    good = new String[] {"analyze", "--conf=" + folder, "--out=" + out, capture};
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4})
  void theAnalysisDecidesTheExitCode(int code) {
    CommandRun run = CommandRun.ofResult(code, good);
    assertThat(run.exitCode).isEqualTo(code);
    assertThat(run.out).isEqualTo("the report" + System.lineSeparator());
    assertThat(run.err).isEmpty();
  }

  @Test
  void aFailureIsTheExitCode1WithItsCauses() {
    Exception failure = new IOException("disk\u001b[2J full", new IllegalStateException("inner"));
    CommandRun run = CommandRun.ofFailure(failure, good);
    assertThat(run.exitCode).isEqualTo(1);
    assertThat(run.err)
        .contains("toptail: failed: disk\\u001b[2J full: inner")
        .contains("TOPTAIL_TRACE=1")
        .doesNotContain("\tat ");
  }

  @Test
  void badInputIsTheExitCode2AndNothingRuns() throws IOException {
    Files.createFile(Files.createDirectory(folder.resolve("mine")).resolve("thesis.tex"));
    String gone = folder.resolve("gone\u0007.pcap").toString();
    CommandRun run =
        CommandRun.of("analyze", "--conf=" + folder, "--out=" + folder + "/mine", gone);
    assertThat(run.exitCode).isEqualTo(2);
    assertThat(run.options).isNull();
    assertThat(run.err)
        .contains("gone\\u0007.pcap: no such file")
        .contains("mine: exists and is not a report of toptail")
        .contains("Nothing was analyzed.");
  }

  @Test
  void warningsAreShownAndTheAnalysisRuns() {
    String[] twice = {"analyze", good[1], good[2], good[3], good[3]};
    CommandRun run = CommandRun.of(twice);
    assertThat(run.exitCode).isZero();
    assertThat(run.err).startsWith("toptail: read once only: ").contains("was given twice");
    assertThat(run.options.inputs()).hasSize(1);
  }

  @Test
  void ofManyWarningsTheFirstAreShownAndTheRestCounted() throws IOException {
    for (int i = 10; i < 50; i++) {
      Files.writeString(folder.resolve("note" + i), "no packets");
    }
    CommandRun run = CommandRun.of("analyze", good[1], good[2], folder.toString());
    assertThat(run.exitCode).isZero();
    assertThat(run.err.lines()).hasSize(10);
    assertThat(run.err).contains("note18").contains("and 31 more files").doesNotContain("note19");
  }

  @Test
  void standardInputIsAnInput() {
    CommandRun run = CommandRun.of("analyze", good[1], good[2], "-");
    assertThat(run.exitCode).isZero();
    assertThat(run.options.inputs()).containsExactly(new Input("-", "-", -1));
  }

  @Test
  void helpNamesEveryOptionItsDefaultAndTheExitCodes() {
    CommandRun run = CommandRun.of("analyze", "--help");
    assertThat(run.exitCode).isZero();
    CommandLine analyze =
        ToptailCommand.create(
                (options, out, err) -> 0, (options, out, err) -> 0, System.out, System.err)
            .getSubcommands()
            .get("analyze");
    for (OptionSpec option : analyze.getCommandSpec().options()) {
      if (!option.hidden()) {
        assertThat(run.out).contains(option.longestName().substring(2));
        assertThat(String.join("", option.description()))
            .as(option.longestName())
            .matches(".*(default: |exit\\.|information).*");
      }
    }
    assertThat(run.out)
        .contains("(default: toptail-report)", "(default: 50)", "1m to 64g", "Exit codes:", "INPUT")
        .doesNotContain("object-reuse")
        .doesNotContain("DEFAULT-VALUE");
  }

  @Test
  void helpForACommandIsAlsoACommand() {
    CommandRun run = CommandRun.of("help", "analyze");
    assertThat(run.exitCode).isZero();
    assertThat(run.out).contains("--series-step");
  }

  @Test
  void versionsAreSaid() {
    CommandRun run = CommandRun.of("--version");
    assertThat(run.exitCode).isZero();
    assertThat(run.out).startsWith("toptail ").contains("Flink 2.3.0, Java 1");
  }

  @Test
  void aMistypedCommandIsSuggested() {
    CommandRun run = CommandRun.of("analyse", "x.pcap");
    assertThat(run.exitCode).isEqualTo(2);
    assertThat(run.err).contains("Did you mean analyze?").contains("See: toptail --help");
  }

  @Test
  void withoutACommandTheUsageIsWrong() {
    assertThat(CommandRun.of().exitCode).isEqualTo(2);
  }
}
