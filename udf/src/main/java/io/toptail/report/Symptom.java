package io.toptail.report;

/**
 * What one detector found at one client.
 *
 * @param queries queries, responses or unreadable payloads, whatever the detector looks at
 * @param overlaps whether these queries may be those of other symptoms too, because they show a
 *     habit or a response and no class of their own
 * @param names distinct names asked for; 0 where there is no question
 * @param exampleName the name asked most, of several the first in the order of octets; empty
 *     without names
 * @param evidenceFile holds the first packet with the example, or with the symptom if it has no
 *     name
 * @param evidenceNanos the time of that packet
 */
public record Symptom(
    String detector,
    String severity,
    String title,
    long queries,
    boolean overlaps,
    long names,
    long firstSeenNanos,
    long lastSeenNanos,
    String exampleName,
    String evidenceFile,
    long evidenceNanos,
    Advice advice) {}
