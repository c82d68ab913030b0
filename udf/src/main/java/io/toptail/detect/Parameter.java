package io.toptail.detect;

import java.util.List;

/**
 * A value of a detector that an operator may set.
 *
 * @param key in the settings file
 * @param usual what it is if it is not set: a whole number or a list of texts
 * @param least smallest number allowed
 * @param most largest number allowed
 * @param kind what a list holds
 * @param meaning one line, for the settings file and the list of detectors
 */
public record Parameter(String key, Object usual, int least, int most, Kind kind, String meaning) {

  /** What a value is. */
  public enum Kind {
    NUMBER,
    /** A list of domain names; each stands for itself and everything below it. */
    NAMES,
    /** A list of single labels. */
    LABELS,
    /** A list of addresses and prefixes. */
    PREFIXES
  }

  /** A whole number. */
  public static Parameter number(String key, int usual, int least, int most, String meaning) {
    return new Parameter(key, usual, least, most, Kind.NUMBER, meaning);
  }

  /** A list of texts. */
  public static Parameter list(String key, Kind kind, String meaning, String... usual) {
    return new Parameter(key, List.of(usual), 0, 0, kind, meaning);
  }

  /** The usual value as the settings file writes it. */
  public String usualText() {
    if (usual instanceof List<?> list) {
      return "[" + String.join(", ", list.stream().map(Object::toString).toList()) + "]";
    }
    return usual.toString();
  }
}
