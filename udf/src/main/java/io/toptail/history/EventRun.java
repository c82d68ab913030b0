package io.toptail.history;

import io.toptail.packet.NetworkOrder;
import io.toptail.tally.BlockFile;
import io.toptail.tally.TallyBlock;
import java.util.Arrays;

/**
 * Reads a range of a file that holds events in order: blocks of frames. A frame is a length (2) and
 * a record, or a length of 0 and the client of the frames that follow: its length (1) and address.
 * Never empty.
 */
final class EventRun {
  /** Small, because one is in memory for each run. */
  private static final int BLOCK = 1 << 15;

  private final BlockFile file;
  private final long end;
  private long position;
  private TallyBlock block;
  private int at;
  private byte[] client = new byte[0];
  private int record;
  private boolean ended;

  /** Where a run lies in its file. */
  record Range(long start, long end) {}

  EventRun(BlockFile file, Range range) {
    this.file = file;
    this.position = range.start();
    this.end = range.end();
    nextBlock();
    advance();
  }

  /** Whether all was read. */
  boolean ended() {
    return ended;
  }

  /** The client of the record that comes next. */
  byte[] client() {
    return client;
  }

  /** The array that holds the record that comes next. */
  byte[] bytes() {
    return block.bytes();
  }

  /** Where that record begins. */
  int record() {
    return record;
  }

  /** Moves on; afterwards all may be read, or the client another. */
  void advance() {
    if (at == block.length()) {
      if (position == end) {
        ended = true;
        return;
      }
      nextBlock();
    }
    byte[] bytes = block.bytes();
    int length = NetworkOrder.u16(bytes, at);
    at += 2;
    if (length == 0) {
      int addressLength = bytes[at];
      client = Arrays.copyOfRange(bytes, at + 1, at + 1 + addressLength);
      at += 1 + addressLength;
      advance();
      return;
    }
    record = at;
    at += length;
  }

  private void nextBlock() {
    block = file.read(position);
    position += BlockFile.frame(block);
    at = 0;
  }

  /** Writes a run at the end of a file. */
  static final class Writer implements EventSorter.Taker {
    private final BlockFile file;
    private final byte[] bytes = new byte[BLOCK];
    private int at;

    Writer(BlockFile file) {
      this.file = file;
    }

    @Override
    public void client(byte[] from, int offset, int length) {
      room(3 + length);
      bytes[at++] = 0;
      bytes[at++] = 0;
      bytes[at++] = (byte) length;
      System.arraycopy(from, offset, bytes, at, length);
      at += length;
    }

    @Override
    public void event(byte[] from, int offset) {
      int length = EventRecord.length(from, offset);
      room(2 + length);
      bytes[at++] = (byte) (length >> 8);
      bytes[at++] = (byte) length;
      System.arraycopy(from, offset, bytes, at, length);
      at += length;
    }

    @Override
    public void endClient() {
      // said by the next client
    }

    /** Writes what is left; the last call. */
    void finish() {
      if (at > 0) {
        file.write(new TallyBlock(0, bytes, at));
        at = 0;
      }
    }

    private void room(int octets) {
      if (at + octets > BLOCK) {
        finish();
      }
    }
  }
}
