package io.toptail.detect;

import io.toptail.dns.DnsName;
import io.toptail.name.SuffixTable;
import io.toptail.name.WireName;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an operator set for each detector ({@code conf/detectors.yaml}). Immutable; whatever is not
 * set is as it comes.
 */
public final class DetectorSettings {
  private final Map<String, Entry> entries;

  DetectorSettings(Map<String, Entry> entries) {
    this.entries = Map.copyOf(entries);
  }

  /** Nothing set. */
  public static DetectorSettings none() {
    return new DetectorSettings(Map.of());
  }

  /**
   * Reads a settings file.
   *
   * @param path what to call it in errors
   * @param known the detectors that may be set
   * @throws IllegalArgumentException if the text is not what {@code conf/detectors.yaml} describes;
   *     the message has a line for each thing that is wrong
   */
  public static DetectorSettings read(String yaml, String path, Collection<Detector> known) {
    return new DetectorSettingsReader(path, known).read(yaml);
  }

  /** What is set for a detector. */
  public Entry of(String id) {
    return entries.getOrDefault(id, Entry.NONE);
  }

  /** What is set for one detector. */
  public static final class Entry {
    /** Nothing set. */
    public static final Entry NONE = new Entry(true, null, List.of(), Map.of());

    private final boolean enabled;
    private final Severity severity;
    private final SuffixTable<Boolean> excepted = new SuffixTable<>();
    private final Map<String, Object> values;

    /**
     * @param severity null for the detector's own
     * @param excepted names, with everything below them
     * @param values of parameters, by key: an Integer or a List of String
     */
    Entry(boolean enabled, Severity severity, List<String> excepted, Map<String, Object> values) {
      this.enabled = enabled;
      this.severity = severity;
      this.values = new HashMap<>(values);
      excepted.forEach(name -> this.excepted.put(DnsName.toWire(name), true));
    }

    boolean enabled() {
      return enabled;
    }

    Severity severity() {
      return severity;
    }

    boolean excepts(WireName name) {
      return excepted.size() > 0 && excepted.longest(name) >= 0;
    }

    /** The value of a parameter that is a number, or the usual one. */
    public int number(Parameter parameter) {
      return (Integer) values.getOrDefault(parameter.key(), parameter.usual());
    }

    /** The values of a parameter that is a list, or the usual ones. */
    public List<String> list(Parameter parameter) {
      List<?> list = (List<?>) values.getOrDefault(parameter.key(), parameter.usual());
      return list.stream().map(String.class::cast).toList();
    }
  }
}
