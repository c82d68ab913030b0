package io.toptail.jobs.generate;

import java.io.IOException;

/** Takes whole packets in the order of time. */
interface PacketSink {
  /**
   * @param epochNanos since 1970-01-01 UTC
   * @param bytes not kept after the call
   */
  void write(long epochNanos, byte[] bytes, int offset, int length) throws IOException;
}
