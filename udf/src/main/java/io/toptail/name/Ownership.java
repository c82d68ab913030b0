package io.toptail.name;

/**
 * Whom a name serves and who carries it. Immutable; one object is shared by all names that the same
 * suffix decides.
 *
 * @param owner whom the name serves, for instance {@code Meta (Facebook)}, or the registrable
 *     domain of a carrier's customer whom the list does not know
 * @param category key of one of {@link Owners#categories()}
 * @param carrier who carries the traffic for the owner, for instance {@code Akamai}; empty if the
 *     name does not show one
 * @param matched the suffix of the name that decided, in presentation form
 */
public record Ownership(String owner, String category, String carrier, String matched) {}
