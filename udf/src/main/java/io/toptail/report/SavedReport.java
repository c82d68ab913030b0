package io.toptail.report;

import io.toptail.compare.Snapshot;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What a folder that {@code analyze} wrote says, as far as reports are compared.
 *
 * @param folder as the user named it
 * @param version toptail's version that wrote it
 * @param inputs paths of the captures, the first of them
 * @param options effective options by name
 * @param registries registry to its version or date, and where the captures were seen from
 * @param windows how many windows it has
 * @param fractionDigits digits of a second of its times
 * @param fromResponses whether queries were counted from responses, in any window
 * @param snapshot what was counted in all windows together
 */
public record SavedReport(
    String folder,
    String version,
    List<String> inputs,
    Map<String, String> options,
    Map<String, String> registries,
    int windows,
    int fractionDigits,
    boolean fromResponses,
    Snapshot snapshot)
    implements Serializable {

  /** The report as what another is compared with. */
  public Baseline baseline(List<String> warnings) {
    return new Baseline(folder, warnings, snapshot);
  }
}
