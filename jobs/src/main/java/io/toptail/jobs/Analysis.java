package io.toptail.jobs;

import java.io.PrintStream;

/** What {@code analyze} does once its options and inputs are known to be good. */
@FunctionalInterface
public interface Analysis {
  /**
   * Analyzes the inputs and writes the report.
   *
   * @param out takes the report as text
   * @param err takes progress and warnings
   * @return the exit code: 0 done, 1 failed, 3 done with {@code strict} and damaged input, 4 no DNS
   * @throws Exception with a message that says what failed and where; exit 1
   */
  int run(AnalyzeOptions options, PrintStream out, PrintStream err) throws Exception;
}
