package io.toptail.jobs;

/** The program: runs the command line and ends with its exit code. */
public final class Toptail {
  private Toptail() {}

  /** See {@code toptail --help}. */
  public static void main(String[] arguments) {
    int code =
        ToptailCommand.create(new AnalyzeJob(), new MessagesJob(), System.out, System.err)
            .execute(arguments);
    if (code != ExitCodes.DONE) {
      System.exit(code);
    }
  }
}
