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

  /**
   * Writes all files of the report.
   *
   * @throws IOException if that failed; the folder is then as it was, or the message says where
   */
  public void write(AnalysisReport report) throws IOException {
    write(opener -> ReportFiles.write(report, opener));
  }

  /** What is in the folder. */
  @FunctionalInterface
  public interface Content {
    /** Writes every file into a new one that the opener gives. */
    void write(ReportFiles.FileOpener opener) throws IOException;
  }

  /**
   * Writes all files of something else that goes into a folder.
   *
   * @throws IOException as {@link #write(AnalysisReport)}
   */
  public void write(Content content) throws IOException {
    Path folder = new Path(uri);
    write(content, folder.getFileSystem(), folder);
  }

  static void write(AnalysisReport report, FileSystem files, Path folder) throws IOException {
    write(opener -> ReportFiles.write(report, opener), files, folder);
  }

  private static void write(Content content, FileSystem files, Path folder) throws IOException {
    String unique = UUID.randomUUID().toString();
    Path part = beside(folder, "part-" + unique);
    Path old = beside(folder, "old-" + unique);
    try {
      files.mkdirs(part);
      content.write(name -> files.create(new Path(part, name), WriteMode.NO_OVERWRITE));
      exchange(files, part, folder, old);
    } catch (IOException | RuntimeException | Error e) {
      delete(files, part, e);
      throw e;
    }
    files.delete(old, true);
  }

  /** Hidden from listings, in the same folder, so that renaming does not copy. */
  private static Path beside(Path folder, String suffix) {
    return new Path(folder.getParent(), "." + folder.getName() + "." + suffix);
  }

  private static void exchange(FileSystem files, Path part, Path folder, Path old)
      throws IOException {
    boolean replace = files.exists(folder);
    if (replace) {
      rename(files, folder, old);
    }
    try {
      rename(files, part, folder);
    } catch (IOException | RuntimeException e) {
      if (replace) {
        putBack(files, old, folder, e);
      }
      throw e;
    }
  }

  private static void rename(FileSystem files, Path from, Path to) throws IOException {
    if (!files.rename(from, to)) {
      throw new IOException("cannot rename " + from + " to " + to);
    }
  }

  private static void putBack(FileSystem files, Path old, Path folder, Exception cause) {
    try {
      rename(files, old, folder);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private static void delete(FileSystem files, Path part, Throwable cause) {
    try {
      files.delete(part, true);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
