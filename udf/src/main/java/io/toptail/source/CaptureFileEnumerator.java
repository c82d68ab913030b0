package io.toptail.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.enumerate.FileEnumerator;
import org.apache.flink.core.fs.Path;

/**
 * Makes the splits of each listed file, as its borders say; the files were found and looked at
 * before the job began.
 */
final class CaptureFileEnumerator implements FileEnumerator {
  private final List<CaptureFile> files;

  CaptureFileEnumerator(List<CaptureFile> files) {
    this.files = files;
  }

  @Override
  public Collection<FileSourceSplit> enumerateSplits(Path[] paths, int minDesiredSplits) {
    List<FileSourceSplit> splits = new ArrayList<>(files.size());
    for (CaptureFile file : files) {
      long start = 0;
      for (long border : file.borders()) {
        splits.add(split(splits.size(), file, start, border));
        start = border;
      }
      splits.add(split(splits.size(), file, start, file.bytes()));
    }
    return splits;
  }

  private static FileSourceSplit split(int number, CaptureFile file, long start, long end) {
    String id = String.format("%010d", number);
    return new FileSourceSplit(id, new Path(file.uri()), start, end - start, 0, file.bytes());
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
