package io.toptail.jobs;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * One execution of the command line with everything that it said; analysis and export only note.
 */
final class CommandRun implements Analysis {
  int exitCode;
  AnalyzeOptions options;
  MessagesOptions messages;
  String out;
  String err;
  private int result;
  private Exception failure;

  static CommandRun of(String... arguments) {
    return new CommandRun().run(arguments);
  }

  static CommandRun ofResult(int result, String... arguments) {
    CommandRun run = new CommandRun();
    run.result = result;
    return run.run(arguments);
  }

  static CommandRun ofFailure(Exception failure, String... arguments) {
    CommandRun run = new CommandRun();
    run.failure = failure;
    return run.run(arguments);
  }

  @Override
  public int run(AnalyzeOptions options, PrintStream out, PrintStream err) throws Exception {
    this.options = options;
    out.println("the report");
    if (failure != null) {
      throw failure;
    }
    return result;
  }

  private int export(MessagesOptions options, PrintStream out, PrintStream err) {
    messages = options;
    return result;
  }

  private CommandRun run(String... arguments) {
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    exitCode =
        ToptailCommand.create(
                this,
                this::export,
                new PrintStream(outBytes, true, StandardCharsets.UTF_8),
                new PrintStream(errBytes, true, StandardCharsets.UTF_8))
            .execute(arguments);
    out = outBytes.toString(StandardCharsets.UTF_8);
    err = errBytes.toString(StandardCharsets.UTF_8);
    return this;
  }
}
