package io.toptail.jobs;

import io.toptail.compat.CompatMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The published classifications that an operator asks for, as text. */
final class CompatOption {
  private CompatOption() {}

  /**
   * Modes between commas, each once, in their own order.
   *
   * @throws IllegalArgumentException saying what is accepted
   */
  static List<CompatMode> parse(String text) {
    List<CompatMode> modes = new ArrayList<>();
    for (String word : text.split(",", -1)) {
      modes.add(mode(word.strip()));
    }
    return modes.stream().sorted().distinct().toList();
  }

  private static CompatMode mode(String word) {
    return Arrays.stream(CompatMode.values())
        .filter(mode -> mode.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("expected " + words(CompatMode.values())));
  }

  private static String words(CompatMode... modes) {
    return Arrays.stream(modes).map(CompatMode::word).collect(Collectors.joining(", "));
  }

  static String format(List<CompatMode> modes) {
    return modes.stream().map(CompatMode::word).collect(Collectors.joining(","));
  }
}
