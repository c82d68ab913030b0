package io.toptail.jobs;

import io.toptail.filter.MessageFilter;
import io.toptail.ignore.IgnoreList;
import io.toptail.privacy.Privacy;
import io.toptail.report.SavedReport;
import io.toptail.row.AnalysisSettings.DetectorTexts;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.RuntimeExecutionMode;

/**
 * Everything that one run of {@code analyze} was asked to do, checked and resolved. Immutable; the
 * array of ports must not be changed. What is not said here is said at {@link RunOptions}.
 *
 * @param out folder of the report; either not there, empty, or an earlier report
 * @param top ranks to list, 1 or more
 * @param counts ranks to keep for comparisons, 1 or more
 * @param window length of the event-time windows; null for the whole input as one
 * @param ignore rules of what is left out of the ranking
 * @param owners file of owners; null for none
 * @param publicSuffixes file of public suffixes; null for the list that is built in
 * @param tlds file of delegated top-level domains; null for the list that is built in
 * @param detectors settings, registries and vantage of the detectors
 * @param history whether queries are matched with responses and looked at client by client
 * @param privacy what the report hides
 * @param tableBytes budget of each table of a task, in octets
 * @param splitBytes least bytes of a split of a file
 * @param seriesStep time between the points of the series; null to choose by the capture's length
 * @param color whether to colour the text report
 * @param baseline an earlier report to compare with; null for none
 * @param effective every option's value as text by its long name, sorted; for the manifest
 */
public record AnalyzeOptions(
    List<Input> inputs,
    String out,
    int top,
    int counts,
    Duration window,
    IgnoreList ignore,
    String owners,
    String publicSuffixes,
    String tlds,
    DetectorTexts detectors,
    Privacy privacy,
    int[] ports,
    boolean tunnels,
    boolean history,
    MessageFilter filter,
    boolean strict,
    int parallelism,
    long tableBytes,
    long splitBytes,
    Duration seriesStep,
    boolean color,
    boolean progress,
    boolean objectReuse,
    RuntimeExecutionMode runtimeMode,
    SavedReport baseline,
    Map<String, String> effective)
    implements RunOptions, Serializable {}
