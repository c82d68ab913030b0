package io.toptail.row;

import io.toptail.compat.CompatMode;
import io.toptail.detect.Vantage;
import io.toptail.filter.MessageFilter;
import io.toptail.ignore.IgnoreList;
import io.toptail.privacy.Privacy;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What an analysis needs to know, whole: texts of the files that an operator edits, not their
 * paths, because the tasks of a cluster do not see the disk of who submits the job.
 *
 * @param inputs the captures; a file's number is its place in this list
 * @param top rows of each dimension, at least 1
 * @param counts ranks of each dimension that are kept to compare reports by; no fewer than {@code
 *     top} are
 * @param windowNanos width of an event-time window; 0 for the whole input as one
 * @param seriesStepNanos width of a point of a time series; 0 for at most 1,000 points
 * @param ports the ports that DNS is spoken on
 * @param tunnels whether to look into tunnels for the innermost packet
 * @param tableBytes budget of each table of a task, in octets: packets combined, names, and the
 *     rows of the report
 * @param history whether the queries of a client are matched with responses and looked at in order
 * @param filter what is counted at all
 * @param ignore what is left out of the ranking
 * @param owners the owners file; null for none
 * @param publicSuffixes a public suffix list; null for the one that is bundled
 * @param topLevelDomains a list of delegated TLDs; null for the one that is bundled
 * @param detectors settings, registries and vantage of the detectors
 * @param privacy what the report hides
 * @param options effective options by name, for the manifest
 * @param version toptail's version, for the manifest
 */
public record AnalysisSettings(
    List<InputFile> inputs,
    int top,
    int counts,
    long windowNanos,
    long seriesStepNanos,
    int[] ports,
    boolean tunnels,
    long tableBytes,
    boolean history,
    MessageFilter filter,
    IgnoreList ignore,
    ListText owners,
    ListText publicSuffixes,
    ListText topLevelDomains,
    DetectorTexts detectors,
    Privacy privacy,
    Map<String, String> options,
    String version)
    implements Serializable {

  /** How many ranks of each dimension are kept. */
  public int ranks() {
    return Math.max(top, counts);
  }

  /** The same with another budget of tables. */
  public AnalysisSettings withTableBytes(long bytes) {
    return with(bytes, detectors);
  }

  /** The same with another guess at where the captures were taken. */
  public AnalysisSettings withVantage(Vantage guess) {
    return with(
        tableBytes,
        new DetectorTexts(
            detectors.settings(), detectors.registries(), guess, false, detectors.compat()));
  }

  private AnalysisSettings with(long bytes, DetectorTexts otherDetectors) {
    return new AnalysisSettings(
        inputs,
        top,
        counts,
        windowNanos,
        seriesStepNanos,
        ports,
        tunnels,
        bytes,
        history,
        filter,
        ignore,
        owners,
        publicSuffixes,
        topLevelDomains,
        otherDetectors,
        privacy,
        options,
        version);
  }

  /**
   * A capture.
   *
   * @param path as the user reads it
   * @param uri as the source opens it
   * @param bytes size as stored; 0 if not known
   */
  public record InputFile(String path, String uri, long bytes) implements Serializable {}

  /**
   * A file that an operator edits.
   *
   * @param path for messages
   */
  public record ListText(String path, String text) implements Serializable {}

  /**
   * What an operator says about detectors.
   *
   * @param settings the settings file; null for none
   * @param registries files that replace bundled ones
   * @param vantage where the captures were taken, as far as is known or guessed
   * @param declared whether somebody said so; else responses show whether the guess was right
   * @param compat the published classifications to count in as well
   */
  public record DetectorTexts(
      ListText settings,
      List<ListText> registries,
      Vantage vantage,
      boolean declared,
      List<CompatMode> compat)
      implements Serializable {
    /** Nothing said. */
    public static DetectorTexts none() {
      return new DetectorTexts(null, List.of(), Vantage.UNKNOWN, false, List.of());
    }
  }
}
