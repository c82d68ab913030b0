/**
 * The second step of an analysis: rows of one partition merged and summed up by name, domain, TLD,
 * owner and so on ({@code NameRollup}), with what names, domains and servers show when all is known
 * of them; and the history of each client looked at in the order of time ({@code HistoryTally}).
 *
 * <p>In: blocks of rows and of events. Out: blocks of rows that are complete, or sums. One for each
 * partition. Next: {@code assembly}.
 */
package io.toptail.rollup;
