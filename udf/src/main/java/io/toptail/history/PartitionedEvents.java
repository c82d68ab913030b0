package io.toptail.history;

import io.toptail.packet.NetworkOrder;
import io.toptail.tally.BlockFile;
import io.toptail.tally.KeyHash;
import io.toptail.tally.TallyBlock;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Collects events in parts by a hash of their client, so that each part can be sorted on its own
 * while it fits into the caches of a processor: sorting all at once waits for memory at every
 * comparison. Holds a bounded number of octets; what is more goes to one temporary file, which is
 * made when it is needed.
 *
 * <p>A part is chunks of frames. A frame is the length of a client's address (1), the address, the
 * length of a record (2) and the record.
 */
final class PartitionedEvents implements AutoCloseable {
  private static final int PARTS = 128;
  private static final int SMALLEST = 1 << 10;
  private static final int CHUNK = 1 << 15;

  private final Part[] parts = new Part[PARTS];
  private final long memory;
  private final Supplier<Path> spillFile;
  private long held;
  private BlockFile file;

  /** Takes the events of a part, in the order in which they came, or came to lie in the file. */
  @FunctionalInterface
  interface Taker {
    void event(
        byte[] client, int clientOffset, int clientLength, byte[] record, int at, int length);
  }

  /**
   * @param memory octets of full chunks that may be held
   * @param spillFile a path at which no file is yet
   */
  PartitionedEvents(long memory, Supplier<Path> spillFile) {
    this.memory = memory;
    this.spillFile = spillFile;
    Arrays.setAll(parts, i -> new Part());
  }

  /**
   * Takes an event.
   *
   * @throws java.io.UncheckedIOException if it has to be written to a file and that fails
   */
  void add(byte[] client, int clientOffset, int clientLength, byte[] record, int length) {
    long hash = KeyHash.of(client, clientOffset, clientLength);
    // The lowest bits chose the task.
    Part part = parts[(int) (hash >>> 32) & PARTS - 1];
    part.room(3 + clientLength + length);
    byte[] bytes = part.chunk;
    int at = part.end;
    bytes[at++] = (byte) clientLength;
    System.arraycopy(client, clientOffset, bytes, at, clientLength);
    at += clientLength;
    bytes[at++] = (byte) (length >> 8);
    bytes[at++] = (byte) length;
    System.arraycopy(record, 0, bytes, at, length);
    part.end = at + length;
  }

  /** How many parts there are. */
  int parts() {
    return PARTS;
  }

  /** Gives the events of a part, and forgets them. */
  void drain(int number, Taker taker) {
    Part part = parts[number];
    parts[number] = new Part();
    for (int i = 0; i < part.fullChunks; i++) {
      if (part.full[i] != null) {
        drain(part.full[i], part.ends[i], taker);
        part.full[i] = null;
      } else {
        TallyBlock block = file.read(part.positions[i]);
        drain(block.bytes(), block.length(), taker);
      }
    }
    if (part.chunk != null) {
      drain(part.chunk, part.end, taker);
    }
  }

  private static void drain(byte[] bytes, int end, Taker taker) {
    int at = 0;
    while (at < end) {
      int clientLength = bytes[at];
      int record = at + 3 + clientLength;
      int length = NetworkOrder.u16(bytes, record - 2);
      taker.event(bytes, at + 1, clientLength, bytes, record, length);
      at = record + length;
    }
  }

  /** Forgets all events and deletes the file. */
  @Override
  public void close() {
    Arrays.setAll(parts, i -> new Part());
    held = 0;
    if (file != null) {
      file.close();
      file = null;
    }
  }

  /** One part: an open chunk, and those that are full, in memory or in the file. */
  private final class Part {
    private byte[] chunk;
    private int end;
    private byte[][] full = {};
    private int[] ends = {};
    private long[] positions = {};
    private int fullChunks;

    void room(int octets) {
      if (chunk == null) {
        chunk = new byte[SMALLEST];
      }
      if (end + octets > chunk.length) {
        if (chunk.length < CHUNK) {
          chunk = Arrays.copyOf(chunk, 4 * chunk.length);
          room(octets);
        } else {
          put();
        }
      }
    }

    /** Puts the open chunk, which is full, away. */
    private void put() {
      if (fullChunks == full.length) {
        int grown = Math.max(8, 2 * fullChunks);
        full = Arrays.copyOf(full, grown);
        ends = Arrays.copyOf(ends, grown);
        positions = Arrays.copyOf(positions, grown);
      }
      if (held + CHUNK <= memory) {
        held += CHUNK;
        full[fullChunks] = chunk;
        ends[fullChunks] = end;
        chunk = new byte[CHUNK];
      } else {
        positions[fullChunks] = write(chunk, end);
      }
      fullChunks++;
      end = 0;
    }
  }

  private long write(byte[] bytes, int length) {
    if (file == null) {
      file = new BlockFile(spillFile.get());
    }
    long position = file.size();
    file.write(new TallyBlock(0, bytes, length));
    return position;
  }
}
