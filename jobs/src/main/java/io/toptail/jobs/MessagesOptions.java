package io.toptail.jobs;

import io.toptail.export.ExportFormat;
import io.toptail.filter.MessageFilter;
import io.toptail.privacy.AddressPrivacy;
import java.io.Serializable;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;

/**
 * Everything that one run of {@code messages} was asked to do, checked and resolved. Immutable; the
 * array of ports must not be changed. What is not said here is said at {@link RunOptions}.
 *
 * @param format of the rows
 * @param out file to write; null for standard output
 * @param orderedByTime whether rows are put in the order of time
 * @param addresses how addresses are hidden
 * @param malformed whether malformed messages have a row too
 * @param sortBytes memory of the sort by time
 */
public record MessagesOptions(
    List<Input> inputs,
    ExportFormat format,
    String out,
    boolean orderedByTime,
    AddressPrivacy addresses,
    boolean malformed,
    int[] ports,
    boolean tunnels,
    MessageFilter filter,
    boolean strict,
    int parallelism,
    long sortBytes,
    boolean progress,
    boolean objectReuse,
    RuntimeExecutionMode runtimeMode)
    implements RunOptions, Serializable {}
