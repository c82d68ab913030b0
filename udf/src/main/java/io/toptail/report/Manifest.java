package io.toptail.report;

import java.util.List;
import java.util.Map;

/**
 * What a run read, with what and how: enough to repeat it.
 *
 * @param version toptail's own version
 * @param inputs in the order of their paths
 * @param options effective options by name, defaults included, sorted by name
 * @param registries registry (for instance {@code public suffixes}) to its version or date
 * @param damages places that could not be read as records, in the order of file and offset: all, or
 *     the first if there are more than anybody reads; {@link Input#damagedPlaces} counts all
 * @param fractionDigits digits of a second that the inputs record: 6 or 9
 * @param estimateError relative standard error of the client counts that are marked as estimated
 * @param evaluation where the captures were taken, and what was not looked for
 */
public record Manifest(
    String version,
    List<Input> inputs,
    Map<String, String> options,
    Map<String, String> registries,
    List<Damage> damages,
    int fractionDigits,
    double estimateError,
    Evaluation evaluation) {

  /** A manifest without an evaluation. */
  public Manifest(
      String version,
      List<Input> inputs,
      Map<String, String> options,
      Map<String, String> registries,
      List<Damage> damages,
      int fractionDigits,
      double estimateError) {
    this(
        version,
        inputs,
        options,
        registries,
        damages,
        fractionDigits,
        estimateError,
        Evaluation.NONE);
  }

  /**
   * One capture.
   *
   * @param path as the user named it, or found below a folder that the user named
   * @param container for instance {@code pcapng, gzip}
   * @param bytes size as stored
   * @param packets packets read
   * @param damagedBytes bytes, uncompressed, that could not be read as records
   * @param damagedPlaces places that could not be read
   * @param lostPackets packets that the capture says it lost before it was written
   * @param clock what is wrong with the times of its packets
   */
  public record Input(
      String path,
      String container,
      long bytes,
      long packets,
      long damagedBytes,
      long damagedPlaces,
      long lostPackets,
      Clock clock) {
    /** An input that lost nothing, and whose times are as they should be. */
    public Input(String path, String container, long bytes, long packets, long damagedBytes) {
      this(
          path,
          container,
          bytes,
          packets,
          damagedBytes,
          damagedBytes > 0 ? 1 : 0,
          0,
          new Clock(0, 0));
    }
  }

  /**
   * Times that cannot be right. The packets count like all others.
   *
   * @param oddTimes packets from before 1990, or more than a year away from most of the file's
   * @param backwards packets that are earlier than the one before them in the file
   */
  public record Clock(long oddTimes, long backwards) {}

  /** Places of all captures that could not be read. */
  long damagedPlaces() {
    return inputs.stream().mapToLong(Input::damagedPlaces).sum();
  }

  /** Packets that all captures say they lost before they were written. */
  long lostPackets() {
    return inputs.stream().mapToLong(Input::lostPackets).sum();
  }

  /**
   * A place in an input that could not be read.
   *
   * @param offset of the first lost byte, in the uncompressed capture
   * @param length bytes lost; -1 if unknown
   */
  public record Damage(String path, long offset, long length, String reason) {}
}
