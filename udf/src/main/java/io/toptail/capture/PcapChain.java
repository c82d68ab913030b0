package io.toptail.capture;

/**
 * Whether records of a classic pcap file begin at a place of which nothing is known.
 *
 * <p>A chain of headers must be plausible one by one and near each other in time. One that was kept
 * whole counts for two, because its two lengths agree; at 4 the chain is long enough. A shorter one
 * is believed only if it ends exactly where the capture does, or in a record that this end cuts. A
 * file header counts for what is behind it.
 *
 * <p>Four bytes into a record, its fraction, two lengths and the first bytes of an address may be
 * taken for a time, a captured and a longer original length. All records go on like that, because
 * the length is right. So one whose two lengths differ is not believed if, a few bytes before it
 * ends, a header begins whose lengths agree.
 */
final class PcapChain {
  /** No chain begins here. */
  static final int NO = -1;

  /** A chain begins here. */
  static final int YES = 0;

  /** The longest packet of a chain: longer ones would need too much to be read ahead. */
  static final int MAX_CAPTURED = 128 << 10;

  private static final int ENOUGH = 4;
  private static final int EXACT = 2;

  /** No more bytes than these are ever needed. */
  static final int LOOKAHEAD = PcapLayout.MAX_FILE_HEADER + ENOUGH * (MAX_CAPTURED + 24);

  private PcapChain() {}

  /**
   * @param end of the bytes
   * @param last whether the capture ends there
   * @return {@link #YES}, {@link #NO}, or else how many bytes from {@code at} on are needed to tell
   */
  static int begins(PcapLayout layout, byte[] bytes, int at, int end, boolean last) {
    if (end - at < PcapLayout.FILE_HEADER && !last) {
      return PcapLayout.FILE_HEADER;
    }
    if (end - at >= PcapLayout.FILE_HEADER && PcapLayout.isFileHeader(bytes, at)) {
      int header = PcapLayout.fileHeader(bytes, at);
      int records = at + header;
      if (records >= end) {
        return last ? (records == end ? YES : NO) : header + 16;
      }
      int verdict = chain(PcapLayout.of(bytes, at), bytes, records, end, last);
      return verdict > 0 ? verdict + header : verdict;
    }
    return chain(layout, bytes, at, end, last);
  }

  private static int chain(PcapLayout layout, byte[] bytes, int first, int end, boolean last) {
    int header = layout.recordHeader();
    int points = 0;
    int before = first;
    int at = first;
    boolean exact = true;
    while (points < ENOUGH) {
      // First of all: no verdict may depend on how many bytes happen to be there.
      if (end - at < header && !last) {
        return at - first + header;
      }
      if (!exact && isShifted(layout, bytes, at, end)) {
        return NO;
      }
      if (end - at < header) {
        return ends(points, end - at);
      }
      if (points > 0 && PcapLayout.isFileHeader(bytes, at)) {
        return YES;
      }
      if (!layout.isPlausible(bytes, at) || !layout.areNear(bytes, before, at)) {
        return NO;
      }
      int captured = layout.captured(bytes, at);
      if (captured > MAX_CAPTURED) {
        return NO;
      }
      if (last && captured > end - at - header) {
        return points > 0 ? YES : NO;
      }
      exact = layout.isExact(bytes, at);
      points += exact ? EXACT : 1;
      before = at;
      at += header + captured;
    }
    return YES;
  }

  /** Whether a record that is as usual begins just before the end of another. */
  private static boolean isShifted(PcapLayout layout, byte[] bytes, int next, int end) {
    int header = layout.recordHeader();
    for (int at = next - header + 1; at < next && at <= end - header; at++) {
      if (layout.isPlausible(bytes, at) && layout.isExact(bytes, at)) {
        return true;
      }
    }
    return false;
  }

  /** Verdict on a chain at the end of the capture, of which so many bytes are no whole header. */
  private static int ends(int points, int rest) {
    return points >= (rest == 0 ? 1 : EXACT) ? YES : NO;
  }
}
