package io.toptail.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Each option of a command as text: from the command line, else the file, else its default. */
final class Settings {
  /** Options that say where the file is, or what else to do, make no sense in the file. */
  private static final Set<String> NOT_IN_FILE = Set.of("config", "conf", "help", "version");

  private final ParseResult commandLine;
  private final OptionsFile file;
  private final Set<String> notInFile;
  private final List<String> warnings = new ArrayList<>();

  /**
   * @param notInFile names of options that only the command line sets
   */
  Settings(ParseResult commandLine, OptionsFile file, Set<String> notInFile) {
    this.commandLine = commandLine;
    this.file = file;
    this.notInFile = notInFile;
  }

  /**
   * The names of options, without dashes, that an options file may set: those of this command, and
   * of the others that share the file.
   */
  static Set<String> names(CommandSpec command) {
    Set<String> names = new TreeSet<>();
    add(names, command);
    for (CommandLine other : command.parent().subcommands().values()) {
      if (other.getCommandSpec().findOption("--config") != null) {
        add(names, other.getCommandSpec());
      }
    }
    names.removeAll(NOT_IN_FILE);
    return names;
  }

  private static void add(Set<String> names, CommandSpec command) {
    for (OptionSpec option : command.options()) {
      names.add(option.longestName().substring(2));
    }
  }

  /** Whether the command has such an option. */
  boolean has(String name) {
    return commandLine.commandSpec().findOption("--" + name) != null;
  }

  /** What an option is set to; the default has the option's own name as its origin. */
  Setting get(String name) {
    String option = "--" + name;
    if (commandLine.hasMatchedOption(option)) {
      OptionSpec matched = commandLine.matchedOption(option);
      List<String> values =
          matched.arity().max() == 0
              ? List.of(matched.getValue().toString())
              : List.copyOf(matched.originalStringValues());
      return new Setting(option, values, false);
    }
    if (file.get(name) != null && !notInFile.contains(name)) {
      return file.get(name);
    }
    String usual = commandLine.commandSpec().findOption(option).defaultValue();
    return new Setting(option, usual == null ? List.of() : List.of(usual), false);
  }

  /** Lines for the user about what is set and may be used all the same; to be added to. */
  List<String> warnings() {
    return warnings;
  }

  /** The path that a setting holds: relative to the file's folder if the file holds it. */
  Path path(Setting setting) {
    return setting.fromFile() ? file.resolve(setting.value()) : Path.of(setting.value());
  }
}
