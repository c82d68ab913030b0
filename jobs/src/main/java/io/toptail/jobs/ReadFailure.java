package io.toptail.jobs;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;

/** Why a file cannot be read, and what to do about it. */
final class ReadFailure {
  private ReadFailure() {}

  /** One line: {@code path: reason; advice}. */
  static String of(String path, IOException e) {
    return path + ": " + reason(e);
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file; check the spelling and the folder";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied; make it readable (chmod a+r), or run as a user who may read it";
    }
    if (e instanceof FileSystemLoopException) {
      return "a symbolic link that leads back to a folder above it; remove the link";
    }
    if (e instanceof CharacterCodingException) {
      return "not UTF-8 text; convert it (iconv -t UTF-8)";
    }
    String message = e.getMessage();
    return "cannot be read: " + (message == null ? e.getClass().getSimpleName() : message);
  }
}
