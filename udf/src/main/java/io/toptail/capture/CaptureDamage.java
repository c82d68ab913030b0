package io.toptail.capture;

/**
 * A place in a capture that could not be read.
 *
 * @param offset of the first damaged byte, in the uncompressed capture
 * @param length of the damage in uncompressed bytes; -1 if it cannot be known
 * @param reason what is wrong there, in words for the operator
 */
public record CaptureDamage(long offset, long length, String reason) {}
