package io.toptail.capture;

/**
 * Records of a format in which each begins with its own length and nothing marks where one begins.
 * One whose length leads to no plausible record, but hides some, is broken; behind it a chain of
 * plausible ones is searched for.
 */
abstract class FramedRecords implements RecordFinder {
  /** A chain of plausible records is believed if they weigh so much together. */
  private static final int ENOUGH = 6;

  /** Longer records are none that a search believes: they would need too much to be read ahead. */
  private static final int MAX_CHAINED = 128 << 10;

  private String broken;
  private int needed;
  private boolean found;

  /**
   * How long the record at an index is.
   *
   * @param end of the bytes
   * @return its length, which may reach beyond {@code end}; or the negative of how many bytes are
   *     needed to tell; or 0 if no record has such a beginning
   */
  abstract int length(byte[] bytes, int at, int end);

  /** How many bytes {@link #isPlausible} looks at, at the most. */
  abstract int lookahead();

  /** Whether a record looks like one; it is there as a whole, or its {@link #lookahead} is. */
  abstract boolean isPlausible(byte[] bytes, int at);

  /** How much a plausible record says for a chain: 2, or 3 if two of them are no accident. */
  int weight(byte[] bytes, int at) {
    return 2;
  }

  /** Takes a whole record. */
  abstract void take(PacketBatch batch, int at, int length);

  /** Why {@link #length} says 0. */
  abstract String whyBroken(byte[] bytes, int at);

  @Override
  public void assume(byte[] head, int length) {
    throw new UnsupportedOperationException("this format is read as a whole");
  }

  @Override
  public int take(PacketBatch batch, int from, int stop, int border, boolean last) {
    int end = batch.filled();
    int at = from;
    broken = null;
    needed = 0;
    while (at < stop && (at < end || !last)) {
      int length = judged(batch.bytes(), at, end, last);
      if (length == 0) {
        break;
      }
      take(batch, at, length);
      at += length;
    }
    return at;
  }

  /** Length of a record that is whole and not broken; else 0. */
  private int judged(byte[] bytes, int at, int end, boolean last) {
    int length = length(bytes, at, end);
    if (length == 0) {
      broken = whyBroken(bytes, at);
      return 0;
    }
    int whole = Math.abs(length);
    if (whole > end - at) {
      return last ? cut(bytes, at, end) : more(whole);
    }
    int next = at + length;
    if (!last && end - next < lookahead()) {
      return more(length + lookahead());
    }
    if (leadsOn(bytes, next, end)) {
      return length;
    }
    if (hidesOthers(bytes, at, next, end, last)) {
      broken = "record of " + length + " bytes hides others";
    }
    return needed == 0 && broken == null ? length : 0;
  }

  private int more(int bytes) {
    needed = bytes;
    return 0;
  }

  private int cut(byte[] bytes, int at, int end) {
    broken = hidesOthers(bytes, at, end, end, true) ? "record hides others" : CUT;
    return 0;
  }

  /** Whether a record may begin where one ends, or the capture ends there or soon after. */
  private boolean leadsOn(byte[] bytes, int next, int end) {
    return end - next < lookahead() || length(bytes, next, end) != 0 && isPlausible(bytes, next);
  }

  private boolean hidesOthers(byte[] bytes, int at, int stop, int end, boolean last) {
    int place = search(bytes, at + 1, stop, end, last);
    needed = needed == 0 ? 0 : place - at + needed;
    return found;
  }

  @Override
  public int search(byte[] bytes, int from, int stop, int end, boolean last) {
    int at = from;
    int most = Math.min(stop, end);
    found = false;
    needed = 0;
    while (at < most && !chain(bytes, at, end, last)) {
      at++;
    }
    if (at >= end && at < stop && !last) {
      needed = 1;
    }
    return at;
  }

  /** Whether the search ends here: at a chain, or for want of bytes. */
  private boolean chain(byte[] bytes, int first, int end, boolean last) {
    int at = first;
    int weight = 0;
    while (weight < ENOUGH && !(last && weight > 0 && at == end)) {
      int length = length(bytes, at, end);
      int whole = Math.abs(length);
      if (length == 0 || whole > MAX_CHAINED) {
        return false;
      }
      if (whole > end - at) {
        needed = last ? 0 : at - first + whole;
        return !last;
      }
      if (!isPlausible(bytes, at)) {
        return false;
      }
      weight += weight(bytes, at);
      at += length;
    }
    found = true;
    return true;
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
}
