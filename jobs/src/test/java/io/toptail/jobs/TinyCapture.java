package io.toptail.jobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** A classic pcap file without packets: enough to be a capture. */
final class TinyCapture {
  private TinyCapture() {}

  static Path write(Path file) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(24);
    header.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4);
    header.putInt(0).putInt(0).putInt(262_144).putInt(1);
    Files.createDirectories(file.toAbsolutePath().getParent());
    return Files.write(file, header.array());
  }
}
