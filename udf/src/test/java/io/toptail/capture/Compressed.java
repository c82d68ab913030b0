package io.toptail.capture;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream.BlockSize;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream.Parameters;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Compresses with encoders of others. */
final class Compressed {
  private Compressed() {}

  static byte[] with(Compression compression, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream encoder = encoder(compression, out)) {
      encoder.write(content);
    }
    return out.toByteArray();
  }

  private static OutputStream encoder(Compression compression, OutputStream out)
      throws IOException {
    return switch (compression) {
      case GZIP -> new GZIPOutputStream(out);
      case XZ -> new XZOutputStream(out, smallDictionary());
      case BZIP2 -> new BZip2CompressorOutputStream(out, 1);
      case ZSTD -> new ZstdOutputStream(out, 3).setChecksum(true);
      case LZ4 -> new FramedLZ4CompressorOutputStream(out);
    };
  }

  /** Whoever decompresses needs it all, however short the content is. */
  private static LZMA2Options smallDictionary() throws IOException {
    LZMA2Options options = new LZMA2Options(1);
    options.setDictSize(64 << 10);
    return options;
  }

  /**
   * LZ4 with every checksum. Blocks that refer to those before them come out wrong of this encoder:
   * {@code lz4 -d} does not give back what went in.
   */
  static byte[] lz4(byte[] content, BlockSize size) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Parameters parameters = new Parameters(size, true, true, false);
    try (OutputStream encoder = new FramedLZ4CompressorOutputStream(out, parameters)) {
      encoder.write(content);
    }
    return out.toByteArray();
  }

  /** In so many members, streams or frames, with what may stand between them. */
  static byte[] parts(Compression compression, byte[] content, int count) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      int from = content.length * i / count;
      int to = content.length * (i + 1) / count;
      out.writeBytes(between(compression, i));
      out.writeBytes(with(compression, Arrays.copyOfRange(content, from, to)));
    }
    return out.toByteArray();
  }

  private static byte[] between(Compression compression, int before) {
    return switch (compression) {
      case GZIP -> before > 0 ? new byte[before] : new byte[0];
      case XZ -> before > 0 ? new byte[4 * before] : new byte[0];
      case BZIP2 -> new byte[0];
      case ZSTD, LZ4 -> skippable(before, 7 * before);
    };
  }

  static byte[] skippable(int nibble, int length) {
    byte[] frame = new byte[8 + length];
    Arrays.fill(frame, (byte) 0xEE);
    System.arraycopy(new byte[] {(byte) (0x50 | nibble & 15), 0x2A, 0x4D, 0x18}, 0, frame, 0, 4);
    System.arraycopy(new byte[] {(byte) length, (byte) (length >> 8), 0, 0}, 0, frame, 4, 4);
    return frame;
  }
}
