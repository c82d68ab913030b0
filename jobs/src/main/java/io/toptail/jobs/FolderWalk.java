package io.toptail.jobs;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What is below a folder, sorted by path. Symbolic links are followed; hidden files and folders
 * below the start are left out.
 */
final class FolderWalk extends SimpleFileVisitor<Path> {
  private static final Set<FileVisitOption> FOLLOW = EnumSet.of(FileVisitOption.FOLLOW_LINKS);

  private final Path start;
  private final Predicate<Path> accepted;
  private final List<Path> found = new ArrayList<>();
  private final Map<Path, IOException> failures = new TreeMap<>();

  private FolderWalk(Path start, Predicate<Path> accepted) {
    this.start = start;
    this.accepted = accepted;
  }

  /**
   * Walks a folder.
   *
   * @param depth levels of folders to enter, 1 for the folder's own entries
   * @param accepted tells what is found; a folder that is accepted is found itself and not entered
   */
  static FolderWalk of(Path start, int depth, Predicate<Path> accepted) throws IOException {
    FolderWalk walk = new FolderWalk(start, accepted);
    Files.walkFileTree(start, FOLLOW, depth, walk);
    walk.found.sort(null);
    return walk;
  }

  List<Path> found() {
    return found;
  }

  /** Files and folders that could not be looked at. */
  Map<Path, IOException> failures() {
    return failures;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    if (folder.equals(start)) {
      return FileVisitResult.CONTINUE;
    }
    if (isHidden(folder)) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    if (accepted.test(folder)) {
      found.add(folder);
      return FileVisitResult.SKIP_SUBTREE;
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
    if (failure != null) {
      failures.put(folder, failure);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (!isHidden(file) && accepted.test(file)) {
      found.add(file);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    if (!isHidden(file)) {
      failures.put(file, failure);
    }
    return FileVisitResult.CONTINUE;
  }

  private static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }
}
