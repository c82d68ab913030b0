/**
 * Captures: the containers in which packets are stored.
 *
 * <p>In: the bytes of a file or stream. Out: {@link io.toptail.capture.PacketBatch}, about 1 MiB of
 * whole packets with an index, and {@link io.toptail.capture.CaptureDamage} for what could not be
 * read. Knows containers, not protocols. Next: {@code packet}.
 *
 * <p>{@link io.toptail.capture.Captures} sniffs the {@code Compression} and the container and opens
 * a reader. A {@code SequentialReader} moves bytes into batches and asks a {@code RecordFinder} of
 * the format where the records are.
 */
package io.toptail.capture;
