package io.toptail.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes Frame Streams files for tests. */
public final class FrameStreamsBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** A file that is begun as one of dnstap. */
  public static FrameStreamsBytes dnstap() {
    return new FrameStreamsBytes().start("protobuf:dnstap.Dnstap");
  }

  public FrameStreamsBytes start(String contentType) {
    byte[] type = contentType.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer field = ByteBuffer.allocate(8 + type.length).putInt(1).putInt(type.length);
    return control(2, field.put(type).array());
  }

  public FrameStreamsBytes control(int type, byte[] fields) {
    ByteBuffer frame = ByteBuffer.allocate(12 + fields.length);
    out.writeBytes(frame.putInt(0).putInt(4 + fields.length).putInt(type).put(fields).array());
    return this;
  }

  public FrameStreamsBytes data(byte[] payload) {
    out.writeBytes(ByteBuffer.allocate(4).putInt(payload.length).array());
    out.writeBytes(payload);
    return this;
  }

  public FrameStreamsBytes stop() {
    return control(3, new byte[0]);
  }

  public int length() {
    return out.size();
  }

  public byte[] bytes() {
    return out.toByteArray();
  }
}
