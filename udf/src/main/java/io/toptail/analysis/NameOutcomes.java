package io.toptail.analysis;

/**
 * What became of the queries for each name of a roll-up. Of a name that says nothing all numbers
 * are 0; rules that need responses then do not apply to it.
 */
@FunctionalInterface
interface NameOutcomes {
  /** For captures whose responses are not joined with their queries. */
  NameOutcomes UNKNOWN = (name, outcome) -> 0;

  /**
   * Queries for a name with an outcome.
   *
   * @param name an entry of kind {@link RowKind#NAME} in the table that is summed up
   */
  long queries(int name, Outcome outcome);
}
