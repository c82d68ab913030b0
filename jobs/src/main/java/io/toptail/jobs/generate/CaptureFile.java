package io.toptail.jobs.generate;

import io.toptail.capture.PcapWriter;
import io.toptail.capture.PcapWriter.Precision;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.temporal.ChronoUnit;
import java.util.zip.GZIPOutputStream;

/**
 * The capture that is written: under a temporary name beside the file asked for, which it takes
 * over by {@link #commit}. Closed without that, it leaves nothing behind.
 */
final class CaptureFile implements PacketSink, Closeable {
  private final Path file;
  private final Path unfinished;
  private final PacketSink sink;
  private final Closeable writer;
  private boolean open = true;

  /** The container of the packets. */
  enum Format {
    pcap,
    pcap_ns,
    pcapng;

    /** The unit of the times that the file keeps. */
    ChronoUnit precision() {
      return this == pcap ? ChronoUnit.MICROS : ChronoUnit.NANOS;
    }

    /** As written on the command line. */
    @Override
    public String toString() {
      return name().replace('_', '-');
    }
  }

  CaptureFile(Path file, Format format, boolean gzip) throws IOException {
    this.file = file;
    this.unfinished = file.resolveSibling(file.getFileName() + ".part");
    OutputStream raw = Files.newOutputStream(unfinished);
    OutputStream out = gzip ? new GZIPOutputStream(raw, 1 << 16) : raw;
    if (format == Format.pcapng) {
      PcapngWriter pcapng = new PcapngWriter(out);
      this.sink = pcapng::write;
      this.writer = pcapng;
    } else {
      PcapWriter pcap =
          new PcapWriter(out, format == Format.pcap ? Precision.MICROS : Precision.NANOS);
      this.sink = pcap::write;
      this.writer = pcap;
    }
  }

  @Override
  public void write(long epochNanos, byte[] bytes, int offset, int length) throws IOException {
    sink.write(epochNanos, bytes, offset, length);
  }

  /** Completes the file and gives it its name, replacing one that is there. */
  void commit() throws IOException {
    open = false;
    writer.close();
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    if (open) {
      open = false;
      writer.close();
    }
    Files.deleteIfExists(unfinished);
  }
}
