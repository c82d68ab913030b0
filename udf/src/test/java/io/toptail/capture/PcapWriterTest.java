package io.toptail.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.toptail.capture.PcapWriter.Precision;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PcapWriterTest {
  private static final long TIME = 1_767_225_600_123_456_789L;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void writesTheFileHeaderInEitherByteOrder() throws IOException {
    new PcapWriter(out, ByteOrder.BIG_ENDIAN, Precision.MICROS, 113, 96).close();

    assertThat(out.toByteArray())
        .containsExactly(
            0xA1, 0xB2, 0xC3, 0xD4, 0, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 96, 0, 0, 0, 113);

    out.reset();
    new PcapWriter(out, Precision.NANOS).close();

    assertThat(Arrays.copyOf(out.toByteArray(), 8))
        .containsExactly(0x4D, 0x3C, 0xB2, 0xA1, 2, 0, 4, 0);
  }

  @Test
  void dropsWhatIsFinerThanMicroseconds() throws IOException {
    ByteBuffer record = recordOf(Precision.MICROS);

    assertThat(record.getInt()).isEqualTo(1_767_225_600);
    assertThat(record.getInt()).isEqualTo(123_456);
  }

  @Test
  void keepsNanoseconds() throws IOException {
    ByteBuffer record = recordOf(Precision.NANOS);

    assertThat(record.getInt()).isEqualTo(1_767_225_600);
    assertThat(record.getInt()).isEqualTo(123_456_789);
  }

  @Test
  void writesARangeOfTheArrayOnly() throws IOException {
    ByteBuffer record = recordOf(Precision.NANOS).position(8);

    assertThat(record.getInt()).isEqualTo(3);
    assertThat(record.getInt()).isEqualTo(3);
    assertThat(new byte[] {record.get(), record.get(), record.get()}).containsExactly(2, 3, 4);
    assertThat(record.hasRemaining()).isFalse();
  }

  private ByteBuffer recordOf(Precision precision) throws IOException {
    try (PcapWriter writer = new PcapWriter(out, precision)) {
      writer.write(TIME, new byte[] {1, 2, 3, 4, 5}, 1, 3);
    }
    return ByteBuffer.wrap(out.toByteArray(), 24, out.size() - 24)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void cutsAtTheSnaplenAndTellsTheLengthOnTheWire() throws IOException {
    try (PcapWriter writer = new PcapWriter(out, ByteOrder.BIG_ENDIAN, Precision.NANOS, 1, 2)) {
      writer.write(0, new byte[] {1, 2, 3}, 0, 3);
      writer.write(0, new byte[] {9}, 0, 1, 1500);
    }
    ByteBuffer records = ByteBuffer.wrap(out.toByteArray()).position(24 + 8);

    assertThat(records.getInt()).isEqualTo(2);
    assertThat(records.getInt()).isEqualTo(3);
    assertThat(records.getShort()).isEqualTo((short) 0x0102);
    records.position(records.position() + 8);
    assertThat(records.getInt()).isEqualTo(1);
    assertThat(records.getInt()).isEqualTo(1500);
    assertThat(records.get()).isEqualTo((byte) 9);
    assertThat(records.hasRemaining()).isFalse();
  }

  @Test
  void writesMoreThanItsBufferHolds() throws IOException {
    byte[] packet = new byte[3 << 20];
    Arrays.fill(packet, (byte) 7);
    try (PcapWriter writer =
        new PcapWriter(out, ByteOrder.BIG_ENDIAN, Precision.NANOS, 1, Integer.MAX_VALUE)) {
      for (int i = 0; i < 40; i++) {
        writer.write(i, packet, 0, 100_000);
      }
      writer.write(40, packet, 0, packet.length);
    }

    ByteBuffer file = ByteBuffer.wrap(out.toByteArray()).position(24);
    for (int i = 0; i <= 40; i++) {
      assertThat(file.getInt()).isZero();
      assertThat(file.getInt()).isEqualTo(i);
      int length = file.getInt();
      assertThat(length).isEqualTo(file.getInt()).isEqualTo(i < 40 ? 100_000 : packet.length);
      assertThat(file.get(file.position() + length - 1)).isEqualTo((byte) 7);
      file.position(file.position() + length);
    }
    assertThat(file.hasRemaining()).isFalse();
  }

  @Test
  void refusesTimesBeyondTheFormat() throws IOException {
    try (PcapWriter writer = new PcapWriter(out, Precision.MICROS)) {
      assertThatThrownBy(() -> writer.write(-1, new byte[1], 0, 1))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> writer.write((1L << 32) * 1_000_000_000L, new byte[1], 0, 1))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
