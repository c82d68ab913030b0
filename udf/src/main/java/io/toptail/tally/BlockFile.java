package io.toptail.tally;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * Blocks of rows in a temporary file: written from start to end, then read, whole or in part, as
 * often as wanted and by several threads. Each block is preceded by its length (four octets,
 * big-endian). Where the system can, the file has no name any more once it is open, so nothing is
 * left even by a program that is killed.
 */
public final class BlockFile implements AutoCloseable {
  private final Path path;
  private final FileChannel file;
  private long size;

  /**
   * Creates the file.
   *
   * @param path at which no file is yet
   * @throws UncheckedIOException if that failed; the message names the path
   */
  public BlockFile(Path path) {
    this.path = path;
    try {
      file =
          FileChannel.open(
              path,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw failed("create", e);
    }
  }

  /**
   * Appends a block.
   *
   * @throws UncheckedIOException if the disk is full or fails; the message names the file
   */
  public void write(TallyBlock block) {
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).putInt(0, block.length());
    ByteBuffer[] parts = {length, ByteBuffer.wrap(block.bytes(), 0, block.length())};
    try {
      while (parts[1].hasRemaining()) {
        file.write(parts);
      }
    } catch (IOException e) {
      throw failed("write", e);
    }
    size += Integer.BYTES + block.length();
  }

  /** Octets written so far: where the next block will begin. */
  public long size() {
    return size;
  }

  /**
   * The block that begins at a position, in an array of its own.
   *
   * @param position 0, or that of a block plus {@link #frame}
   */
  public TallyBlock read(long position) {
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
    try {
      fill(length, position);
      ByteBuffer block = ByteBuffer.allocate(length.getInt(0));
      fill(block, position + Integer.BYTES);
      return new TallyBlock(0, block.array(), block.capacity());
    } catch (IOException e) {
      throw failed("read", e);
    }
  }

  /** Octets that a block takes in a file. */
  public static int frame(TallyBlock block) {
    return Integer.BYTES + block.length();
  }

  /** Reads all blocks in the order in which they were written. */
  public void forEach(Consumer<TallyBlock> reader) {
    for (long position = 0; position < size; ) {
      TallyBlock block = read(position);
      position += frame(block);
      reader.accept(block);
    }
  }

  /** Deletes the file. */
  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw failed("delete", e);
    }
  }

  private void fill(ByteBuffer buffer, long position) throws IOException {
    while (buffer.hasRemaining()) {
      if (file.read(buffer, position + buffer.position()) < 0) {
        throw new EOFException("the file is cut off at " + file.size() + " octets");
      }
    }
  }

  private UncheckedIOException failed(String what, IOException e) {
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    String message =
        String.format(
            "cannot %s the temporary file %s: %s; make room in that folder, name another"
                + " (TMPDIR; on a cluster io.tmp.dirs), or allow more memory (--memory, TOPTAIL_HEAP)",
            what, path, reason);
    return new UncheckedIOException(message, new IOException(message, e));
  }
}
