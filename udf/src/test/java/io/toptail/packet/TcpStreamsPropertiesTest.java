package io.toptail.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;

/**
 * Streams of random messages, cut, mixed, repeated and thinned out at random: what was captured
 * whole comes out, and every other octet is reported lost, once.
 */
class TcpStreamsPropertiesTest {
  private static final long MEMORY = 1 << 24;
  private static final int SYN = FlowPacket.SYN;

  private StreamRecorder recorder;
  private TcpStreams streams;

  @BeforeTry
  void start() {
    recorder = new StreamRecorder();
    streams = new TcpStreams(MEMORY, recorder);
  }

  /** Messages, the octets of their stream, and where in it each ends. */
  private record Stream(List<byte[]> messages, byte[] octets, List<Integer> ends) {
    static Stream of(Random random, int most) {
      List<byte[]> messages = new ArrayList<>();
      List<Integer> ends = new ArrayList<>();
      byte[] octets = {};
      for (int i = random.nextInt(most); i >= 0; i--) {
        byte[] message = Flows.message(random);
        messages.add(message);
        octets = Flows.join(octets, Flows.framed(message));
        ends.add(octets.length);
      }
      return new Stream(messages, octets, ends);
    }

    /** Messages all of whose octets, and those of their length, are in a set. */
    List<byte[]> within(BitSet captured) {
      List<byte[]> whole = new ArrayList<>();
      int start = 0;
      for (int i = 0; i < messages.size(); i++) {
        if (captured.nextClearBit(start) >= ends.get(i)) {
          whole.add(messages.get(i));
        }
        start = ends.get(i);
      }
      return whole;
    }
  }

  /** A piece of a stream. */
  private record Cut(int from, int to) {}

  private static List<Cut> cuts(Random random, int length) {
    List<Cut> cuts = new ArrayList<>();
    // So few that all of them fit into the bound on what is held behind a hole.
    int longest = 1 + length / 2000 + random.nextInt(random.nextBoolean() ? 20 : 1400);
    for (int at = 0; at < length; ) {
      int to = Math.min(length, at + 1 + random.nextInt(longest));
      cuts.add(new Cut(at, to));
      at = to;
    }
    return cuts;
  }

  private void send(int first, Stream stream, List<Cut> cuts) {
    streams.add(Flows.segment(first - 1, SYN, 0, new byte[0]));
    for (int i = 0; i < cuts.size(); i++) {
      Cut cut = cuts.get(i);
      byte[] payload = Arrays.copyOfRange(stream.octets, cut.from, cut.to);
      streams.add(Flows.segment(first + cut.from, 0, i + 1, payload));
    }
    streams.finish();
  }

  @Property(tries = 300)
  void orderRepetitionAndOverlapDoNotMatter(@ForAll long seed) {
    Random random = new Random(seed);
    Stream stream = Stream.of(random, 40);
    List<Cut> cuts = cuts(random, stream.octets.length);
    for (int i = random.nextInt(20); i > 0; i--) {
      int from = random.nextInt(stream.octets.length);
      int to = Math.min(stream.octets.length, from + 1 + random.nextInt(300));
      cuts.add(new Cut(from, to));
    }
    Collections.shuffle(cuts, random);

    send(random.nextBoolean() ? random.nextInt() : -random.nextInt(500), stream, cuts);

    assertThat(recorder.messages).containsExactlyElementsOf(stream.messages);
    assertThat(recorder.lost).isEmpty();
    assertThat(recorder.fates).hasSize(cuts.size() + 1);
    assertThat(recorder.fates.values())
        .isSubsetOf(SegmentFate.MESSAGES, SegmentFate.RETRANSMITTED, SegmentFate.NO_PAYLOAD);
  }

  @Property(tries = 500)
  void whatWasCapturedWholeIsFoundAroundHoles(@ForAll long seed) {
    Random random = new Random(seed);
    Stream stream = Stream.of(random, 60);
    List<Cut> cuts = cuts(random, stream.octets.length);
    int oneOf = 2 + random.nextInt(10);
    cuts.removeIf(cut -> random.nextInt(oneOf) == 0);
    BitSet captured = new BitSet();
    cuts.forEach(cut -> captured.set(cut.from, cut.to));
    if (random.nextBoolean()) {
      Collections.shuffle(cuts, random);
    }

    send(random.nextInt(), stream, cuts);

    assertThat(recorder.messages).containsExactlyElementsOf(stream.within(captured));
    int seen = captured.length();
    assertThat(recorder.lost(StreamLoss.HOLE)).isEqualTo(seen - captured.cardinality());
    assertThat(recorder.octets()).isEqualTo(seen);
    assertThat(recorder.fates).hasSize(cuts.size() + 1);
  }

  /** Where octets within a name look like a message that is longer than the rest. */
  @Example
  void aStreamIsJoinedAtOctetsThatDeceive() {
    aStreamIsJoinedAtAnyOctet(206_861);
  }

  @Property(tries = 300)
  void aStreamIsJoinedAtAnyOctet(@ForAll long seed) {
    Random random = new Random(seed);
    Stream stream = Stream.of(random, 20);
    int join = random.nextInt(stream.octets.length);
    List<Cut> cuts = cuts(random, stream.octets.length - join);
    for (int i = 0; i < cuts.size(); i++) {
      int from = join + cuts.get(i).from;
      int to = join + cuts.get(i).to;
      byte[] payload = Arrays.copyOfRange(stream.octets, from, to);
      streams.add(Flows.segment(from - 1000, 0, i, payload));
    }
    streams.finish();

    BitSet captured = new BitSet();
    captured.set(join, stream.octets.length);
    assertThat(recorder.messages).containsExactlyElementsOf(stream.within(captured));
    assertThat(recorder.octets()).isEqualTo(stream.octets.length - join);
    assertThat(recorder.fates).hasSize(cuts.size());
  }

  @Property(tries = 500)
  void anySegmentsAtAllAreAccountedFor(@ForAll long seed) {
    Random random = new Random(seed);
    TcpStreams tight = new TcpStreams(20_000, recorder);
    int segments = random.nextInt(200);
    int payloads = 0;
    for (int i = 0; i < segments; i++) {
      byte[] payload = new byte[random.nextInt(4) == 0 ? 0 : random.nextInt(100)];
      random.nextBytes(payload);
      if (random.nextBoolean() && payload.length > 3) {
        payload[0] = 0;
        payload[2] = 0;
      }
      int number = random.nextInt(9) == 0 ? random.nextInt() : random.nextInt(2000);
      int full = payload.length + (random.nextInt(9) == 0 ? random.nextInt(100) : 0);
      FlowPacket segment = Flows.segment(number, random.nextInt(16) & 0xF7, i, payload, full);
      tight.add(random.nextBoolean() ? segment : Flows.reversed(segment));
      payloads += payload.length;
    }
    tight.finish();

    assertThat(recorder.fates).hasSize(segments);
    long holes = recorder.lost(StreamLoss.HOLE);
    assertThat(recorder.octets() - holes).isLessThanOrEqualTo(payloads);
  }
}
