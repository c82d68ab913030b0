package io.toptail.report;

import java.io.IOException;

/** A folder is no report, or a file of it does not hold what it should: which, where and why. */
public final class ReportFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  ReportFormatException(String message) {
    super(message);
  }

  ReportFormatException(String file, long line, String what) {
    super(file + ", line " + line + ": " + what);
  }
}
