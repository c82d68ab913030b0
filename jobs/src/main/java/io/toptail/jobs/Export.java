package io.toptail.jobs;

import java.io.PrintStream;

/** What {@code messages} does once its options and inputs are known to be good. */
@FunctionalInterface
public interface Export {
  /**
   * Writes a row for each message of the inputs.
   *
   * @param out takes the rows, unless the options name a file
   * @param err takes progress, warnings and the account of all packets
   * @return the exit code: 0 done, 1 failed, 3 done with {@code strict} and damaged input, 4 no DNS
   * @throws Exception with a message that says what failed and where; exit 1
   */
  int run(MessagesOptions options, PrintStream out, PrintStream err) throws Exception;
}
