package io.toptail.sink;

import io.toptail.operator.RowWriterOperator.Destination;
import io.toptail.operator.RowWriterOperator.Output;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A stream of this JVM, such as standard output, as the destination of a job that runs in the same
 * one. It is flushed at the end and never closed.
 *
 * @param number under which the stream was {@linkplain #of registered}
 */
public record LocalStream(int number) implements Destination, AutoCloseable {
  private static final long serialVersionUID = 1L;
  private static final Map<Integer, OutputStream> STREAMS = new ConcurrentHashMap<>();
  private static final AtomicInteger NEXT = new AtomicInteger();

  /** Registers a stream until {@link #close}. */
  public static LocalStream of(OutputStream stream) {
    int number = NEXT.incrementAndGet();
    STREAMS.put(number, stream);
    return new LocalStream(number);
  }

  @Override
  public Output open() throws IOException {
    OutputStream stream = STREAMS.get(number);
    if (stream == null) {
      throw new IOException("standard output of another program; write to a file");
    }
    return new Registered(stream);
  }

  /** Forgets the stream. */
  @Override
  public void close() {
    STREAMS.remove(number);
  }

  private record Registered(OutputStream target) implements Output {
    @Override
    public OutputStream stream() {
      return new Guarded(target);
    }

    @Override
    public void commit() throws IOException {
      stream().flush();
    }

    @Override
    public void close() {
      // belongs to the program
    }
  }

  /** Says which failures mean that nobody reads any more. */
  private static final class Guarded extends OutputStream {
    private final OutputStream out;

    Guarded(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        throw named(e);
      }
    }

    @Override
    public void flush() throws IOException {
      try {
        out.flush();
      } catch (IOException e) {
        throw named(e);
      }
    }

    private static IOException named(IOException e) {
      String message = e.getMessage();
      return message != null && message.contains("Broken pipe") ? new ReaderGoneException(e) : e;
    }
  }
}
