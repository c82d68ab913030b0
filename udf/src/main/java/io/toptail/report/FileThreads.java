package io.toptail.report;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that write the files of a report: as many as there are processors, at most four. What
 * is begun first runs first. A thread that waits for the work of others can do it itself, see
 * {@link #help}, so no work waits for a thread that waits for it.
 */
final class FileThreads implements AutoCloseable {
  static final int COUNT = Math.min(4, Runtime.getRuntime().availableProcessors());

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          COUNT, COUNT, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), FileThreads::thread);

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "report files");
    thread.setContextClassLoader(FileThreads.class.getClassLoader());
    thread.setDaemon(true);
    return thread;
  }

  /** Has work done when a thread is free for it. */
  <T> FutureTask<T> begin(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    threads.execute(task);
    return task;
  }

  /** Does in this thread what no thread has taken yet. */
  void help(FutureTask<?> task) {
    threads.remove(task);
    task.run();
  }

  /** Waits for the end of some work; throws what that threw. */
  static <T> T result(Future<T> task) throws IOException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      throw interrupted();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      if (e.getCause() instanceof RuntimeException wrong) {
        throw wrong;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Ends what was begun; nothing of it runs any more when this returns. */
  @Override
  public void close() throws IOException {
    threads.shutdown();
    try {
      while (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      throw interrupted();
    }
  }

  private static IOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted while writing the report");
  }
}
