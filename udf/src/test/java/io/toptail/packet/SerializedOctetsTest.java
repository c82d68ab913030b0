package io.toptail.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SerializedOctetsTest {
  private static byte[] read(int length, byte[] octets) throws IOException {
    byte[] bytes = ByteBuffer.allocate(4 + octets.length).putInt(length).put(octets).array();
    return SerializedOctets.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_073, 1_000_000})
  void readsAnyLength(int length) throws IOException {
    byte[] octets = new byte[length];
    new Random(length).nextBytes(octets);
    assertThat(read(length, octets)).isEqualTo(octets);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MIN_VALUE, 100_001, 1 << 28, Integer.MAX_VALUE})
  void refusesALengthThatIsNotThere(int length) {
    assertThatThrownBy(() -> read(length, new byte[100_000])).isInstanceOf(IOException.class);
  }

  @Test
  void refusesAPacketWithoutRoomForItsAddresses() {
    for (int addressLength : new int[] {0, 5, 16}) {
      ByteBuffer packet = ByteBuffer.allocate(1 + 4 + 16 + 1 + 4 + 4 + 1 + 2 + 1 + 4 + 4 + 8);
      packet.put(33, (byte) addressLength).putInt(38, 8);
      assertThatThrownBy(
              () ->
                  FlowPacket.readFrom(
                      new DataInputStream(new ByteArrayInputStream(packet.array()))))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("contradict");
    }
  }
}
