package io.toptail.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Opens ranges of uncompressed pcap and pcapng files, of which several can be read at once. */
public final class CaptureSplits {
  /** How many first bytes of a file {@link #isSplittable} needs. */
  public static final int SNIFFED = 12;

  /** What holds for all of a pcapng file stands in so many first bytes, or is not known. */
  private static final int HEAD = 64 << 10;

  private CaptureSplits() {}

  /** Whether a file that begins with these bytes can be read in ranges. */
  public static boolean isSplittable(byte[] head) {
    return PcapRecords.recognises(head) || PcapngBlocks.recognises(head);
  }

  /**
   * Opens a range of a capture; a compressed one only whole.
   *
   * @param in at the first byte of the file; taken over: closed with the reader, and also when this
   *     throws
   * @param path as for {@link Captures#open}
   * @throws UnknownCaptureException if the file is no capture, or is none that can be split
   * @throws IOException if the stream fails or ends before the range; the message names the path
   */
  public static CaptureReader open(InputStream in, String path, Split split) throws IOException {
    if (split.equals(Split.WHOLE)) {
      return Captures.open(in, path);
    }
    try {
      CaptureInput input = CaptureInput.of(in, path);
      byte[] head = input.peek();
      if (PcapRecords.recognises(head)) {
        PcapRecords records = PcapRecords.of(head, path);
        return open(CaptureFormat.PCAP, input, records, PcapRecords.fileHeader(head), split);
      }
      if (PcapngBlocks.recognises(head)) {
        return open(CaptureFormat.PCAPNG, input, PcapngBlocks.of(head, path), 0, split);
      }
      throw new UnknownCaptureException(
          path, "is no uncompressed pcap or pcapng file, though it was one", "Analyze it again");
    } catch (IOException | RuntimeException e) {
      try (in) {
        throw e;
      }
    }
  }

  private static CaptureReader open(
      CaptureFormat format, CaptureInput input, RecordFinder finder, int fileHeader, Split split)
      throws IOException {
    if (split.start() == 0) {
      input.skip(fileHeader);
      return new SequentialReader(format, input, finder, split, new byte[0]);
    }
    byte[] head = new byte[HEAD];
    int length = input.read(head, 0, HEAD);
    finder.assume(head, length);
    int from = (int) Math.min(split.start(), length);
    try {
      input.skip(Math.max(0, split.start() - length));
    } catch (EOFException e) {
      throw new IOException(input.path() + ": was cut shorter while it was read; read it again", e);
    }
    byte[] first = Arrays.copyOfRange(head, from, length);
    return new SequentialReader(format, input, finder, split, first);
  }
}
