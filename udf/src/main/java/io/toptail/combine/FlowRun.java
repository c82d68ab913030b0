package io.toptail.combine;

import io.toptail.packet.FlowPacket;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads a range of a file that holds packets in order. Never empty. */
final class FlowRun {
  /** Small, because there is one for each run. */
  private static final int BUFFER = 1 << 14;

  private final DataInputStream in;
  private final Range range;
  private FlowSorter.Keyed head;

  FlowRun(FileChannel file, long start, long end) throws IOException {
    range = new Range(file, start, end);
    in = new DataInputStream(new BufferedInputStream(range, BUFFER));
    advance();
  }

  /** The packet that comes next. */
  FlowSorter.Keyed head() {
    return head;
  }

  /** Moves on; false at the end. */
  boolean advance() throws IOException {
    if (range.at == range.end && in.available() == 0) {
      return false;
    }
    head = FlowSorter.Keyed.of(FlowPacket.readFrom(in));
    return true;
  }

  /** Part of a file; leaves the file's own position alone. */
  private static final class Range extends InputStream {
    private final FileChannel file;
    private final long end;
    private long at;

    Range(FileChannel file, long start, long end) {
      this.file = file;
      this.at = start;
      this.end = end;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (at == end) {
        return -1;
      }
      int most = (int) Math.min(length, end - at);
      int count = file.read(ByteBuffer.wrap(bytes, offset, most), at);
      at += Math.max(0, count);
      return count;
    }
  }
}
