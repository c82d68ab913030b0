package io.toptail.capture;

import java.io.EOFException;
import java.io.IOException;

/**
 * Moves a capture's bytes into batches, and whole records only: the beginning of a record at the
 * end of one batch is carried over to the next. Where records are, the format's {@link
 * RecordFinder} knows. The first record that it cannot read ends the capture.
 */
final class SequentialReader implements CaptureReader {
  private final CaptureFormat format;
  private final CaptureInput input;
  private final RecordFinder finder;
  private final long firstRecord;
  private byte[] carry = new byte[4096];
  private int carried;
  private long position;
  private boolean begun;
  private boolean ended;

  /**
   * @param input at the first record; owned from now on
   */
  SequentialReader(CaptureFormat format, CaptureInput input, RecordFinder finder) {
    this.format = format;
    this.input = input;
    this.finder = finder;
    this.firstRecord = input.position();
    this.position = firstRecord;
  }

  @Override
  public boolean read(PacketBatch batch) throws IOException {
    begun = true;
    return fill(batch, Long.MAX_VALUE);
  }

  /** Fills the batch with records up to an offset. */
  private boolean fill(PacketBatch batch, long limit) throws IOException {
    batch.begin(position, carry, carried);
    carried = 0;
    while (!ended) {
      boolean full = load(batch, limit);
      int next = finder.find(batch);
      position = batch.base() + next;
      if (finder.broken() != null) {
        endBroken(batch, next);
      } else if (!full && input.position() < limit) {
        endWhole(batch, next);
      } else if (!batch.isEmpty() || !full) {
        carryOver(batch, next);
        break;
      } else {
        batch.dropBefore(next);
        batch.reserve(finder.needed());
      }
    }
    batch.finish(position);
    return !batch.isEmpty();
  }

  /** Fills the buffer; false if the input or the limit did not let it be filled. */
  private boolean load(PacketBatch batch, long limit) throws IOException {
    int room = batch.bytes().length - batch.filled();
    int wanted = (int) Math.min(room, limit - input.position());
    int read = input.read(batch.bytes(), batch.filled(), wanted);
    batch.advance(read);
    return read == room;
  }

  private void carryOver(PacketBatch batch, int next) {
    carried = batch.filled() - next;
    if (carry.length < carried) {
      carry = new byte[carried];
    }
    System.arraycopy(batch.bytes(), next, carry, 0, carried);
  }

  private void endBroken(PacketBatch batch, int next) throws IOException {
    long rest = batch.filled() - next + input.drain();
    batch.addDamage(position, rest, finder.broken());
    if (input.damage() != null) {
      batch.addDamage(input.position(), -1, input.damage());
    }
    end();
  }

  private void endWhole(PacketBatch batch, int next) {
    int rest = batch.filled() - next;
    if (input.damage() != null) {
      batch.addDamage(position, -1, input.damage());
    } else if (rest > 0) {
      batch.addDamage(position, rest, "file ends within a record");
    }
    end();
  }

  private void end() {
    position = input.position();
    ended = true;
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
    if (target <= firstRecord) {
      return;
    }
    if (finder.needsEarlierRecords()) {
      readUpTo(target);
    } else {
      passOver(target);
    }
  }

  private void passOver(long target) throws IOException {
    try {
      input.skip(target - position);
      position = target;
    } catch (EOFException e) {
      throw changed(target, e);
    }
  }

  private void readUpTo(long target) throws IOException {
    PacketBatch scratch = new PacketBatch();
    boolean more = true;
    while (more && position < target) {
      more = fill(scratch, target);
    }
    if (position != target) {
      throw changed(target, null);
    }
  }

  private IOException changed(long target, Exception cause) {
    return new IOException(
        input.path()
            + ": cannot go on at offset "
            + target
            + ": no record begins there. The file was changed since it was last read;"
            + " read it again from its beginning",
        cause);
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
