package io.toptail.fuzz;

/**
 * What the fuzzer calls; {@code scripts/fuzz} starts it. The methods' names are Jazzer's, which
 * finds them by reflection, so that nothing here depends on it.
 */
public final class FuzzDriver {
  private static FuzzTarget target;

  private FuzzDriver() {}

  /**
   * Called once, first: loads, on a seed, what the target needs.
   *
   * @param args the target's name
   */
  public static void fuzzerInitialize(String[] args) throws Exception {
    target = FuzzTargets.named(args[0]);
    target.action().fuzz(target.seeds().get().get(0));
  }

  /** Called for every input. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    FuzzBounds.run(target, input);
  }
}
