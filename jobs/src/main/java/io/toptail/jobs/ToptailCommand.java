package io.toptail.jobs;

import io.toptail.jobs.generate.GenerateCommand;
import io.toptail.name.Nearest;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.util.ExceptionUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code toptail}: the one command that everything starts from. */
@Command(
    name = "toptail",
    description = "The top and the tail of DNS traffic: what is asked most, and what is broken.",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = CommandLine.HelpCommand.class)
public final class ToptailCommand {
  private static final String TRACE = "TOPTAIL_TRACE";

  private ToptailCommand() {}

  /**
   * The command line, ready to execute.
   *
   * @param analysis what {@code analyze} runs
   * @param export what {@code messages} runs
   * @param out takes what was asked for
   * @param err takes warnings, errors and progress
   */
  public static CommandLine create(
      Analysis analysis, Export export, PrintStream out, PrintStream err) {
    CommandLine toptail = new CommandLine(new ToptailCommand());
    toptail.addSubcommand(new AnalyzeCommand(analysis, new CaptureContent(), out, err));
    toptail.addSubcommand(new MessagesCommand(export, new CaptureContent(), out, err));
    toptail.addSubcommand(new CompareCommand(out, err));
    toptail.addSubcommand(new GenerateCommand());
    toptail.addSubcommand(new DetectorsCommand(out));
    toptail.setOut(new PrintWriter(out, true));
    toptail.setErr(new PrintWriter(err, true));
    toptail.setParameterExceptionHandler(ToptailCommand::wrongUsage);
    toptail.setExecutionExceptionHandler(ToptailCommand::failed);
    return toptail;
  }

  private static int wrongUsage(ParameterException e, String[] arguments) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("toptail: " + PlainText.of(e.getMessage()) + suggestion(e));
    err.println("See: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    err.flush();
    return ExitCode.USAGE;
  }

  private static String suggestion(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return "";
    }
    String word = unmatched.getUnmatched().get(0).split("=", 2)[0];
    CommandLine command = e.getCommandLine();
    List<String> known = new ArrayList<>(command.getSubcommands().keySet());
    for (OptionSpec option : command.getCommandSpec().options()) {
      if (!option.hidden()) {
        known.addAll(List.of(option.names()));
        if (option.negatable()) {
          known.add("--no-" + option.longestName().substring(2));
        }
      }
    }
    return "." + Nearest.question(word, known);
  }

  private static final String OUT_OF_MEMORY =
      "out of memory; give it more heap (TOPTAIL_HEAP=4g; on a cluster"
          + " taskmanager.memory.process.size), or lower --memory or --parallelism";

  private static int failed(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    boolean outOfMemory = ExceptionUtils.findThrowable(e, OutOfMemoryError.class).isPresent();
    err.println("toptail: failed: " + (outOfMemory ? OUT_OF_MEMORY : causes(e)));
    if (System.getenv(TRACE) == null) {
      err.println("For the stack trace, run it again with " + TRACE + "=1 in the environment.");
    } else {
      e.printStackTrace(err);
    }
    err.flush();
    return ExitCode.SOFTWARE;
  }

  /** The messages from the outside in; one that only repeats its cause's is enough. */
  private static String causes(Throwable e) {
    List<String> messages = new ArrayList<>();
    for (Throwable cause = e; cause != null && messages.size() < 8; cause = cause.getCause()) {
      String message = cause.getMessage();
      message = message == null ? cause.getClass().getSimpleName() : PlainText.of(message);
      if (messages.isEmpty() || !messages.get(messages.size() - 1).contains(message)) {
        messages.add(message);
      }
    }
    return String.join(": ", messages);
  }
}
