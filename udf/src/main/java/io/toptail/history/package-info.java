/**
 * What each client asked and was answered, in the order of time.
 *
 * <p>In: the facts of every counted message ({@code MessageEvent}); packets do not come here. They
 * travel in blocks ({@code EventBlock}) to the partition of their client, where they are collected
 * ({@code PartitionedEvents}) and sorted by client and time ({@code EventSorter}) within a bound on
 * memory. Out: transactions, that is queries with what became of them ({@code TransactionJoin}),
 * shown to the detectors' watches client by client ({@code ClientHistory}). Next: {@code report}.
 */
package io.toptail.history;
