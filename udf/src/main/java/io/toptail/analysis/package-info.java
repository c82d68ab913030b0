/**
 * The three steps of an analysis: packets to tallies ({@code PacketTally}; {@code FlowTally} for
 * those that mean something only with others of their flow), tallies merged and rolled up by name
 * ({@code NameRollup}), and what is left ranked into a report ({@code ReportAssembler}).
 *
 * <p>In: batches of packets. Between the steps: blocks of rows. Out: an {@code AnalysisReport}.
 * Does not know Flink: any of the steps may run as many times in parallel as partitions exist.
 * Next: {@code serde}.
 */
package io.toptail.analysis;
