package io.toptail.report;

/**
 * Names of the tail that look alike, or those below one suffix that the same thing explains.
 *
 * @param template with tokens for what varies, such as {@code ‹num:4›}
 * @param example the name asked most often; of several the first
 * @param explanation a detector's id, {@code unexplained}, or why nothing is wrong
 * @param severity info, low, medium or high; empty if it is no mistake
 * @param meant what was probably meant; mostly empty
 * @param types the types asked for
 * @param outcomes what became of the queries, {@code NXDOMAIN 12 · answered 3}; empty if unknown
 * @param who can end it; empty if it is no mistake
 * @param fix how
 */
public record TailRow(
    String lane,
    String template,
    String example,
    long names,
    long queries,
    long clients,
    boolean clientsEstimated,
    long firstSeenNanos,
    long lastSeenNanos,
    String explanation,
    long score,
    String severity,
    String meant,
    String types,
    String outcomes,
    String who,
    String fix) {}
