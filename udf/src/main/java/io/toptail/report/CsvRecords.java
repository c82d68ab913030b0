package io.toptail.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.FutureTask;

/**
 * The records of one CSV file. Those of a long list are formatted in slices by all threads that are
 * free, and written in their order: the file is the same, and only a few slices are in memory. Does
 * not own the stream; for one thread.
 */
final class CsvRecords {
  /** Rows of a slice, which are about a million octets; a list that is no longer has none. */
  static final int SLICE = 4096;

  /** Slices that are formatted before they can be written. */
  static final int AHEAD = FileThreads.COUNT + 2;

  private final OutputStream out;
  private final int fractionDigits;
  private final FileThreads threads;
  private final CsvWriter single;
  private final Deque<Slice> unused = new ArrayDeque<>();

  /** Writes the record, or records, of a row. */
  @FunctionalInterface
  interface Format<T> {
    /** May be called by several threads at the same time, each with a writer of its own. */
    void write(T row, CsvWriter csv) throws IOException;
  }

  /**
   * @param fractionDigits digits of a second, 0 to 9, that times are written with
   */
  CsvRecords(OutputStream out, int fractionDigits, FileThreads threads) {
    this.out = out;
    this.fractionDigits = fractionDigits;
    this.threads = threads;
    this.single = new CsvWriter(out, fractionDigits);
  }

  /** For the next record, if it is of no list. */
  CsvWriter single() {
    return single;
  }

  /**
   * Adds the records of all rows.
   *
   * @param rows which several threads may read if they can be read at random
   */
  <T> void all(List<T> rows, Format<T> format) throws IOException {
    if (rows.size() > SLICE) {
      single.flush();
      inSlices(new ListSlices<>(rows, SLICE), format);
      return;
    }
    for (T row : rows) {
      format.write(row, single);
    }
  }

  /** Hands what was added to the stream, and flushes it. */
  void flush() throws IOException {
    single.flush();
  }

  private <T> void inSlices(ListSlices<T> slices, Format<T> format) throws IOException {
    Deque<Slice> begun = new ArrayDeque<>();
    while (slices.hasNext() || !begun.isEmpty()) {
      while (slices.hasNext() && begun.size() < AHEAD) {
        Slice slice = unused.isEmpty() ? new Slice() : unused.remove();
        slice.begin(slices.next(), format);
        begun.add(slice);
      }
      finishFirst(begun);
      Slice first = begun.remove();
      first.bytes.writeTo(out);
      unused.add(first);
    }
  }

  /** Works on the next slices while another thread has the first. */
  private void finishFirst(Deque<Slice> begun) throws IOException {
    FutureTask<Void> first = begun.element().formatting;
    for (Slice slice : begun) {
      if (first.isDone()) {
        break;
      }
      threads.help(slice.formatting);
    }
    FileThreads.result(first);
  }

  /** Some rows as they will be in the file; to be used again. */
  private final class Slice {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CsvWriter csv = new CsvWriter(bytes, fractionDigits);
    private FutureTask<Void> formatting;

    <T> void begin(List<T> rows, Format<T> format) {
      bytes.reset();
      formatting =
          threads.begin(
              () -> {
                for (T row : rows) {
                  format.write(row, csv);
                }
                csv.flush();
                return null;
              });
    }
  }
}
