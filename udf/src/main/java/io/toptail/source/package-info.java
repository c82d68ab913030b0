/**
 * Captures as a Flink source: the pieces that {@code FileSource} is given.
 *
 * <p>In: the list of files, which {@link io.toptail.source.SplitPlan} divides into splits. Out:
 * batches of whole packets from a bounded pool, each with the position at which reading goes on.
 * Next: {@code operator}.
 */
package io.toptail.source;
