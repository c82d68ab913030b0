package io.toptail.source;

import java.io.Serializable;
import java.util.List;

/**
 * A file to read.
 *
 * @param uri as Flink's file systems open it
 * @param bytes size as stored; 0 if it is not known, as of a pipe
 * @param borders offsets, ascending, between 0 and {@code bytes}, at which it is split; the size
 *     must be known if there are any
 */
public record CaptureFile(String uri, long bytes, List<Long> borders) implements Serializable {
  /** A file that is read as one. */
  public CaptureFile(String uri, long bytes) {
    this(uri, bytes, List.of());
  }
}
