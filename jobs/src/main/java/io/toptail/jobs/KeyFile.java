package io.toptail.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Consumer;

/** The key of pseudonyms: a file of 32 octets, or of 64 hexadecimal digits. */
final class KeyFile {
  static final String HOW_TO_MAKE =
      "to make a key: (umask 077; head -c 32 /dev/urandom > FILE), and keep it";

  private static final int LENGTH = 32;

  /** More than any key, so that a device is not read for ever. */
  private static final int MOST = 1_024;

  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private KeyFile() {}

  /**
   * Reads a key.
   *
   * @param warnings takes a line if others may read the file
   * @throws IllegalArgumentException saying what is wrong with the file, and never what is in it
   */
  static byte[] read(Path file, Consumer<String> warnings) {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(MOST);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(file + ": no such file; " + HOW_TO_MAKE, e);
    } catch (IOException e) {
      throw new IllegalArgumentException(ReadFailure.of(file.toString(), e), e);
    }
    byte[] key = key(file, content);
    if (isOpen(file)) {
      warnings.accept(file + ": others may read this key; take it from them: chmod 600 " + file);
    }
    return key;
  }

  private static byte[] key(Path file, byte[] content) {
    byte[] key = content;
    if (content.length != LENGTH) {
      String text = new String(content, StandardCharsets.US_ASCII).replaceAll("\\s", "");
      if (!text.matches("[0-9a-fA-F]{" + 2 * LENGTH + "}")) {
        throw new IllegalArgumentException(
            file + ": not a key of 32 octets or 64 hexadecimal digits; " + HOW_TO_MAKE);
      }
      key = HexFormat.of().parseHex(text);
    }
    boolean alike = true;
    for (byte octet : key) {
      alike &= octet == key[0];
    }
    if (alike) {
      throw new IllegalArgumentException(
          file + ": all octets are alike, which is no secret; " + HOW_TO_MAKE);
    }
    return key;
  }

  private static boolean isOpen(Path file) {
    try {
      return Files.isRegularFile(file)
          && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
    } catch (IOException | UnsupportedOperationException e) {
      return false; // a file system without such permissions
    }
  }
}
