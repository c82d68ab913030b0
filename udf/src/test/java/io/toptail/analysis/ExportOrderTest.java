package io.toptail.analysis;

import static io.toptail.analysis.FlowFrames.ACK;
import static io.toptail.analysis.FlowFrames.query;
import static io.toptail.analysis.FlowFrames.segment;
import static io.toptail.analysis.FlowFrames.stream;
import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.analysis.Frames.Frame;
import io.toptail.combine.PacketAccount.Unit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** In which order rows are written, and that all of them are. */
class ExportOrderTest {
  private static final long T = 1_700_000_000L * Analysis.SECOND;
  private static final String PC = "10.0.0.1";

  private final Frame[] mixed = {
    segment(T, PC, 1, ACK, stream(query("tcp1.com"), query("tcp2.com"))),
    Frames.query(T + 2, PC, "udp2.com", Frames.A),
    Frames.query(T + 1, PC, "udp1.com", Frames.A),
    FlowFrames.fragments(T + 1, PC, 53, query("f.com")).get(0),
    FlowFrames.fragments(T + 1, PC, 53, query("f.com")).get(1),
  };

  @Test
  void inTheOrderOfTheInputMessagesPutTogetherComeLast() {
    assertThat(new Exports().column("qname", mixed))
        .containsExactly("udp2.com", "udp1.com", "tcp1.com", "tcp2.com", "f.com");
  }

  @Test
  void inTheOrderOfTimeEveryMessageHasItsPlace() {
    assertThat(new Exports().byTime(1 << 20).column("qname", mixed))
        .containsExactly("tcp1.com", "tcp2.com", "udp1.com", "udp2.com", "f.com");
  }

  @Test
  void messagesPutTogetherHaveTheirTransportTimeAndAddresses() {
    assertThat(new Exports().column("transport", mixed))
        .containsExactly("udp", "udp", "tcp", "tcp", "udp");
    assertThat(new Exports().column("time", mixed))
        .contains("2023-11-14T22:13:20.000000Z", "2023-11-14T22:13:20.000000017Z");
    assertThat(new Exports().column("dst", mixed)).containsOnly(Frames.SERVER);
  }

  @Test
  void theAccountHoldsPacketsMessagesAndLostOctets() {
    Exports exports = new Exports();
    exports.of(
        segment(T, PC, 1, ACK, stream(query("a.com"), new byte[12])),
        segment(T + 1, PC, 60, ACK, stream(query("b.com"))),
        Frames.query(T + 1, PC, "udp1.com", Frames.A));
    assertThat(exports.counted(Unit.PACKETS)).isEqualTo(3);
    assertThat(exports.counted(Unit.MESSAGES_OUT_OF_TCP)).isEqualTo(3);
    assertThat(exports.counted(Unit.LOST_OCTETS)).isPositive();
  }

  @Property(tries = 100)
  void theBytesDoNotDependOnTasksAndMemory(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 4) int tasks,
      @ForAll boolean byTime,
      @ForAll @IntRange(min = 1, max = 5000) int memory) {
    Random random = new Random(seed);
    List<List<Frame>> files = List.of(traffic(random), traffic(random));
    byte[] whole = exports(byTime, 1 << 24).of(files, 1, new Random(seed));
    assertThat(exports(byTime, memory).of(files, tasks, random)).isEqualTo(whole);
  }

  @Property(tries = 50)
  void bothOrdersHaveTheSameRows(@ForAll long seed) {
    Random random = new Random(seed);
    Frame[] frames = traffic(random).toArray(Frame[]::new);
    List<String> byTime = new Exports().byTime(1).lines(frames);
    assertThat(new Exports().lines(frames)).containsExactlyInAnyOrderElementsOf(byTime);
    assertThat(byTime.stream().map(line -> line.split("\t")[1].replace("Z", "000")))
        .usingElementComparator((a, b) -> a.substring(0, 29).compareTo(b.substring(0, 29)))
        .isSorted();
  }

  /** From 1970 to the end of the clock of pcap, in any order. */
  @Property(tries = 30)
  void anyTimesAreInOrder(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int tasks) {
    Random random = new Random(seed);
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      long time = random.nextInt(5) == 0 ? 0 : random.nextLong(0xFFFF_FFFFL * 1_000_000_000L);
      frames.add(Frames.query(time, PC, "n" + i + ".com", Frames.A));
    }
    List<Long> expected = frames.stream().map(Frame::nanos).sorted().toList();
    byte[] rows = exports(true, 1 + random.nextInt(2_000)).of(List.of(frames), tasks, random);
    List<String> lines = new String(rows, StandardCharsets.UTF_8).lines().skip(1).toList();
    assertThat(lines).extracting(line -> nanos(line.split("\t")[1])).isEqualTo(expected);
  }

  private static long nanos(String time) {
    Instant instant = Instant.parse(time);
    return instant.getEpochSecond() * Analysis.SECOND + instant.getNano();
  }

  private static Exports exports(boolean byTime, long memory) {
    return byTime ? new Exports().byTime(memory) : new Exports();
  }

  private static List<Frame> traffic(Random random) {
    List<Frame> frames = new ArrayList<>(FlowFrames.random(random, T));
    for (int i = random.nextInt(30); i > 0; i--) {
      String client = "10.0.1." + random.nextInt(3);
      frames.add(Frames.query(T + random.nextInt(50), client, "n" + i + ".com", Frames.A));
    }
    Collections.shuffle(frames, random);
    return frames;
  }
}
