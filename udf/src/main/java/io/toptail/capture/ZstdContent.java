package io.toptail.capture;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The content of all frames of a Zstandard file; throws at damage, after what stands before. */
final class ZstdContent extends InputStream {
  private final ZstdFrames frames;
  private final XxHash64 hash = new XxHash64();
  private InputStream frame;

  ZstdContent(SourceBytes source) {
    frames = new ZstdFrames(source);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (frame != null || frames.nextFrame()) {
      if (frame == null) {
        frame = new ZstdInputStream(frames);
        hash.reset();
      }
      int count = readFrame(bytes, offset, length);
      if (count >= 0) {
        hash.update(bytes, offset, count);
        return count;
      }
      endFrame();
    }
    return -1;
  }

  private int readFrame(byte[] bytes, int offset, int length) throws IOException {
    try {
      return frame.read(bytes, offset, length);
    } catch (IOException | RuntimeException e) {
      throw explained(e);
    }
  }

  private IOException explained(Exception e) {
    if (frames.failure() != null) {
      return frames.failure();
    }
    return new IOException(
        frames.largeWindow()
            ? "it refers back further than 8 MiB, as made with --long or --ultra;"
                + " decompress it first with zstd -d --long=31"
            : e.getMessage(),
        e);
  }

  private void endFrame() throws IOException {
    frame = null;
    if (frames.failure() != null) {
      throw frames.failure();
    }
    if (frames.hasChecksum() && frames.checksum() != (hash.value() & 0xFFFF_FFFFL)) {
      throw new IOException("a wrong checksum, so that some of the content before is wrong");
    }
  }
}
