package io.toptail.detect;

/**
 * Everybody in a window of time, to compare one subject with.
 *
 * @param queries all counted queries
 * @param clients all clients with one
 * @param usual queries that 99 % of the clients do not exceed
 * @param known queries of which it is known what became of them
 * @param servfail those of them whose resolution failed
 */
public record Crowd(long queries, long clients, long usual, long known, long servfail) {}
