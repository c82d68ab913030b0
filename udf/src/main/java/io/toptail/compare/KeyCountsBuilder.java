package io.toptail.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up the counts of one dimension, window by window. At most {@value #MAX_KEYS} keys are kept;
 * what came later is accounted for as not listed. Not thread-safe.
 */
public final class KeyCountsBuilder {
  /** Some 50 MB of keys. */
  public static final int MAX_KEYS = 250_000;

  private final Map<String, Cell> cells = new LinkedHashMap<>();
  private final List<Cell> inWindow = new ArrayList<>();
  private final boolean parts;
  private int windows;
  private boolean open;
  private long smallest;
  private long dropped;
  private long bound;

  /** A key's sums so far. */
  private static final class Cell {
    private final String key;
    private int window;
    private long queries;
    private long clients;
    private long windowClients;
    private long covered;

    Cell(String key) {
      this.key = key;
    }
  }

  /**
   * @param parts whether a key may come more than once in a window, each time with other clients
   */
  KeyCountsBuilder(boolean parts) {
    this.parts = parts;
  }

  /** Begins the next window; the one before must have ended. */
  public void startWindow() {
    if (open) {
      throw new IllegalStateException("the window before has not ended");
    }
    open = true;
    windows++;
    smallest = Long.MAX_VALUE;
    dropped = 0;
    inWindow.clear();
  }

  /**
   * Adds a key of the window.
   *
   * @param queries how often it was counted, 0 or more
   * @param clients distinct clients; 0 if unknown
   */
  public void add(String key, long queries, long clients) {
    Cell cell = cells.get(key);
    if (cell == null && cells.size() < MAX_KEYS) {
      cell = new Cell(key);
      cells.put(key, cell);
    }
    if (cell == null) {
      dropped = parts ? KeyCount.MOST : Math.max(dropped, queries);
      return;
    }
    if (cell.window != windows) {
      cell.window = windows;
      cell.windowClients = 0;
      inWindow.add(cell);
    }
    cell.queries = KeyCount.sum(cell.queries, queries);
    cell.windowClients = KeyCount.sum(cell.windowClients, clients);
    cell.clients = Math.max(cell.clients, cell.windowClients);
    smallest = Math.min(smallest, queries);
  }

  /**
   * Ends the window.
   *
   * @param complete whether all its keys were added; if not, those added are the largest
   */
  public void endWindow(boolean complete) {
    long rest = complete ? 0 : inWindow.isEmpty() ? KeyCount.MOST : smallest;
    rest = Math.max(rest, dropped);
    bound = KeyCount.sum(bound, rest);
    for (Cell cell : inWindow) {
      cell.covered = KeyCount.sum(cell.covered, rest);
    }
    open = false;
  }

  /**
   * What was added; the last call. Keys that tie stay in the order in which they came.
   *
   * @param wholeClients whether clients are those of the whole period
   */
  KeyCounts build(boolean wholeClients) {
    List<Cell> ordered = new ArrayList<>(cells.values());
    ordered.sort(Comparator.<Cell>comparingLong(cell -> cell.queries).reversed());
    LinkedHashMap<String, KeyCount> counts = new LinkedHashMap<>(ordered.size() * 4 / 3 + 1);
    for (Cell cell : ordered) {
      long most = KeyCount.sum(cell.queries, bound - cell.covered);
      counts.put(cell.key, new KeyCount(cell.queries, most, cell.clients, counts.size() + 1));
    }
    return new KeyCounts(counts, bound, wholeClients);
  }
}
