package io.toptail.source;

import java.io.Serializable;

/**
 * A file to read.
 *
 * @param uri as Flink's file systems open it
 * @param bytes size as stored; 0 if it is not known, as of a pipe
 */
public record CaptureFile(String uri, long bytes) implements Serializable {}
