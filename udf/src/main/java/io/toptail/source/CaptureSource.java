package io.toptail.source;

import io.toptail.capture.PacketBatch;
import java.util.List;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.Path;

/**
 * A bounded source of packets out of capture files, in splits that are given out in the order of
 * the list. The bytes are read, decompressed and cut into packets on the fetcher thread.
 */
public final class CaptureSource {
  private CaptureSource() {}

  /**
   * @param files as URIs that Flink's file systems open, with their sizes and borders; not empty
   */
  public static FileSource<PacketBatch> of(List<CaptureFile> files) {
    Path[] paths = files.stream().map(file -> new Path(file.uri())).toArray(Path[]::new);
    return FileSource.forBulkFileFormat(new CaptureBulkFormat(), paths)
        .setFileEnumerator(new CaptureFileEnumerator.Provider(files))
        .setSplitAssigner(InOrderSplitAssigner::new)
        .build();
  }
}
