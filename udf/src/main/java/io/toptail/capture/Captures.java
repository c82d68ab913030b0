package io.toptail.capture;

import java.io.IOException;
import java.io.InputStream;

/**
 * Opens captures. What a file is, its content says and never its name.
 *
 * <p>Read are classic pcap (both byte orders, µs and ns, Kuznetzov's patched records, Ixia's and
 * Nokia's), pcapng, Sun snoop, and dnstap in Frame Streams, each as it is or compressed once with
 * gzip, xz, bzip2, Zstandard or LZ4.
 */
public final class Captures {
  private static final int MIN_MAGIC = 4;

  private Captures() {}

  /**
   * Opens the capture that a stream holds, from its first byte on.
   *
   * @param in taken over: closed with the reader, and also when this throws
   * @param path of the file, or another name that tells the operator which stream it is
   * @throws UnknownCaptureException if the stream holds no capture that can be read
   * @throws IOException if the stream fails; the message names path and offset
   */
  public static CaptureReader open(InputStream in, String path) throws IOException {
    try {
      CaptureInput input = CaptureInput.of(in, path);
      byte[] head = input.peek();
      Compression compression = Compression.of(head);
      return compression == null ? open(input, head, "") : open(input.decompress(compression));
    } catch (IOException | RuntimeException e) {
      close(in, e);
      throw e;
    }
  }

  /** Opens the content of a compressed file. */
  static CaptureReader open(CaptureInput content) throws IOException {
    String name = content.compression().displayName();
    byte[] head = content.peek();
    if (head.length < MIN_MAGIC && content.damage() != null) {
      throw new UnknownCaptureException(
          content.path(), "is a damaged " + name + " file: " + content.damage(), "Copy it again");
    }
    String within = "is " + name + "-compressed, and its content ";
    Compression inner = Compression.of(head);
    if (inner != null) {
      String found = "is " + inner.displayName() + "-compressed once more";
      throw refused(
          content,
          within,
          new ForeignContent(found, "Decompress it once first: " + name + " -d FILE"));
    }
    return open(content, head, within);
  }

  private static CaptureReader open(CaptureInput input, byte[] head, String within)
      throws IOException {
    if (PcapRecords.recognises(head)) {
      PcapRecords records = PcapRecords.of(head, input.path());
      input.skip(PcapRecords.fileHeader(head));
      return new SequentialReader(CaptureFormat.PCAP, input, records);
    }
    if (PcapngBlocks.recognises(head)) {
      PcapngBlocks blocks = PcapngBlocks.of(head, input.path());
      return new SequentialReader(CaptureFormat.PCAPNG, input, blocks);
    }
    if (SnoopRecords.recognises(head)) {
      SnoopRecords records = SnoopRecords.of(head, input.path());
      input.skip(SnoopRecords.FILE_HEADER);
      return new SequentialReader(CaptureFormat.SNOOP, input, records);
    }
    if (FrameStreams.recognises(head)) {
      FrameStreams frames = FrameStreams.of(head, input.path());
      return new SequentialReader(CaptureFormat.DNSTAP, input, frames);
    }
    throw refused(input, within, ForeignContent.of(head));
  }

  private static UnknownCaptureException refused(
      CaptureInput input, String within, ForeignContent found) {
    return new UnknownCaptureException(
        input.path(), within + found.found(), found.next(input.path()));
  }

  private static void close(InputStream in, Exception cause) {
    try {
      in.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
