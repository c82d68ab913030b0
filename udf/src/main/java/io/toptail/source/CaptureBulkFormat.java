package io.toptail.source;

import io.toptail.capture.CaptureReader;
import io.toptail.capture.CaptureSplits;
import io.toptail.capture.PacketBatch;
import io.toptail.capture.Split;
import io.toptail.serde.RecordType;
import java.io.IOException;
import java.io.InputStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.core.fs.Path;

/**
 * Captures as Flink's bulk format. A record is a batch of whole packets.
 *
 * <p><i>Splitting</i>: an uncompressed file may be read in any ranges; whether their readers met,
 * the last batch of each says, and somebody must check. <i>Checkpointing</i>: the position of a
 * record is the uncompressed offset after its last packet; a reader is restored by reading its
 * split up to there. <i>Batches</i> come from a pool of three: one being filled, one queued, one
 * being processed.
 */
final class CaptureBulkFormat implements BulkFormat<PacketBatch, FileSourceSplit> {
  private static final long serialVersionUID = 1L;

  @Override
  public Reader<PacketBatch> createReader(Configuration config, FileSourceSplit split)
      throws IOException {
    return new CaptureBatchReader(open(split), split.path().toString());
  }

  @Override
  public Reader<PacketBatch> restoreReader(Configuration config, FileSourceSplit split)
      throws IOException {
    CaptureReader reader = open(split);
    CheckpointedPosition position = split.getReaderPosition().orElseThrow();
    try {
      reader.skipTo(position.getOffset());
    } catch (IOException | RuntimeException e) {
      try (reader) {
        throw e;
      }
    }
    return new CaptureBatchReader(reader, split.path().toString());
  }

  @Override
  public boolean isSplittable() {
    return true;
  }

  @Override
  public TypeInformation<PacketBatch> getProducedType() {
    return RecordType.PACKET_BATCH;
  }

  private static CaptureReader open(FileSourceSplit split) throws IOException {
    Path path = split.path();
    InputStream in = path.getFileSystem().open(path);
    return CaptureSplits.open(in, path.getPath(), rangeOf(split));
  }

  private static Split rangeOf(FileSourceSplit split) {
    long end = split.offset() + split.length();
    return new Split(split.offset(), end >= split.fileSize() ? Split.TO_THE_END : end);
  }
}
