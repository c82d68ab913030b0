package io.toptail.fuzz;

import java.lang.management.ManagementFactory;

/** Runs a target on an input and holds it to its bounds of time and memory. For one thread. */
public final class FuzzBounds {
  /** Far more than any input of a few kilobytes needs, even on a busy machine. */
  static final long MAX_NANOS = 1_000_000_000;

  private static final int ATTEMPTS = 3;

  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private FuzzBounds() {}

  /** Tries an input as the fuzzer does. */
  public static void run(FuzzTarget target, byte[] input) throws Exception {
    run(target, target.action(), input);
  }

  /** Tries an input in every way that the target has. */
  static void runThoroughly(FuzzTarget target, byte[] input) throws Exception {
    run(target, target.thorough(), input);
  }

  /**
   * Runs the target once, and again if that was too slow or took too much: neither a pause of the
   * machine nor the loading of classes repeats.
   *
   * @throws AssertionError if a bound is exceeded
   */
  private static void run(FuzzTarget target, FuzzTarget.Action action, byte[] input)
      throws Exception {
    long nanos = 0;
    long allocated = 0;
    for (int i = 0; i < ATTEMPTS; i++) {
      byte[] copy = input.clone();
      long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
      long begun = System.nanoTime();
      action.fuzz(copy);
      nanos = System.nanoTime() - begun;
      allocated = THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore;
      if (nanos <= MAX_NANOS && allocated <= target.maxAllocation()) {
        return;
      }
    }
    throw new AssertionError(
        "%s: %d ms and %d allocated octets for an input of %d"
            .formatted(target.name(), nanos / 1_000_000, allocated, input.length));
  }
}
