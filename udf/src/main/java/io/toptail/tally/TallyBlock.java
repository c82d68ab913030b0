package io.toptail.tally;

/**
 * Rows of tallies in one byte array: what moves between tasks, so that a million rows cost a few
 * hundred records. Immutable by convention: whoever receives a block may read it, nobody writes.
 *
 * @param partition which of the receivers it is for, from 0
 * @param bytes the rows, read with {@link TallyRow}
 * @param length octets used of {@code bytes}
 */
public record TallyBlock(int partition, byte[] bytes, int length) {}
