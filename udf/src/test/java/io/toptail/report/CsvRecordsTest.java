package io.toptail.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRecordsTest {
  private static final int SLICE = CsvRecords.SLICE;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, SLICE, SLICE + 1, 2 * SLICE, 40 * SLICE + 7})
  void slicesAreTheFileThatOneWriterWrites(int size) throws IOException {
    List<Integer> rows = IntStream.range(0, size).boxed().toList();
    String expected = byOneWriter(rows);
    assertThat(written(rows)).isEqualTo(expected);
    assertThat(written(new LinkedList<>(rows))).isEqualTo(expected);
  }

  private static String byOneWriter(List<Integer> rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CsvWriter csv = new CsvWriter(out, 6);
    csv.cell("first").endRecord();
    for (int row : rows) {
      format(row, csv);
    }
    csv.cell("last").endRecord();
    csv.flush();
    return out.toString(UTF_8);
  }

  private static String written(List<Integer> rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (FileThreads threads = new FileThreads()) {
      CsvRecords records = new CsvRecords(out, 6, threads);
      records.single().cell("first").endRecord();
      records.all(rows, CsvRecordsTest::format);
      records.single().cell("last").endRecord();
      records.flush();
    }
    return out.toString(UTF_8);
  }

  /** Records of different lengths, some of them beyond the writer's buffer. */
  private static void format(int row, CsvWriter csv) throws IOException {
    String text = row % 5000 == 4999 ? "é".repeat(50_000) : "x".repeat(row % 50);
    csv.cell(row).time(row * 700_000_000L).cell(text).endRecord();
  }

  @Test
  void aShortListIsTheCallersWorkAlone() throws IOException {
    Set<Thread> workers = ConcurrentHashMap.newKeySet();
    try (FileThreads threads = new FileThreads()) {
      CsvRecords records = new CsvRecords(OutputStream.nullOutputStream(), 6, threads);
      records.all(
          IntStream.range(0, SLICE).boxed().toList(),
          (row, csv) -> workers.add(Thread.currentThread()));
    }
    assertThat(workers).containsExactly(Thread.currentThread());
  }

  @Test
  void fewRowsAreAheadOfTheFile() throws IOException {
    AtomicLong formatted = new AtomicLong();
    AtomicLong ahead = new AtomicLong();
    OutputStream out =
        new OutputStream() {
          private long written;

          @Override
          public void write(int octet) {
            throw new AssertionError("one octet at a time");
          }

          @Override
          public void write(byte[] octets, int offset, int length) {
            ahead.accumulateAndGet(formatted.get() - written, Math::max);
            written += length / 2;
          }
        };
    try (FileThreads threads = new FileThreads()) {
      new CsvRecords(out, 6, threads)
          .all(
              IntStream.range(0, 100 * SLICE).boxed().toList(),
              (row, csv) -> {
                csv.cell(row % 10).endRecord();
                formatted.incrementAndGet();
              });
    }
    assertThat(formatted).hasValue(100 * SLICE);
    assertThat(ahead.get()).isBetween((long) SLICE, (long) CsvRecords.AHEAD * SLICE);
  }

  @Test
  void aStreamThatFailsInTheMiddleIsReportedAndLeavesNoThread() {
    IOException full = new IOException("no space left");
    OutputStream out =
        new FilterOutputStream(OutputStream.nullOutputStream()) {
          private int slices;

          @Override
          public void write(byte[] octets, int offset, int length) throws IOException {
            if (length > 0 && ++slices == 5) {
              throw full;
            }
          }
        };
    assertThatThrownBy(() -> write(out, CsvRecordsTest::format)).isSameAs(full);
    assertNoThreadIsLeft();
  }

  @Test
  void aRowThatFailsInTheMiddleIsReportedAndLeavesNoThread() {
    IllegalStateException wrong = new IllegalStateException("a row that cannot be made");
    CsvRecords.Format<Integer> format =
        (row, csv) -> {
          if (row == 9 * SLICE + 3) {
            throw wrong;
          }
          format(row, csv);
        };
    assertThatThrownBy(() -> write(OutputStream.nullOutputStream(), format)).isSameAs(wrong);
    assertNoThreadIsLeft();
  }

  private static void write(OutputStream out, CsvRecords.Format<Integer> format)
      throws IOException {
    try (FileThreads threads = new FileThreads()) {
      new CsvRecords(out, 6, threads).all(IntStream.range(0, 20 * SLICE).boxed().toList(), format);
    }
  }

  /** A thread may need a moment to end after its last work. */
  private static void assertNoThreadIsLeft() {
    Set<Thread> left =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals("report files"))
            .collect(Collectors.toSet());
    for (Thread thread : left) {
      try {
        thread.join(10_000);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      assertThat(thread.isAlive()).isFalse();
    }
  }
}
