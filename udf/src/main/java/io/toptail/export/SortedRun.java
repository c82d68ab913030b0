package io.toptail.export;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sorted rows in a temporary file, read one after the other. The file goes when it is closed. */
final class SortedRun implements Closeable, Comparable<SortedRun> {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final long rows;
  private final int age;
  private DataInputStream in;
  private long read;
  private SortedRow head;

  private SortedRun(Path file, long rows, int age) {
    this.file = file;
    this.rows = rows;
    this.age = age;
  }

  /** Writes rows that are sorted. */
  static SortedRun write(Path folder, int age, Rows source) throws IOException {
    Path file = Files.createTempFile(folder, "toptail-rows", ".run");
    long rows = 0;
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
      for (SortedRow row = source.next(); row != null; row = source.next()) {
        out.writeLong(row.time());
        out.writeInt(row.file());
        out.writeLong(row.position());
        out.writeInt(row.number());
        out.writeInt(row.length());
        out.write(row.bytes(), row.offset(), row.length());
        rows++;
      }
    } catch (IOException | RuntimeException | Error e) {
      Files.deleteIfExists(file);
      throw e;
    }
    return new SortedRun(file, rows, age);
  }

  /** Rows one after the other; null after the last. */
  @FunctionalInterface
  interface Rows {
    SortedRow next() throws IOException;
  }

  /** Opens the run, before its first row. */
  void open() throws IOException {
    in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
    advance();
  }

  /** The row to read next; null after the last. */
  SortedRow head() {
    return head;
  }

  void advance() throws IOException {
    if (read++ == rows) {
      head = null;
      return;
    }
    long time = in.readLong();
    int number = in.readInt();
    long position = in.readLong();
    int row = in.readInt();
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    head = new SortedRow(time, number, position, row, bytes, 0, bytes.length);
  }

  @Override
  public int compareTo(SortedRun other) {
    int order = head.compareTo(other.head);
    return order != 0 ? order : Integer.compare(age, other.age);
  }

  @Override
  public void close() throws IOException {
    try {
      if (in != null) {
        in.close();
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
