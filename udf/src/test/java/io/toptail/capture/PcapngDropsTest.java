package io.toptail.capture;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What pcapng says about packets that it does not have. */
class PcapngDropsTest {
  private static final int RECEIVED = 4;
  private static final int DROPPED_BY_INTERFACE = 5;
  private static final int DROPPED_BY_SYSTEM = 7;

  /** Pairs of option and value. */
  private static PcapngBytes statistics(PcapngBytes file, int iface, long... options) {
    List<byte[]> encoded = new ArrayList<>();
    int length = 12;
    for (int i = 0; i < options.length; i += 2) {
      byte[] value = file.buffer(8).putLong(options[i + 1]).array();
      encoded.add(file.option((int) options[i], value));
      length += 12;
    }
    var body = file.buffer(length).putInt(iface).putLong(0);
    encoded.forEach(body::put);
    return file.block(5, body);
  }

  private static List<CaptureDrops> drops(PcapngBytes file) throws IOException {
    List<CaptureDrops> drops = new ArrayList<>();
    try (CaptureReader reader = Captures.open(new ByteArrayInputStream(file.bytes()), "x")) {
      PacketBatch batch = new PacketBatch(200);
      while (reader.read(batch)) {
        assertThat(batch.damages()).isEmpty();
        drops.addAll(batch.drops());
      }
    }
    return drops;
  }

  @Test
  void interfaceAndSystemDropsAddUpInBothByteOrders() throws IOException {
    for (ByteOrder order : List.of(LITTLE_ENDIAN, BIG_ENDIAN)) {
      PcapngBytes file = new PcapngBytes().section(order).iface(1, 0).iface(1, 0);
      statistics(file, 1, RECEIVED, 9_000, DROPPED_BY_INTERFACE, 1_200, DROPPED_BY_SYSTEM, 4);
      assertThat(drops(file)).containsExactly(new CaptureDrops(0, 1, 1_204));
    }
  }

  @Test
  void everySectionAndInterfaceCountsForItself() throws IOException {
    PcapngBytes file = new PcapngBytes().section(LITTLE_ENDIAN).iface(1, 0).iface(1, 0);
    statistics(file, 0, DROPPED_BY_INTERFACE, 5);
    statistics(file, 0, DROPPED_BY_INTERFACE, 8);
    statistics(file, 1, DROPPED_BY_SYSTEM, 3);
    long second = file.length();
    file.section(BIG_ENDIAN).iface(1, 0);
    statistics(file, 0, DROPPED_BY_INTERFACE, 2);
    List<CaptureDrops> drops = drops(file);
    assertThat(drops)
        .contains(
            new CaptureDrops(0, 0, 8), new CaptureDrops(0, 1, 3), new CaptureDrops(second, 0, 2));
    assertThat(drops).allMatch(lost -> lost.packets() <= 8);
  }

  @Test
  void unknownCountsAndShortBlocksSayNothing() throws IOException {
    PcapngBytes file = new PcapngBytes().section(LITTLE_ENDIAN).iface(1, 0);
    statistics(file, 0, DROPPED_BY_INTERFACE, -1);
    statistics(file, 0, RECEIVED, 1_000);
    statistics(file, 0);
    file.block(5, file.buffer(0));
    assertThat(drops(file)).isEmpty();
  }
}
