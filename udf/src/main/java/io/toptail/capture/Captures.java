package io.toptail.capture;

import java.io.IOException;
import java.io.InputStream;

/**
 * Opens captures. What a file is, its content says and never its name.
 *
 * <p>Read are classic pcap (both byte orders, µs and ns, Kuznetzov's patched records) and pcapng,
 * each as it is or compressed with gzip, once.
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
      if (!GzipMembers.recognises(head)) {
        return open(input, head, "");
      }
      CaptureInput content = input.gunzip();
      byte[] contentHead = content.peek();
      if (contentHead.length < MIN_MAGIC && content.damage() != null) {
        throw new UnknownCaptureException(
            path, "is a damaged gzip file: " + content.damage(), "Copy it again");
      }
      return open(content, contentHead, "is gzip-compressed, and its content ");
    } catch (IOException | RuntimeException e) {
      close(in, e);
      throw e;
    }
  }

  private static CaptureReader open(CaptureInput input, byte[] head, String within)
      throws IOException {
    if (PcapRecords.recognises(head)) {
      PcapRecords records = PcapRecords.of(head, input.path());
      input.skip(PcapRecords.FILE_HEADER);
      return new SequentialReader(CaptureFormat.PCAP, input, records);
    }
    if (PcapngBlocks.recognises(head)) {
      PcapngBlocks blocks = PcapngBlocks.of(head, input.path());
      return new SequentialReader(CaptureFormat.PCAPNG, input, blocks);
    }
    ForeignContent found = ForeignContent.of(head);
    throw new UnknownCaptureException(
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
