package io.toptail.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Moves a capture's bytes into batches, and whole records only: the beginning of a record at the
 * end of one batch is carried over to the next. Where records are, the format's {@link
 * RecordFinder} knows. It is asked in two ways in turn: to take records up to one that is broken,
 * and to search for the next good one behind that.
 */
final class SequentialReader implements CaptureReader {
  private static final int LONG_STATE = 200;
  private static final int MIN_GROWN = 4 << 10;

  private final CaptureFormat format;
  private final CaptureInput input;
  private final RecordFinder finder;
  private final Split split;
  private final String assumed;
  private final long begin;
  private byte[] carry;
  private int carried;
  private long position;
  private long first = SplitSpan.NONE;
  private boolean searching;
  private String reason = "";
  private boolean begun;
  private boolean ended;
  private ClockSpan clock = ClockSpan.EMPTY;

  /**
   * Reads from the first record to the end of the input.
   *
   * @param input at the first record; owned from now on
   */
  SequentialReader(CaptureFormat format, CaptureInput input, RecordFinder finder) {
    this(format, input, finder, Split.WHOLE, new byte[0]);
  }

  /**
   * Reads a split.
   *
   * @param input behind the bytes that are given; owned from now on
   * @param first bytes of the split that were read already; owned from now on
   */
  SequentialReader(
      CaptureFormat format, CaptureInput input, RecordFinder finder, Split split, byte[] first) {
    this.format = format;
    this.input = input;
    this.finder = finder;
    this.split = split;
    this.assumed = state();
    this.carry = first;
    this.carried = first.length;
    this.begin = input.position() - carried;
    this.position = begin;
    this.searching = split.start() > 0;
  }

  @Override
  public boolean read(PacketBatch batch) throws IOException {
    begun = true;
    return fill(batch, Long.MAX_VALUE);
  }

  /** Fills the batch with records that begin before an offset. */
  private boolean fill(PacketBatch batch, long stop) throws IOException {
    batch.begin(position, input.position() - carried, carry, carried);
    carried = 0;
    int at = 0;
    boolean last = !ended && load(batch);
    while (!ended && (searching || position < stop)) {
      at = searching ? search(batch, at, last) : take(batch, at, stop, last);
      if (finder.needed() > 0) {
        if (!batch.isEmpty()) {
          break;
        }
        batch.dropBefore(at);
        batch.reserve(grown(batch));
        at = 0;
        last = load(batch);
      }
    }
    carryOver(batch, at);
    batch.finish(position);
    clock = clock.then(ClockSpan.of(batch));
    return !batch.isEmpty();
  }

  /** Length of a buffer for more bytes: it grows with what is there, not with what is claimed. */
  private int grown(PacketBatch batch) {
    int wanted = Math.max(finder.needed(), batch.filled() + 1);
    return Math.min(wanted, Math.max(MIN_GROWN, 2 * batch.bytes().length));
  }

  /** Fills the buffer; true if the input has no more. */
  private boolean load(PacketBatch batch) throws IOException {
    int room = batch.bytes().length - batch.filled();
    int read = input.read(batch.bytes(), batch.filled(), room);
    batch.advance(read);
    return read < room;
  }

  private void carryOver(PacketBatch batch, int at) {
    carried = batch.filled() - at;
    if (carry.length < carried) {
      carry = new byte[carried];
    }
    System.arraycopy(batch.bytes(), at, carry, 0, carried);
  }

  private int take(PacketBatch batch, int from, long stop, boolean last) {
    int at = finder.take(batch, from, index(batch, stop), index(batch, split.end()), last);
    position = batch.base() + at;
    if (first < 0) {
      first = begin;
    }
    String broken = finder.broken();
    if (broken == null) {
      ended = finder.needed() == 0 && position < stop;
      endOfInput(batch, ended && last && at == batch.filled());
    } else if (broken.equals(RecordFinder.CUT)) {
      cut(batch, batch.filled() - at);
      return batch.filled();
    } else {
      searching = true;
      reason = broken;
      return at + 1;
    }
    return at;
  }

  private int search(PacketBatch batch, int from, boolean last) {
    int stop = index(batch, split.end());
    int at = finder.search(batch.bytes(), from, stop, batch.filled(), last);
    if (finder.needed() == 0) {
      boolean found = finder.found();
      addLost(batch, batch.base() + at);
      position = batch.base() + at;
      searching = !found;
      ended = !found;
      endOfInput(batch, ended && at == batch.filled());
      if (found && first < 0) {
        first = position;
      }
    }
    return at;
  }

  /** The end of the file in the middle of a record: of the file itself, or of what was inflated. */
  private void cut(PacketBatch batch, int rest) {
    if (input.damage() != null) {
      batch.addDamage(position, -1, input.damage());
    } else {
      batch.addDamage(position, rest, RecordFinder.CUT);
    }
    position += rest;
    ended = true;
  }

  private void endOfInput(PacketBatch batch, boolean reached) {
    if (reached && input.damage() != null) {
      batch.addDamage(input.position(), -1, input.damage());
    }
  }

  private void addLost(PacketBatch batch, long end) {
    if (!reason.isEmpty() && end > position) {
      batch.addDamage(position, end - position, reason);
    }
    reason = finder.found() ? "" : reason;
  }

  private static int index(PacketBatch batch, long offset) {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(0, offset - batch.base()));
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public void skipTo(long target) throws IOException {
    if (begun) {
      throw new IllegalStateException("skipTo after the first read");
    }
    begun = true;
    if (target <= begin) {
      return;
    }
    PacketBatch scratch =
        new PacketBatch((int) Math.min(PacketBatch.DEFAULT_CAPACITY, target - begin));
    boolean more = true;
    while (more && position < target) {
      more = fill(scratch, target);
    }
    if (position != target) {
      throw new IOException(
          input.path()
              + ": cannot go on at offset "
              + target
              + ": no record begins there. The file was changed since it was last read;"
              + " read it again from its beginning");
    }
  }

  @Override
  public SplitSpan span() {
    return new SplitSpan(
        split,
        first,
        position,
        searching,
        reason,
        assumed,
        state(),
        finder.tookEarlierTime(),
        finder.time(),
        clock);
  }

  /** A state that many interfaces make long is told by its digest. */
  private String state() {
    String state = finder.state();
    if (state.length() <= LONG_STATE) {
      return state;
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public CaptureFormat format() {
    return format;
  }

  @Override
  public String container() {
    Compression compression = input.compression();
    return format.displayName() + (compression == null ? "" : ", " + compression.displayName());
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
