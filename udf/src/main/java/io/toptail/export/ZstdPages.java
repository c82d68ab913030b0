package io.toptail.export;

import io.airlift.compress.zstd.ZstdCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Compresses the pages of a Parquet file with Zstandard, in plain Java. */
final class ZstdPages implements BytesInputCompressor {
  private final ZstdCompressor zstd = new ZstdCompressor();

  @Override
  public BytesInput compress(BytesInput page) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream((int) page.size());
    page.writeAllTo(whole);
    byte[] bytes = whole.toByteArray();
    byte[] compressed = new byte[zstd.maxCompressedLength(bytes.length)];
    int length = zstd.compress(bytes, 0, bytes.length, compressed, 0, compressed.length);
    return BytesInput.from(compressed, 0, length);
  }

  @Override
  public CompressionCodecName getCodecName() {
    return CompressionCodecName.ZSTD;
  }

  @Override
  public void release() {
    // holds nothing
  }
}
