package io.toptail.capture;

/**
 * Decides on a record of a classic pcap file that is not confirmed by the header behind it. Faulty
 * clocks and odd writers make such records, and so does damage.
 *
 * <p>A plausible record is taken if headers in range go on behind it for a while. Otherwise damage
 * may be near, in its own length or behind it: then it is given up if a chain of plausible records
 * begins within its bytes, which a wrong length would hide, or if neither it is plausible nor
 * anything goes on.
 */
final class PcapDoubt {
  /** Answer of {@link #judge}: a file header is there in place of a record. */
  static final int NEW_FILE = -1;

  /** So many possible headers in a row are no accident. */
  private static final int RUN = 8;

  /** Verdict on a run of which some headers are possible, but odd. */
  private static final int ODD = -2;

  /** They are looked for no further than this. */
  private static final int RUN_BYTES = 64 << 10;

  private String broken;
  private int needed;

  /** Why the record cannot be read; null if it can, or that is not known yet. */
  String broken() {
    return broken;
  }

  /** Bytes from the record on that are needed to tell; 0 if it is told. */
  int needed() {
    return needed;
  }

  /**
   * @param end of the bytes
   * @param last whether the capture ends there
   * @return bytes of the record; {@link #NEW_FILE}; or 0 for one that is {@link #broken} or {@link
   *     #needed}
   */
  int judge(PcapLayout layout, byte[] bytes, int at, int end, boolean last) {
    broken = null;
    needed = 0;
    int header = layout.recordHeader();
    if (end - at < header) {
      return cutOrMore(last, header);
    }
    if (PcapLayout.isFileHeader(bytes, at)) {
      int fileHeader = PcapLayout.fileHeader(bytes, at);
      return end - at >= fileHeader ? NEW_FILE : cutOrMore(last, fileHeader);
    }
    if (!layout.isPossible(bytes, at)) {
      return broken(impossible(layout, bytes, at));
    }
    int captured = layout.captured(bytes, at);
    if (captured > end - at - header) {
      return last ? beyondTheEnd(layout, bytes, at, end) : more(captured + 2 * header);
    }
    int next = at + header + captured;
    int run = run(layout, bytes, next, end, last);
    if (run > 0) {
      return more(next - at + RUN_BYTES + header);
    }
    return run == PcapChain.YES && layout.isPlausible(bytes, at)
        ? next - at
        : unconfirmed(layout, bytes, at, next, end, last, run);
  }

  private int beyondTheEnd(PcapLayout layout, byte[] bytes, int at, int end) {
    return hides(layout, bytes, at, end, end, true) == PcapChain.YES
        ? broken(claims(layout, bytes, at) + "and hides other records")
        : broken(RecordFinder.CUT);
  }

  /** Judges a record that is odd itself, or behind which nothing seems to go on. */
  private int unconfirmed(
      PcapLayout layout, byte[] bytes, int at, int next, int end, boolean last, int run) {
    int hides = hides(layout, bytes, at, next, end, last);
    if (hides > 0) {
      return more(next - at + PcapChain.LOOKAHEAD);
    }
    if (hides == PcapChain.YES) {
      return broken(claims(layout, bytes, at) + "and hides other records");
    }
    return run != PcapChain.NO || layout.isInRange(bytes, at)
        ? next - at
        : broken(claims(layout, bytes, at) + "and no record follows");
  }

  /** Whether possible headers go on at an index: {@link #ODD}, or as {@link PcapChain#begins}. */
  private static int run(PcapLayout layout, byte[] bytes, int first, int end, boolean last) {
    int header = layout.recordHeader();
    int verdict = PcapChain.YES;
    int at = first;
    for (int i = 0; i < RUN; i++) {
      if (end - at < header && !last) {
        return at - first + header;
      }
      if (at == end || end - at >= header && PcapLayout.isFileHeader(bytes, at)) {
        return verdict;
      }
      if (end - at < header || !layout.isPossible(bytes, at)) {
        return PcapChain.NO;
      }
      int captured = layout.captured(bytes, at);
      // Of the last record of the run the header is enough, whether its end is there or not.
      boolean cut = last && i < RUN - 1 && captured > end - at - header;
      if (captured > RUN_BYTES - (at - first) || cut) {
        return PcapChain.NO;
      }
      verdict = layout.isInRange(bytes, at) ? verdict : ODD;
      at += header + captured;
    }
    return verdict;
  }

  /** Whether a chain begins within a record; as {@link PcapChain#begins}. */
  private static int hides(
      PcapLayout layout, byte[] bytes, int record, int next, int end, boolean last) {
    for (int at = record + 1; at < next; at++) {
      int verdict = PcapChain.begins(layout, bytes, at, end, last);
      if (verdict != PcapChain.NO) {
        return verdict > 0 ? at - record + verdict : verdict;
      }
    }
    return PcapChain.NO;
  }

  private static String impossible(PcapLayout layout, byte[] bytes, int at) {
    return PcapLayout.isZero(bytes, at)
        ? "zeroes in place of a record"
        : claims(layout, bytes, at)
            + "more than the "
            + PacketBatch.MAX_PACKET
            + " that a packet can have";
  }

  private static String claims(PcapLayout layout, byte[] bytes, int at) {
    String captured = Integer.toUnsignedString(layout.captured(bytes, at));
    return "record claims " + captured + " captured bytes, ";
  }

  private int cutOrMore(boolean last, int bytes) {
    return last ? broken(RecordFinder.CUT) : more(bytes);
  }

  private int broken(String reason) {
    broken = reason;
    return 0;
  }

  private int more(int bytes) {
    needed = bytes;
    return 0;
  }
}
