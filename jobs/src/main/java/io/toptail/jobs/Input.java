package io.toptail.jobs;

import java.io.Serializable;
import java.net.URI;
import org.apache.flink.core.fs.Path;

/**
 * One capture to read.
 *
 * @param path as the user named it, or as found below a folder that the user named; {@code -} is
 *     standard input
 * @param uri percent-encoded (RFC 3986), so that odd file names survive; {@code -} for standard
 *     input
 * @param bytes size as stored; -1 if it is not known beforehand
 */
public record Input(String path, String uri, long bytes) implements Serializable {
  static final String STANDARD_INPUT = "-";

  /** Whether this is standard input, which can be read only once and has no path. */
  public boolean isStandardInput() {
    return uri.equals(STANDARD_INPUT);
  }

  /** For Flink's file systems; not for standard input. */
  public Path flinkPath() {
    return new Path(URI.create(uri));
  }
}
