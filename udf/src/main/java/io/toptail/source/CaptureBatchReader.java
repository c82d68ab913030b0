package io.toptail.source;

import io.toptail.capture.CaptureReader;
import io.toptail.capture.PacketBatch;
import java.io.IOException;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.Pool;
import org.apache.flink.connector.file.src.util.RecordAndPosition;

/** Reads one split into pooled batches; the last has no packets, but says how the reading went. */
final class CaptureBatchReader implements BulkFormat.Reader<PacketBatch> {
  private static final int POOL = 3;

  private final CaptureReader reader;
  private final String uri;
  private final Pool<PooledBatch> pool = new Pool<>(POOL);
  private boolean told;

  CaptureBatchReader(CaptureReader reader, String uri) {
    this.reader = reader;
    this.uri = uri;
    for (int i = 0; i < POOL; i++) {
      pool.add(new PooledBatch(pool.recycler()));
    }
  }

  @Override
  public BulkFormat.RecordIterator<PacketBatch> readBatch() throws IOException {
    PooledBatch pooled;
    try {
      pooled = pool.pollEntry();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for a free batch", e);
    }
    if (!reader.read(pooled.batch)) {
      if (told) {
        pooled.releaseBatch();
        return null;
      }
      told = true;
      pooled.batch.setSpan(reader.span());
    }
    pooled.batch.setOrigin(uri, reader.container());
    pooled.taken = false;
    return pooled;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  /** The one record of a batch; goes back to the pool when Flink is done with it. */
  private static final class PooledBatch implements BulkFormat.RecordIterator<PacketBatch> {
    private final PacketBatch batch = new PacketBatch();
    private final Pool.Recycler<PooledBatch> recycler;
    private boolean taken;

    PooledBatch(Pool.Recycler<PooledBatch> recycler) {
      this.recycler = recycler;
    }

    @Override
    public RecordAndPosition<PacketBatch> next() {
      if (taken) {
        return null;
      }
      taken = true;
      return new RecordAndPosition<>(batch, batch.position(), 0);
    }

    @Override
    public void releaseBatch() {
      recycler.recycle(this);
    }
  }
}
