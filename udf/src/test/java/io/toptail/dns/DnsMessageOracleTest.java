package io.toptail.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Messages that dnsjava made, and damaged ones, read here and by dnsjava. */
class DnsMessageOracleTest {
  private static final int DAMAGED = 100_000;

  private final DnsOracle oracle = new DnsOracle();
  private final DnsMessage message = new DnsMessage();

  @Provide
  Arbitrary<byte[]> messages() {
    return Arbitraries.randomValue(random -> new GeneratedMessages(random).wellFormed());
  }

  @Property(tries = 5_000)
  void wellFormedMessagesReadAlike(@ForAll("messages") byte[] wire) {
    assertThat(message.wrap(wire, 0, wire.length, wire.length)).isEqualTo(WireAnomaly.NONE);
    assertThat(message.countable()).isTrue();
    assertThat(oracle.compare(wire)).isEqualTo(DnsOracle.BOTH_DECODE);
  }

  @Test
  void damagedMessagesReadAlikeOrDifferForANamedReason() {
    Random random = new Random(5);
    Map<String, Integer> verdicts = new TreeMap<>();
    for (int i = 0; i < DAMAGED / 50; i++) {
      GeneratedMessages generated = new GeneratedMessages(random);
      byte[] whole = generated.wellFormed();
      for (int copy = 0; copy < 50; copy++) {
        verdicts.merge(oracle.verdict(generated.damaged(whole)), 1, Integer::sum);
      }
    }

    assertThat(verdicts)
        .containsOnlyKeys(
            DnsOracle.BOTH_DECODE,
            DnsOracle.BOTH_REFUSE,
            DnsOracle.INTO_ITSELF,
            DnsOracle.RECORD_DATA,
            DnsOracle.NEGATIVE_TTL);
    assertThat(verdicts.get(DnsOracle.BOTH_DECODE)).isGreaterThan(DAMAGED / 5);
    assertThat(verdicts.get(DnsOracle.BOTH_REFUSE)).isGreaterThan(DAMAGED / 5);
  }
}
