package io.toptail.capture;

import java.io.IOException;
import java.io.InputStream;

/**
 * Content that a library decompresses. What the library throws becomes damage, and so does content
 * that is out of all proportion to the file: a few kilobytes that expand for hours.
 */
final class LibraryDecompressed extends Decompressed {
  /** Opens the content; may throw at once if the file is damaged. */
  interface Opener {
    InputStream open(InputStream compressed) throws IOException;
  }

  /**
   * What a library decoded in a call in which it fails is lost, so calls are kept small; and all
   * alike, so that the same is lost however the content is read.
   */
  private static final int PIECE = 2 << 10;

  /**
   * Content bytes for each byte of the file. Captures stay below 100, of one repeated packet too.
   */
  private static final long MAX_RATIO = 4096;

  private static final long RATIO_FREE = 256L << 20;

  private final String name;
  private final SourceBytes source;
  private final Opener opener;
  private final byte[] piece = new byte[PIECE];
  private InputStream content;
  private int pieceAt;
  private int pieceEnd;
  private long delivered;
  private boolean ended;
  private String damage;

  /**
   * @param name of the compression
   * @param opener what it opens need not be closed
   */
  LibraryDecompressed(String name, SourceBytes source, Opener opener) {
    this.name = name;
    this.source = source;
    this.opener = opener;
  }

  @Override
  String damage() {
    return damage;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (pieceAt == pieceEnd) {
      load();
    }
    if (pieceAt == pieceEnd) {
      return -1;
    }
    int count = Math.min(length, pieceEnd - pieceAt);
    System.arraycopy(piece, pieceAt, bytes, offset, count);
    pieceAt += count;
    return count;
  }

  private void load() throws IOException {
    pieceAt = 0;
    pieceEnd = 0;
    if (ended) {
      return;
    }
    try {
      if (content == null) {
        content = opener.open(source);
      }
      int count = content.read(piece, 0, PIECE);
      ended = count < 0;
      pieceEnd = Math.max(0, count);
      check(count);
    } catch (IOException | RuntimeException e) {
      if (source.failure() != null) {
        throw source.failure();
      }
      fail(source.ended() ? "is cut short" : "is corrupt (" + reason(e) + ")");
    }
  }

  private void check(int count) {
    delivered += pieceEnd;
    if (count == 0) {
      fail("is not understood");
    } else if (delivered > RATIO_FREE && delivered / MAX_RATIO > source.offset()) {
      fail("expands more than " + MAX_RATIO + " times, as no capture does");
    }
  }

  private void fail(String what) {
    ended = true;
    damage = name + " data " + what + ", near compressed offset " + source.offset();
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
