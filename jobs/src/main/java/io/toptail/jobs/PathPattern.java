package io.toptail.jobs;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * A glob pattern of paths, for inputs that the shell was not asked to expand: {@code *} and {@code
 * ?} within a name, {@code **} across folders, also none, {@code [a-z]} and <code>{a,b}</code>.
 */
final class PathPattern {
  private static final int MOST_VARIANTS = 16;

  private final Path base;
  private final List<PathMatcher> matchers = new ArrayList<>();
  private final int depth;

  private PathPattern(Path base, int depth) {
    this.base = base;
    this.depth = depth;
  }

  /** Whether a path has a character that means something in a pattern. */
  static boolean isPattern(String text) {
    return text.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if a bracket or brace is not closed
   */
  static PathPattern of(String text) {
    int special = 0;
    while (!isPattern(text.substring(special, special + 1))) {
      special++;
    }
    int folder = text.lastIndexOf('/', special);
    String base = folder < 0 ? "" : folder == 0 ? "/" : text.substring(0, folder);
    String rest = text.substring(folder + 1);
    int depth = text.contains("**") ? Integer.MAX_VALUE : rest.split("/").length;
    PathPattern pattern = new PathPattern(Path.of(base), depth);
    try {
      for (String variant : variants(rest)) {
        pattern.matchers.add(FileSystems.getDefault().getPathMatcher("glob:" + variant));
      }
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(e.getDescription(), e);
    }
    return pattern;
  }

  /** The files and folders that match now. */
  FolderWalk walk() throws IOException {
    return FolderWalk.of(base, depth, this::matches);
  }

  private boolean matches(Path path) {
    Path below = base.relativize(path);
    return matchers.stream().anyMatch(matcher -> matcher.matches(below));
  }

  /** Java's {@code **}{@code /} wants one folder at least: the pattern with and without each. */
  private static List<String> variants(String pattern) {
    List<String> variants = new ArrayList<>(List.of(pattern));
    for (int i = 0; i < variants.size(); i++) {
      String variant = variants.get(i);
      for (int at = variant.indexOf("**/"); at >= 0; at = variant.indexOf("**/", at + 1)) {
        String without = variant.substring(0, at) + variant.substring(at + 3);
        if (!variants.contains(without) && variants.size() < MOST_VARIANTS) {
          variants.add(without);
        }
      }
    }
    return variants;
  }
}
