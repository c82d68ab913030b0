package io.toptail.history;

import io.toptail.tally.BlockFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Sorts events by client, and those of a client by {@linkplain EventRecord time and content}. Holds
 * a bounded number of octets; more are sorted in runs in one temporary file, which is made when it
 * is needed, and merged when they are read.
 */
final class EventSorter implements AutoCloseable {
  private final long memory;
  private final Supplier<Path> spillFile;
  private final HeldEvents held = new HeldEvents();
  private final List<EventRun.Range> runs = new ArrayList<>();
  private BlockFile file;

  /** Takes events in order. */
  interface Taker {
    /** The next events are of another client. */
    void client(byte[] bytes, int offset, int length);

    /** A {@linkplain EventRecord record}, valid only during the call. */
    void event(byte[] bytes, int offset);

    /** There are no more of the client. */
    void endClient();
  }

  /**
   * @param memory octets that may be held, about
   * @param spillFile a path at which no file is yet
   */
  EventSorter(long memory, Supplier<Path> spillFile) {
    this.memory = memory;
    this.spillFile = spillFile;
  }

  /**
   * Takes an event.
   *
   * @throws java.io.UncheckedIOException if it has to be written to a file and that fails
   */
  void add(byte[] client, int clientOffset, int clientLength, byte[] record, int at, int length) {
    held.add(client, clientOffset, clientLength, record, at, length);
    if (held.bytes() > memory) {
      spill();
    }
  }

  private void spill() {
    if (file == null) {
      file = new BlockFile(spillFile.get());
    }
    long start = file.size();
    EventRun.Writer writer = new EventRun.Writer(file);
    held.drain(writer);
    writer.finish();
    runs.add(new EventRun.Range(start, file.size()));
  }

  /** Gives all events in order, and forgets them; more may be added afterwards. */
  void drain(Taker taker) {
    if (file == null) {
      held.drain(taker);
      return;
    }
    if (held.size() > 0) {
      spill();
    }
    held.release();
    new EventMerge(file, runs).drain(taker);
    close();
  }

  /** Forgets all events and deletes the file. */
  @Override
  public void close() {
    held.release();
    runs.clear();
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
