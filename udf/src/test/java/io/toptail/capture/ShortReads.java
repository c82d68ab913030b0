package io.toptail.capture;

import java.io.ByteArrayInputStream;
import java.util.Random;

/** A stream that gives few bytes at a time, and never says that there are more. */
final class ShortReads extends ByteArrayInputStream {
  private final Random random;
  private final int most;

  ShortReads(byte[] bytes, long seed, int most) {
    super(bytes);
    this.random = new Random(seed);
    this.most = most;
  }

  @Override
  public synchronized int read(byte[] bytes, int offset, int length) {
    return super.read(bytes, offset, Math.min(length, 1 + random.nextInt(most)));
  }

  @Override
  public synchronized long skip(long count) {
    return super.skip(Math.min(count, 1 + random.nextInt(most)));
  }

  @Override
  public synchronized int available() {
    return 0;
  }
}
