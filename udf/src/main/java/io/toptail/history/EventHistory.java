package io.toptail.history;

import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Takes blocks of events in any order, and gives the events of each client in the order of time,
 * once all have come. One instance for each task; all events of a client come to the same.
 */
public final class EventHistory implements AutoCloseable {
  /** Of the memory: what sorting one part may take. */
  private static final int SORTED_SHARE = 4;

  private final PartitionedEvents events;
  private final EventSorter sorter;
  private final EventBlockReader reader;
  private final SeenTraffic seen = new SeenTraffic();

  /** Takes clients, one after the other. */
  public interface Clients {
    /** The next transactions are of this client. */
    void client(byte[] address, int offset, int length);

    /** There are no more of it. */
    void endClient();
  }

  /**
   * @param memory octets of events that may be held, about
   * @param spillFile gives paths for temporary files, if they are needed
   */
  public EventHistory(long memory, Supplier<Path> spillFile) {
    events = new PartitionedEvents(memory - memory / SORTED_SHARE, spillFile);
    sorter = new EventSorter(memory / SORTED_SHARE, spillFile);
    reader = new EventBlockReader(events::add);
  }

  /**
   * Takes a block.
   *
   * @throws java.io.UncheckedIOException if events cannot be written to a temporary file
   */
  public void add(EventBlock block) {
    if (EventBlockReader.isSeen(block)) {
      seen.add(block.bytes(), 1, block.length() - 1);
    } else {
      reader.read(block);
    }
  }

  /** What the whole capture holds, once all blocks have come. */
  public SeenTraffic seen() {
    return seen;
  }

  /** Gives everything to a join, and forgets it; the last call but for {@link #close}. */
  public void replay(TransactionJoin join, Clients clients) {
    EventSorter.Taker taker =
        new EventSorter.Taker() {
          @Override
          public void client(byte[] bytes, int offset, int length) {
            clients.client(bytes, offset, length);
          }

          @Override
          public void event(byte[] bytes, int offset) {
            join.add(bytes, offset);
          }

          @Override
          public void endClient() {
            join.endClient();
            clients.endClient();
          }
        };
    for (int part = 0; part < events.parts(); part++) {
      events.drain(part, sorter::add);
      sorter.drain(taker);
    }
  }

  /** Gives back memory and the temporary files. */
  @Override
  public void close() {
    events.close();
    sorter.close();
  }
}
