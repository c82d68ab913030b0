package io.toptail.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.name.WireName;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random and damaged messages, each at the exact end of an array. */
class DnsMessageFuzzTest {
  private static final int INPUTS = 100_000;

  private final DnsMessage message = new DnsMessage();
  private final WireName name = new WireName();
  private final Map<WireAnomaly, Integer> anomalies = new EnumMap<>(WireAnomaly.class);

  @Test
  void randomOctetsNeverReachOutside() {
    Random random = new Random(3);
    for (int i = 0; i < INPUTS; i++) {
      byte[] octets = new byte[random.nextInt(120)];
      random.nextBytes(octets);
      for (int at = 4; at < Math.min(12, octets.length); at++) {
        octets[at] &= (byte) (at % 2 == 0 ? 0 : 3); // counts that leave something to decode
      }
      wrap(octets, octets.length);
    }
  }

  @Test
  void damagedMessagesNeverReachOutsideAndMeetEveryAnomaly() {
    Random random = new Random(4);
    for (int i = 0; i < INPUTS / 50; i++) {
      GeneratedMessages generated = new GeneratedMessages(random);
      byte[] whole = generated.wellFormed();
      for (int copy = 0; copy < 50; copy++) {
        byte[] damaged = generated.damaged(whole);
        wrap(damaged, damaged.length + (copy % 10 == 0 ? random.nextInt(40) : 0));
      }
    }
    wrap(new byte[5], 5);

    // Chains of 128 pointers do not come about by chance.
    assertThat(anomalies.keySet())
        .containsAll(
            EnumSet.complementOf(EnumSet.of(WireAnomaly.POINTER_LOOP, WireAnomaly.NAME_TOO_LONG)));
  }

  private void wrap(byte[] octets, int fullLength) {
    byte[] array = new byte[9 + octets.length];
    System.arraycopy(octets, 0, array, 9, octets.length);
    WireAnomaly anomaly = message.wrap(array, 9, octets.length, fullLength);
    anomalies.merge(anomaly, 1, Integer::sum);
    if (message.questionReadable()) {
      name.wrap(message.name(), 0, message.nameLength());
    }
    int at = message.anomalyOffset();
    if (at < 0 || at > octets.length) {
      throw new AssertionError(anomaly + " at " + at + " of " + octets.length);
    }
    if (message.countable() && message.questionCount() > 0 && message.nameLength() == 0) {
      throw new AssertionError("countable without a name");
    }
  }
}
