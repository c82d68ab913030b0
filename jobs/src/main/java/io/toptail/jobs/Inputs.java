package io.toptail.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Expands what the user named as inputs into captures, each opened once before anything runs.
 *
 * <ul>
 *   <li>A file named directly must be a capture.
 *   <li>In a folder (recursive, hidden files left out) and among the matches of a pattern, what is
 *       no capture is skipped with a warning; one capture at least there must be.
 *   <li>{@code -} is standard input, and is not looked at.
 *   <li>A URI of another scheme than {@code file} is left to Flink's file systems.
 * </ul>
 *
 * Used once.
 */
final class Inputs {
  private static final Pattern REMOTE = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+://.*");
  private static final Pattern LOCAL = Pattern.compile("(?i:file):/.*");

  private final CaptureCheck check;
  private final List<Input> inputs = new ArrayList<>();
  private final Map<String, String> seen = new HashMap<>();
  private final List<String> problems;
  private final List<String> warnings = new ArrayList<>();

  /**
   * @param problems takes a line for every input that is missing, unreadable or no capture
   */
  Inputs(CaptureCheck check, List<String> problems) {
    this.check = check;
    this.problems = problems;
  }

  /** The captures, sorted by path, each once; not all of them if there were problems. */
  List<Input> resolve(List<String> arguments) {
    arguments.forEach(this::add);
    inputs.sort(Comparator.comparing(Input::path));
    return inputs;
  }

  /** What was skipped, one line each. */
  List<String> warnings() {
    return warnings;
  }

  private void add(String argument) {
    try {
      if (argument.equals(Input.STANDARD_INPUT)) {
        put(new Input(argument, argument, -1), argument);
      } else if (LOCAL.matcher(argument).matches()) {
        addPath(argument, Path.of(URI.create(argument)));
      } else if (REMOTE.matcher(argument).matches()) {
        String uri = new org.apache.flink.core.fs.Path(argument).toUri().toString();
        put(new Input(argument, uri, -1), uri);
      } else {
        addPath(argument, pathOf(argument));
      }
    } catch (InvalidPathException e) {
      problems.add(
          argument + ": not a path here: " + e.getReason() + "; with LC_ALL=C.UTF-8 it may be one");
    } catch (IllegalArgumentException e) {
      problems.add(argument + ": not a path, URI or pattern: " + e.getMessage());
    } catch (IOException e) {
      problems.add(ReadFailure.of(argument, e));
    }
  }

  /** Null for a pattern that is not the name of a file. */
  private static Path pathOf(String argument) {
    if (argument.isEmpty()) {
      throw new IllegalArgumentException("it is empty");
    }
    Path path = Path.of(argument);
    return PathPattern.isPattern(argument) && !Files.exists(path) ? null : path;
  }

  private void addPath(String argument, Path path) throws IOException {
    if (path == null) {
      addFound(argument, PathPattern.of(argument).walk());
    } else if (Files.isDirectory(path)) {
      addFound(argument, FolderWalk.of(path, Integer.MAX_VALUE, found -> !isFolder(found)));
    } else {
      addNamed(path);
    }
  }

  private void addNamed(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      problems.add(
          file
              + ": a device or pipe; give its content on standard input: toptail analyze - < FILE");
      return;
    }
    Optional<String> why = whyNot(file);
    if (why.isPresent()) {
      problems.add(why.get());
    } else {
      put(file);
    }
  }

  private void addFound(String argument, FolderWalk walk) throws IOException {
    int captures = addFound(walk);
    if (captures == 0 && walk.failures().isEmpty()) {
      problems.add(
          argument
              + (PathPattern.isPattern(argument) && walk.found().isEmpty()
                  ? ": matches no file; put ** for folders below, and quotes around the pattern"
                  : ": holds no capture; give a folder or file with pcap or pcapng content"));
    }
  }

  /** How many captures there were, new or not. */
  private int addFound(FolderWalk walk) throws IOException {
    walk.failures().forEach((path, e) -> problems.add(ReadFailure.of(path.toString(), e)));
    int captures = 0;
    for (Path path : walk.found()) {
      if (isFolder(path)) {
        captures += addFound(FolderWalk.of(path, Integer.MAX_VALUE, found -> !isFolder(found)));
      } else if (addFound(path)) {
        captures++;
      }
    }
    return captures;
  }

  private boolean addFound(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      warnings.add("skipped: " + file + ": not a regular file");
      return false;
    }
    try {
      Optional<String> why = whyNot(file);
      if (why.isPresent()) {
        warnings.add("skipped: " + why.get());
        return false;
      }
      put(file);
    } catch (IOException e) {
      problems.add(ReadFailure.of(file.toString(), e));
    }
    return true;
  }

  private Optional<String> whyNot(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return check.whyNot(in, file.toString());
    }
  }

  private void put(Path file) throws IOException {
    String uri = file.toAbsolutePath().normalize().toUri().toString();
    put(new Input(file.toString(), uri, Files.size(file)), file.toRealPath().toString());
  }

  private void put(Input input, String identity) {
    String before = seen.putIfAbsent(identity, input.path());
    if (before == null) {
      inputs.add(input);
    } else {
      warnings.add(
          "read once only: "
              + input.path()
              + (before.equals(input.path())
                  ? " was given twice"
                  : " is the same file as " + before));
    }
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path);
  }
}
