package io.toptail.capture;

/**
 * The records of a classic pcap file (draft-ietf-opsawg-pcap).
 *
 * <pre>
 * file header, 24 bytes                      record header, 16 bytes (24 with Kuznetzov's patch)
 *   0 magic: byte order, unit of fraction      0 seconds, unsigned
 *   4 major version 2, 6 minor version         4 fraction of a second, in µs or ns
 *  16 snaplen                                  8 captured length
 *  20 link type: the lower 16 bits            12 original length
 * </pre>
 *
 * <p>Ixia's file header is 28 bytes long, Nokia's record header 20.
 *
 * <p>Nothing marks where a record begins. A record is believed at once if the header behind it is
 * plausible too; {@link PcapDoubt} decides on the others. The header of another pcap file in place
 * of a record begins a new capture in the same file.
 */
final class PcapRecords implements RecordFinder {
  private PcapLayout layout;
  private final PcapDoubt doubt = new PcapDoubt();
  private String broken;
  private int needed;
  private boolean found;

  private PcapRecords(PcapLayout layout) {
    this.layout = layout;
  }

  /** Bytes of the header of a file that begins with bytes that {@link #recognises}. */
  static int fileHeader(byte[] head) {
    return PcapLayout.fileHeader(head, 0);
  }

  /** Whether a capture that begins with these bytes is a classic pcap file. */
  static boolean recognises(byte[] head) {
    return head.length >= 4 && PcapLayout.hasMagic(head, 0);
  }

  /**
   * Reads the file header.
   *
   * @param head bytes that {@link #recognises}
   */
  static PcapRecords of(byte[] head, String path) throws UnknownCaptureException {
    int header = PcapLayout.fileHeader(head, 0);
    if (head.length < header) {
      throw new UnknownCaptureException(
          path,
          "is a pcap file cut within its header, at byte " + head.length + " of " + header,
          "Nothing was captured, or the copy is incomplete: copy it again");
    }
    PcapLayout layout = PcapLayout.ofFile(head);
    int major = Octets.uint16(head, 4, layout.bigEndian());
    if (major != 2) {
      throw new UnknownCaptureException(
          path,
          "is a pcap file of version " + major + "." + layout.minorVersion(),
          "Only version 2 is known: convert it with a tool that reads it");
    }
    return new PcapRecords(layout);
  }

  @Override
  public void assume(byte[] head, int length) {
    // The file header, which is read already, is all.
  }

  @Override
  public int take(PacketBatch batch, int from, int stop, int border, boolean last) {
    byte[] bytes = batch.bytes();
    int end = batch.filled();
    int at = from;
    broken = null;
    needed = 0;
    while (at < stop && (at < end || !last)) {
      if (at >= border && isBorder(bytes, at, end, last)) {
        break;
      }
      int length = isSure(bytes, at, end) ? length(bytes, at) : judged(bytes, at, end, last);
      if (length == 0) {
        break;
      }
      if (length == PcapDoubt.NEW_FILE) {
        layout = PcapLayout.of(bytes, at);
        at += PcapLayout.fileHeader(bytes, at);
      } else {
        add(batch, bytes, at, length);
        at += length;
      }
    }
    return at;
  }

  private void add(PacketBatch batch, byte[] bytes, int at, int length) {
    int header = layout.recordHeader();
    int original = layout.original(bytes, at);
    if (layout.nanosPerUnit() == 1) {
      batch.markFinerThanMicros();
    }
    batch.add(at + header, length - header, original, layout.nanos(bytes, at), layout.linkType());
  }

  /** Whether a record and the header behind it are there and leave no doubt. */
  private boolean isSure(byte[] bytes, int at, int end) {
    int header = layout.recordHeader();
    if (end - at < 2 * header || !layout.isPlausible(bytes, at)) {
      return false;
    }
    int captured = layout.captured(bytes, at);
    int next = at + header + captured;
    return captured <= end - at - 2 * header
        && layout.isPlausible(bytes, next)
        && layout.areNear(bytes, at, next)
        && !PcapLayout.isFileHeader(bytes, at);
  }

  private int length(byte[] bytes, int at) {
    return layout.recordHeader() + layout.captured(bytes, at);
  }

  private int judged(byte[] bytes, int at, int end, boolean last) {
    int length = doubt.judge(layout, bytes, at, end, last);
    broken = doubt.broken();
    needed = doubt.needed();
    return length;
  }

  /** Whether to stop here: at a record that a reader behind the border finds, or for more bytes. */
  private boolean isBorder(byte[] bytes, int at, int end, boolean last) {
    int verdict = PcapChain.begins(layout, bytes, at, end, last);
    needed = Math.max(0, verdict);
    return verdict == PcapChain.YES || verdict > 0;
  }

  @Override
  public int search(byte[] bytes, int from, int stop, int end, boolean last) {
    int at = from;
    int most = Math.min(stop, end);
    int verdict = PcapChain.NO;
    while (at < most && verdict == PcapChain.NO) {
      verdict = PcapChain.begins(layout, bytes, at, end, last);
      at += verdict == PcapChain.NO ? 1 : 0;
    }
    found = verdict == PcapChain.YES;
    needed = Math.max(0, verdict);
    if (at >= end && at < stop && !last) {
      needed = layout.recordHeader();
    }
    return at;
  }

  @Override
  public boolean found() {
    return found;
  }

  @Override
  public String broken() {
    return broken;
  }

  @Override
  public int needed() {
    return needed;
  }

  @Override
  public String state() {
    return layout.toString();
  }
}
