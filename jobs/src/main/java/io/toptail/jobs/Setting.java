package io.toptail.jobs;

import java.util.List;

/**
 * What one option is set to, as text, and where that was written.
 *
 * @param origin {@code --top}, or file, line and key; what an error has to name
 * @param values the text of each value; empty if the option is not set anywhere
 * @param fromFile whether the options file set it
 */
record Setting(String origin, List<String> values, boolean fromFile) {

  /** The only value, or null if there is none. */
  String value() {
    return values.isEmpty() ? null : String.join(",", values);
  }
}
