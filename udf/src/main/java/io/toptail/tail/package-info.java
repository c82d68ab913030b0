/**
 * The long tail: names asked a few times, grouped by what they look like within their domain, and
 * explained; groups that are alike are put together across domains, and ranked by lane.
 *
 * <p>In: the merged names of a partition ({@code TailSummary}). Out: rows of groups; and later,
 * from the rows of all partitions, the rows of a report ({@code TailFew}, {@code TailOrder}, {@code
 * TailRowMaker}). Next: {@code rollup}.
 */
package io.toptail.tail;
