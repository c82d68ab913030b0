/**
 * The first step of an analysis: packets to tallies, combined before anything is moved ({@code
 * PacketTally}; {@code FlowTally} for those that mean something only with others of their flow);
 * and packets to rows of messages, the same two ways ({@code MessageExport}, {@code FlowExport}).
 *
 * <p>In: batches of packets. Out: blocks of rows and of events, each for the partition that
 * completes it. Any number may run in parallel. Next: {@code tail}, {@code rollup}.
 */
package io.toptail.combine;
