package io.toptail.report;

import io.toptail.compare.Snapshot;
import java.io.Serializable;
import java.util.List;

/**
 * An earlier report to compare with.
 *
 * @param folder as the user named it
 * @param warnings what makes the comparison unfair, each as a sentence
 * @param snapshot what it counted
 */
public record Baseline(String folder, List<String> warnings, Snapshot snapshot)
    implements Serializable {}
