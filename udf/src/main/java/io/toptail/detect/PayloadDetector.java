package io.toptail.detect;

import io.toptail.dns.WireAnomaly;
import java.util.Arrays;
import java.util.List;

/**
 * A misconfiguration that shows in what a client sends to a DNS port and no server can read. Such
 * payloads are counted in the ledger, not among queries.
 *
 * <p>The reason of a finding is the anomaly; its number is the anomaly's ordinal.
 */
public abstract non-sealed class PayloadDetector extends Detector {
  private static final List<String> ANOMALIES =
      Arrays.stream(WireAnomaly.values()).skip(1).map(WireAnomaly::id).toList();

  protected PayloadDetector(DetectorInfo info) {
    super(info);
  }

  /** Whether a payload with this anomaly, which is not countable, shows this misconfiguration. */
  public abstract boolean matches(WireAnomaly anomaly);

  @Override
  public final List<String> reasons() {
    return ANOMALIES;
  }
}
