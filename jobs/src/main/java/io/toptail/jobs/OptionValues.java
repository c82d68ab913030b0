package io.toptail.jobs;

import io.toptail.name.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Settings as typed values. A value that is wrong is noted with its origin and read as null, 0 or
 * false, so that all of them are named at once. Records what each option came to.
 */
final class OptionValues {
  private static final String NONE = "none";

  private final Settings settings;
  private final List<String> problems;
  private final Map<String, String> effective = new TreeMap<>();

  OptionValues(Settings settings, List<String> problems) {
    this.settings = settings;
    this.problems = problems;
  }

  /** Every option read so far with its value as text. */
  Map<String, String> effective() {
    return effective;
  }

  /** Notes what is wrong with an option. */
  void problem(String origin, String what) {
    problems.add(origin + ": " + what);
  }

  /** Notes a problem that already says where it is. */
  void problem(String problem) {
    problems.add(problem);
  }

  /** Says something about a setting that may be used all the same. */
  void warn(String warning) {
    settings.warnings().add(warning);
  }

  /** The path that a setting holds. */
  Path path(Setting setting) {
    return settings.path(setting);
  }

  /** A value by its parser, which throws IllegalArgumentException saying what is accepted. */
  <T> T value(String name, Function<String, T> parser, Function<T, String> format) {
    Setting setting = settings.get(name);
    try {
      T value = parser.apply(setting.value());
      effective.put(name, format.apply(value));
      return value;
    } catch (IllegalArgumentException e) {
      problem(setting.origin(), "'" + setting.value() + "': " + e.getMessage());
      return null;
    }
  }

  /** As {@link #value}, with a word that stands for null. */
  <T> T optional(String name, String word, Function<String, T> parser, Function<T, String> format) {
    return value(
        name,
        text -> text.equals(word) ? null : parser.apply(text),
        value -> value == null ? word : format.apply(value));
  }

  int integer(String name, int least, int most) {
    Integer number = value(name, text -> parseInteger(text, least, most), String::valueOf);
    return number == null ? 0 : number;
  }

  /** As {@link #integer}, with a word that stands for a number found out at run time. */
  int integer(String name, int least, int most, String word, int found) {
    Integer number =
        value(
            name,
            text -> text.equals(word) ? Integer.valueOf(found) : parseInteger(text, least, most),
            String::valueOf);
    return number == null ? 0 : number;
  }

  boolean flag(String name) {
    Boolean flag =
        value(name, text -> oneOf(text, "true", "false").equals("true"), String::valueOf);
    return flag != null && flag;
  }

  /** One of a few words. */
  String choice(String name, String... words) {
    return value(name, text -> oneOf(text, words), text -> text);
  }

  /** TCP and UDP ports, ascending and each once. */
  int[] ports(String name) {
    return value(
        name,
        text ->
            Arrays.stream(text.split(",", -1))
                .mapToInt(port -> parseInteger(port.strip(), 1, 65_535))
                .sorted()
                .distinct()
                .toArray(),
        ports -> String.join(",", Arrays.stream(ports).mapToObj(String::valueOf).toList()));
  }

  /** The texts of an option that may be given several times. */
  Setting list(String name) {
    Setting setting = settings.get(name);
    effective.put(name, setting.values().isEmpty() ? NONE : String.join(", ", setting.values()));
    return setting;
  }

  /**
   * A file to read.
   *
   * @param usual the file if the option is not set and this one is there; null for none
   * @param word what to write to have no file
   * @return null if there is none, or it cannot be read
   */
  Path file(String name, Path usual, String word) {
    Setting setting = settings.get(name);
    try {
      Path path = null;
      if (setting.value() == null) {
        path = usual != null && Files.exists(usual) ? usual : null;
      } else if (!setting.value().equals(word)) {
        path = settings.path(setting);
      }
      effective.put(name, path == null ? word : path.toString());
      return path == null || isReadable(setting.origin(), path) ? path : null;
    } catch (InvalidPathException e) {
      problem(setting.origin(), "'" + setting.value() + "': not a path: " + e.getReason());
      return null;
    }
  }

  /**
   * A folder to read, as {@link #file}.
   *
   * @return null if there is none
   */
  Path folder(String name, Path usual, String word) {
    Setting setting = settings.get(name);
    try {
      Path path = usual;
      if (setting.value() != null) {
        path = setting.value().equals(word) ? null : settings.path(setting);
      } else if (!Files.isDirectory(usual)) {
        path = null;
      }
      effective.put(name, path == null ? word : path.toString());
      if (path == null || Files.isDirectory(path)) {
        return path;
      }
      problem(setting.origin(), path + ": no such folder; check the spelling");
    } catch (InvalidPathException e) {
      problem(setting.origin(), "'" + setting.value() + "': not a path: " + e.getReason());
    }
    return null;
  }

  private boolean isReadable(String origin, Path path) {
    try {
      if (Files.isDirectory(path)) {
        throw new IOException("it is a folder; name the file in it");
      }
      // A pipe, as of a shell's <(…), can be read only once: by who uses the file.
      if (!Files.exists(path) || Files.isRegularFile(path)) {
        Files.newInputStream(path).close();
      }
      return true;
    } catch (IOException e) {
      problem(origin, ReadFailure.of(path.toString(), e));
      return false;
    }
  }

  private static int parseInteger(String text, int least, int most) {
    String expected = "expected a whole number from " + least + " to " + most;
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(expected, e);
    }
    throw new IllegalArgumentException(expected);
  }

  private static String oneOf(String text, String... words) {
    if (!Arrays.asList(words).contains(text)) {
      throw new IllegalArgumentException(
          "expected "
              + String.join(" or ", words)
              + "."
              + Nearest.question(text, Arrays.asList(words)));
    }
    return text;
  }
}
