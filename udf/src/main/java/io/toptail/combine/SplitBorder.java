package io.toptail.combine;

import java.io.Serializable;

/**
 * A border between two splits of a file at which their readers did not meet, or did not agree.
 *
 * @param file its number
 * @param offset of the border
 * @param ofAll whether all borders of the file are in doubt: what the second reader took for
 *     granted is not what the first one found, so others may have been wrong in the same way
 */
public record SplitBorder(int file, long offset, boolean ofAll) implements Serializable {}
