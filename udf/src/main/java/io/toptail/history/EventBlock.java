package io.toptail.history;

/**
 * Events of messages in one byte array: what moves between tasks. Immutable by convention: whoever
 * receives a block may read it, nobody writes.
 *
 * @param partition which of the receivers it is for, from 0
 * @param bytes the events, read with {@link EventBlockReader}
 * @param length octets used of {@code bytes}
 */
public record EventBlock(int partition, byte[] bytes, int length) {}
