package io.toptail.jobs;

/**
 * The program: runs the command line and ends with its exit code.
 *
 * <p>In a machine of its own it does not wait for threads that are left: Flink's fetchers may wait
 * for ever once their work is done (FLINK-40660). Submitted to a cluster, what submits it ends.
 */
public final class Toptail {
  private Toptail() {}

  /** See {@code toptail --help}. */
  public static void main(String[] arguments) {
    int code =
        ToptailCommand.create(new AnalyzeJob(), new MessagesJob(), System.out, System.err)
            .execute(arguments);
    if (code != ExitCodes.DONE || isOwnMachine()) {
      System.exit(code);
    }
  }

  /** Whether the program runs by itself, and not as a part of what submits it to a cluster. */
  static boolean isOwnMachine() {
    return Toptail.class.getClassLoader() == ClassLoader.getSystemClassLoader();
  }
}
