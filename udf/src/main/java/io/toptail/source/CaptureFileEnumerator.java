package io.toptail.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.enumerate.FileEnumerator;
import org.apache.flink.core.fs.Path;

/** Makes one split of each listed file; the files were found and looked at before the job began. */
final class CaptureFileEnumerator implements FileEnumerator {
  private final List<CaptureFile> files;

  CaptureFileEnumerator(List<CaptureFile> files) {
    this.files = files;
  }

  @Override
  public Collection<FileSourceSplit> enumerateSplits(Path[] paths, int minDesiredSplits) {
    List<FileSourceSplit> splits = new ArrayList<>(files.size());
    for (CaptureFile file : files) {
      String id = String.format("%010d", splits.size());
      Path path = new Path(file.uri());
      splits.add(new FileSourceSplit(id, path, 0, file.bytes(), 0, file.bytes()));
    }
    return splits;
  }

  /** Makes the enumerator on the JobManager. */
  record Provider(List<CaptureFile> files) implements FileEnumerator.Provider {
    private static final long serialVersionUID = 1L;

    @Override
    public FileEnumerator create() {
      return new CaptureFileEnumerator(files);
    }
  }
}
