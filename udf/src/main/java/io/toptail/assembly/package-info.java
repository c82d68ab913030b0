/**
 * The last step of an analysis: the rows of all partitions, in order, as a report ({@code
 * ReportAssembler}); one small assembler for each part of it.
 *
 * <p>In: blocks of rows that are complete, or sums. Out: an {@code AnalysisReport}. Does not know
 * Flink, as all steps. One for the whole analysis. Next: {@code serde}.
 */
package io.toptail.assembly;
