package io.toptail.report;

/**
 * A name in which a detector found something, over all clients.
 *
 * @param clients how many asked for it; 0 if that was not counted
 * @param evidenceFile holds the first packet with it, whose time is that of the first query
 */
public record MistakenName(
    String detector,
    String severity,
    String name,
    long queries,
    long clients,
    boolean clientsEstimated,
    long firstSeenNanos,
    long lastSeenNanos,
    String evidenceFile) {}
