package io.toptail.assembly;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Work done beside that of whoever begins it: by a thread of its own if it is much, else at once.
 * It must change nothing that others look at before they have asked for the {@link #result}.
 */
final class SideWork<T> implements AutoCloseable {
  private final CompletableFuture<T> outcome;

  private SideWork(CompletableFuture<T> outcome) {
    this.outcome = outcome;
  }

  /**
   * Begins some work.
   *
   * @param much whether it is worth a thread
   */
  static <T> SideWork<T> begin(boolean much, Supplier<T> work) {
    Executor executor = much ? SideWork::start : Runnable::run;
    return new SideWork<>(CompletableFuture.supplyAsync(work, executor));
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "report, beside");
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits for the end of the work; throws what that threw. */
  T result() {
    try {
      return outcome.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failed) {
        throw failed;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  /** Waits for the end of the work, whatever that is: nothing of it runs any more. */
  @Override
  public void close() {
    outcome.handle((result, failure) -> result).join();
  }
}
