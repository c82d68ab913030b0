package io.toptail.sink;

import io.toptail.operator.RowWriterOperator.Destination;
import io.toptail.operator.RowWriterOperator.Output;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;

/**
 * A file that an export is written to. It is written beside itself under a hidden name and renamed
 * at the end, so nobody ever sees half of it; an earlier one is replaced.
 */
public record ExportFile(String uri) implements Destination {
  private static final long serialVersionUID = 1L;

  @Override
  public Output open() throws IOException {
    Path file = new Path(uri);
    FileSystem files = file.getFileSystem();
    Path part = new Path(file.getParent(), "." + file.getName() + ".part-" + UUID.randomUUID());
    return new Part(files, part, file, files.create(part, WriteMode.NO_OVERWRITE));
  }

  /** The file while it has its hidden name. */
  private static final class Part implements Output {
    private final FileSystem files;
    private final Path part;
    private final Path file;
    private final OutputStream stream;
    private boolean committed;

    Part(FileSystem files, Path part, Path file, OutputStream stream) {
      this.files = files;
      this.part = part;
      this.file = file;
      this.stream = stream;
    }

    @Override
    public OutputStream stream() {
      return stream;
    }

    @Override
    public void commit() throws IOException {
      stream.close();
      // Not every file system renames onto a file that is there.
      if (!files.rename(part, file) && !(files.delete(file, false) && files.rename(part, file))) {
        throw new IOException("cannot rename " + part + " to " + file);
      }
      committed = true;
    }

    @Override
    public void close() throws IOException {
      if (!committed) {
        try {
          stream.close();
        } finally {
          files.delete(part, false);
        }
      }
    }
  }
}
