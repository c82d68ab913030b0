package io.toptail.sink;

import io.toptail.report.AnalysisReport;
import io.toptail.report.ReportFiles;
import java.io.IOException;
import java.io.Serializable;
import java.util.UUID;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;

/**
 * A folder that a report is written to. The files are written beside it under a hidden name and the
 * folder is exchanged by renaming, so nobody ever sees half a report; a second write replaces the
 * first.
 */
public record ReportFolder(String uri) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Writes all files of the report. */
  public void write(AnalysisReport report) throws IOException {
    Path folder = new Path(uri);
    FileSystem files = folder.getFileSystem();
    String unique = UUID.randomUUID().toString();
    Path part = folder.suffix(".part-" + unique);
    Path old = folder.suffix(".old-" + unique);
    try {
      files.mkdirs(part);
      ReportFiles.write(report, name -> files.create(new Path(part, name), WriteMode.NO_OVERWRITE));
      boolean replace = files.exists(folder);
      if (replace) {
        rename(files, folder, old);
      }
      rename(files, part, folder);
      if (replace) {
        files.delete(old, true);
      }
    } finally {
      if (files.exists(part)) {
        files.delete(part, true);
      }
    }
  }

  private static void rename(FileSystem files, Path from, Path to) throws IOException {
    if (!files.rename(from, to)) {
      throw new IOException("cannot rename " + from + " to " + to);
    }
  }
}
