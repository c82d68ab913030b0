package io.toptail.packet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Connections as they are and as they should not be. */
class TcpStreamsTest {
  private static final int SYN = FlowPacket.SYN;
  private static final int FIN = FlowPacket.FIN;
  private static final byte[] NOTHING = {};

  private final Random random = new Random(5);
  private final byte[] query = query();
  private final byte[] other = query();
  private final StreamRecorder recorder = new StreamRecorder();
  private final TcpStreams streams = new TcpStreams(1 << 24, recorder);
  private long position;

  private byte[] query() {
    return Hex.bytes(
        String.format("%04X", random.nextInt(0x10000)),
        "0100 0001 0000 0000 0000 03777777 0765 78616D706C65 00 0001 0001");
  }

  private FlowPacket add(int number, int flags, byte[] payload) {
    FlowPacket segment = Flows.segment(number, flags, position++, payload);
    streams.add(segment);
    return segment;
  }

  private static byte[] part(byte[] octets, int from, int to) {
    return Arrays.copyOfRange(octets, from, to);
  }

  @Test
  void aMessageIsCompletedByTheLastOfItsSegmentsToArrive() {
    byte[] stream = Flows.framed(query);
    add(99, SYN, NOTHING);
    add(101, 0, part(stream, 1, 10));
    add(110, 0, part(stream, 10, stream.length));
    FlowPacket filler = add(100, 0, part(stream, 0, 1));

    assertThat(recorder.messages).containsExactly(query);
    assertThat(recorder.completedAt).containsExactly(filler.position());
    assertThat(recorder.fates).hasSize(4).containsEntry(filler, SegmentFate.MESSAGES);
  }

  @Test
  void behindAHoleMessagesHaveTheirOwnTimes() {
    byte[] framed = Flows.framed(query);
    add(99, SYN, NOTHING);
    add(100, 0, framed);
    FlowPacket behind = add(100 + framed.length + 7, 0, Flows.framed(other));
    add(100, FIN, NOTHING);
    streams.finish();

    assertThat(recorder.messages).containsExactly(query, other);
    assertThat(recorder.completedAt).containsExactly(1L, behind.position());
    assertThat(recorder.lost).containsOnly(java.util.Map.entry(StreamLoss.HOLE, 7L));
  }

  @Test
  void aSnaplenLeavesAHole() {
    byte[] framed = Flows.framed(query);
    streams.add(Flows.segment(99, SYN, 0, NOTHING));
    streams.add(Flows.segment(100, 0, 1, part(framed, 0, 20), framed.length));
    streams.add(Flows.segment(100 + framed.length, 0, 2, Flows.framed(other)));
    FlowPacket bare = Flows.segment(100 + 2 * framed.length, 0, 3, NOTHING, 50);
    streams.add(bare);
    streams.finish();

    assertThat(recorder.messages).containsExactly(other);
    assertThat(recorder.lost(StreamLoss.BESIDE_HOLE)).isEqualTo(20);
    assertThat(recorder.lost(StreamLoss.HOLE)).isEqualTo(framed.length - 20 + 50);
    assertThat(recorder.fates).containsEntry(bare, SegmentFate.CUT_OFF);
  }

  @Test
  void keepAlivesAndRepeatedOpeningsChangeNothing() {
    byte[] framed = Flows.framed(query);
    add(99, SYN, NOTHING);
    add(99, SYN, NOTHING);
    add(100, 0, part(framed, 0, 5));
    FlowPacket probe = add(104, 0, new byte[] {0x55});
    add(104, 0, NOTHING);
    add(99, SYN, NOTHING);
    add(105, 0, part(framed, 5, framed.length));
    add(100 + framed.length, FIN, NOTHING);
    add(100 + framed.length, FIN, NOTHING);

    assertThat(recorder.messages).containsExactly(query);
    assertThat(recorder.lost).isEmpty();
    assertThat(recorder.fates).containsEntry(probe, SegmentFate.RETRANSMITTED);
  }

  @Test
  void aNewOpeningOnTheSamePortsIsANewStream() {
    add(99, SYN, NOTHING);
    add(100, 0, part(Flows.framed(query), 0, 9));
    add(50_099, SYN, NOTHING);
    add(50_100, 0, Flows.framed(other));
    streams.finish();

    assertThat(recorder.messages).containsExactly(other);
    assertThat(recorder.lost).containsOnly(java.util.Map.entry(StreamLoss.UNFINISHED, 9L));
  }

  @Test
  void numbersFarAwayAreANewStreamEvenIfItsOpeningIsMissing() {
    add(99, SYN, NOTHING);
    add(100, 0, Flows.framed(query));
    add(2_000_000_000, 0, Flows.framed(other));
    add(-2_000_000_000, FIN, Flows.framed(query));
    add(7, 0, Flows.framed(other));
    streams.finish();

    assertThat(recorder.messages).containsExactly(query, other, query, other);
    assertThat(recorder.lost).isEmpty();
  }

  @Test
  void octetsThatCameFirstStay() {
    byte[] framed = Flows.framed(query);
    byte[] garbage = new byte[framed.length];
    Arrays.fill(garbage, (byte) 0xEE);
    add(99, SYN, NOTHING);
    add(110, 0, part(framed, 10, 20));
    add(105, 0, Flows.join(part(framed, 5, 10), part(garbage, 10, 20), part(framed, 20, 25)));
    add(100, 0, part(framed, 0, 5));
    add(100, 0, garbage);
    add(125, 0, part(framed, 25, framed.length));
    streams.finish();

    assertThat(recorder.messages).hasSize(1);
    assertThat(part(recorder.messages.get(0), 0, 23)).isEqualTo(part(query, 0, 23));
  }

  @Test
  void otherProtocolsAreNotDns() {
    for (byte[] start :
        new byte[][] {
          "GET / HTTP/1.1\r\nHost: example.com\r\n\r\n".getBytes(US_ASCII),
          Hex.bytes("16 0301 0200 01 0001FC 0303"),
          "SSH-2.0-OpenSSH_9.6\r\n".getBytes(US_ASCII)
        }) {
      add(99, SYN, NOTHING);
      byte[] rest = new byte[1000];
      random.nextBytes(rest);
      FlowPacket segment = add(100, 0, Flows.join(start, rest));
      streams.finish();

      assertThat(recorder.messages).isEmpty();
      assertThat(recorder.lost).containsOnlyKeys(StreamLoss.NOT_DNS);
      assertThat(recorder.fates).containsEntry(segment, SegmentFate.NOT_DNS);
    }
  }

  @Test
  void aLongStreamOfSomethingElseIsNoLongerLookedInto() {
    byte[] zeros = new byte[60_000];
    Arrays.fill(zeros, (byte) 0x80);
    add(99, SYN, NOTHING);
    for (int i = 0; i < 4; i++) {
      add(100 + i * zeros.length, 0, zeros);
    }
    add(100 + 4 * zeros.length, 0, Flows.framed(query));
    streams.finish();

    assertThat(recorder.messages).isEmpty();
    assertThat(recorder.lost(StreamLoss.NOT_DNS)).isEqualTo(4 * 60_000 + 2 + query.length);
  }

  @Test
  void emptyAndMalformedMessagesInStepDoNotLoseTheNext() {
    byte[] malformed = part(query, 0, query.length);
    malformed[4] = 0x7F;
    add(99, SYN, NOTHING);
    add(
        100,
        0,
        Flows.join(
            new byte[] {0, 0},
            Flows.framed(query),
            Flows.framed(malformed),
            Flows.framed(other),
            Flows.framed(new byte[] {1, 2, 3})));
    streams.finish();

    assertThat(recorder.messages).containsExactly(query, malformed, other, new byte[] {1, 2, 3});
    assertThat(recorder.lost).containsOnly(java.util.Map.entry(StreamLoss.NOT_DNS, 2L));
  }

  @Test
  void aResetGivesUpHoles() {
    add(99, SYN, NOTHING);
    add(103, 0, Flows.framed(query));
    FlowPacket reset = add(103, FlowPacket.RST, "connection refused".getBytes(US_ASCII));

    assertThat(recorder.messages).containsExactly(query);
    assertThat(recorder.fates).containsEntry(reset, SegmentFate.NO_PAYLOAD);
  }

  @Test
  void aHoleIsNotWaitedForWithoutBound() {
    byte[] framed = Flows.framed(query);
    add(99, SYN, NOTHING);
    int sent = (int) (TcpStream.PENDING_LIMIT / framed.length) + 1;
    for (int i = 1; i <= sent; i++) {
      add(100 + i * framed.length, 0, framed);
    }

    assertThat(recorder.messages).isNotEmpty();
    streams.finish();
    assertThat(recorder.messages).hasSize(sent);
    assertThat(recorder.lost)
        .containsOnly(java.util.Map.entry(StreamLoss.HOLE, (long) framed.length));
  }

  @Test
  void beyondTheMemoryTheIdleStreamIsGivenUp() {
    TcpStreams tight = new TcpStreams(6_000, recorder);
    FlowPacket idle = Flows.segment(100, 0, 0, part(Flows.framed(query), 0, 30));
    tight.add(Flows.reversed(Flows.segment(99, SYN, 0, NOTHING)));
    tight.add(Flows.segment(99, SYN, 0, NOTHING));
    tight.add(idle);
    for (int i = 0; i < 100; i++) {
      tight.add(Flows.reversed(Flows.segment(200 + 50 * i, 0, i, new byte[50])));
    }
    tight.finish();

    assertThat(recorder.lost).containsEntry(StreamLoss.EVICTED, 30L);
    assertThat(recorder.fates).hasSize(103).containsEntry(idle, SegmentFate.EVICTED);
  }

  @Test
  void directionsAndConnectionsAreKeptApart() {
    FlowPacket there = Flows.segment(1, 0, 0, NOTHING);
    FlowPacket back = Flows.reversed(there);

    assertThat(there.flowKey()).isEqualTo(back.flowKey());
    assertThat(there.directionKey(0)).isNotEqualTo(there.directionKey(1));
    assertThat(there.directionKey(0)).isNotEqualTo(back.directionKey(0));
  }
}
