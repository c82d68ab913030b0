package io.toptail.fuzz;

import java.util.List;
import java.util.function.Supplier;

/**
 * Something that reads untrusted octets, and how to try it.
 *
 * @param name what {@code scripts/fuzz} calls it: lower case, with hyphens
 * @param maxLength of the inputs that a fuzzer makes up, in octets
 * @param maxAllocation octets that reading one input may allocate
 * @param action reads an input and throws, an {@link AssertionError} for instance, if anything is
 *     wrong; what may be thrown by contract it catches
 * @param thorough as {@code action}, but in all ways of which that, for speed, chooses some
 * @param seeds inputs to begin with, made by the project
 * @param realSeeds inputs from captures of other people; empty where there are none
 */
public record FuzzTarget(
    String name,
    int maxLength,
    long maxAllocation,
    Action action,
    Action thorough,
    Supplier<List<byte[]>> seeds,
    Supplier<List<byte[]>> realSeeds) {

  /** Reads one input. */
  @FunctionalInterface
  public interface Action {
    void fuzz(byte[] input) throws Exception;
  }

  /** A target that tries every input in the same way. */
  public FuzzTarget(
      String name,
      int maxLength,
      long maxAllocation,
      Action action,
      Supplier<List<byte[]>> seeds,
      Supplier<List<byte[]>> realSeeds) {
    this(name, maxLength, maxAllocation, action, action, seeds, realSeeds);
  }

  /** Such a target without seeds from real captures. */
  public FuzzTarget(
      String name, int maxLength, long maxAllocation, Action action, Supplier<List<byte[]>> seeds) {
    this(name, maxLength, maxAllocation, action, seeds, List::of);
  }

  @Override
  public String toString() {
    return name;
  }
}
