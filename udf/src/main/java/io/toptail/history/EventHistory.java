package io.toptail.history;

import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Takes blocks of events in any order, and gives the events of each client in the order of time,
 * once all have come. One instance for each task; all events of a client come to the same.
 */
public final class EventHistory implements AutoCloseable {
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
   * @param spillFile gives a path for the temporary file, if one is needed
   */
  public EventHistory(long memory, Supplier<Path> spillFile) {
    sorter = new EventSorter(memory, spillFile);
    reader = new EventBlockReader(sorter::add);
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
    sorter.drain(
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
        });
  }

  /** Gives back memory and the temporary file. */
  @Override
  public void close() {
    sorter.close();
  }
}
