package io.toptail.history;

import io.toptail.tally.EntryOrder;
import io.toptail.tally.TallyTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Events in memory: records in chunks of octets, and a number of its client for each.
 * Data-processing style: no object per event.
 */
final class HeldEvents {
  static final int CHUNK = 1 << 20;

  /** Records begin at multiples of this many octets, so that an int tells the place of any. */
  static final int UNIT = 8;

  /** Records that are brought into the processor's cache at the same time. */
  private static final int TOUCHED = 32;

  private final List<byte[]> chunks = new ArrayList<>();
  private final TallyTable clients = new TallyTable();
  private int[] clientOf = new int[1 << 10];
  private int[] placeOf = new int[1 << 10];
  private long[] timeOf = new long[1 << 10];

  /** Events by client. */
  private int[] eventsOf = new int[1 << 10];

  /** What was read in advance; only so that the reads are not optimised away. */
  private long touched;

  private int size;
  private int chunk = -1;
  private int end = CHUNK;

  void add(byte[] client, int clientOffset, int clientLength, byte[] record, int at, int length) {
    if (end + length > CHUNK) {
      nextChunk();
    }
    if (size == clientOf.length) {
      clientOf = Arrays.copyOf(clientOf, size + (size >> 1));
      placeOf = Arrays.copyOf(placeOf, size + (size >> 1));
      timeOf = Arrays.copyOf(timeOf, size + (size >> 1));
    }
    int entry = clients.entry(client, clientOffset, clientLength);
    if (entry == eventsOf.length) {
      eventsOf = Arrays.copyOf(eventsOf, 2 * entry);
    }
    eventsOf[entry] = clients.inserted() ? 1 : eventsOf[entry] + 1;
    System.arraycopy(record, at, chunks.get(chunk), end, length);
    clientOf[size] = entry;
    timeOf[size] = EventRecord.getLong(record, at + EventRecord.TIME);
    placeOf[size++] = chunk * (CHUNK / UNIT) + end / UNIT;
    end = (end + length + UNIT - 1) & -UNIT;
  }

  private void nextChunk() {
    chunk++;
    if (chunk == chunks.size()) {
      chunks.add(new byte[CHUNK]);
    }
    end = 0;
  }

  int size() {
    return size;
  }

  /** Octets held, about, with what sorting them takes. */
  long bytes() {
    return (chunk + 1L) * CHUNK + clientOf.length * 32L + eventsOf.length * 8L + clients.bytes();
  }

  /** Gives all events in order, and forgets them. */
  void drain(EventSorter.Taker taker) {
    int[] inOrder = new EntryOrder(clients, 0).sorted(IntStream.range(0, clients.size()).toArray());
    int[] next = new int[clients.size()];
    int sum = 0;
    for (int client : inOrder) {
      next[client] = sum;
      sum += eventsOf[client];
    }
    int[] places = new int[size];
    long[] times = new long[size];
    for (int i = 0; i < size; i++) {
      int to = next[clientOf[i]]++;
      places[to] = placeOf[i];
      times[to] = timeOf[i];
    }
    RecordOrder order = new RecordOrder(chunks, places, times);
    int from = 0;
    for (int client : inOrder) {
      int to = next[client];
      order.sort(from, to);
      taker.client(clients.keys(client), clients.keyOffset(client), clients.keyLength(client));
      for (int i = from; i < to; i++) {
        if ((i - from) % TOUCHED == 0) {
          touched += order.touch(i, Math.min(to, i + TOUCHED));
        }
        taker.event(order.chunk(i), order.offset(i));
      }
      taker.endClient();
      from = to;
    }
    clear();
  }

  private void clear() {
    clients.clear();
    size = 0;
    chunk = -1;
    end = CHUNK;
  }

  /** Forgets all events, and gives the memory back. */
  void release() {
    clear();
    chunks.clear();
    clientOf = new int[1 << 10];
    placeOf = new int[1 << 10];
    timeOf = new long[1 << 10];
  }
}
