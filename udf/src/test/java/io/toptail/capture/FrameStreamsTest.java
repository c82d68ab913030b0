package io.toptail.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FrameStreamsTest {
  private static final long SECONDS = 1_700_000_000L;
  private static final byte[] CLIENT = {10, 0, 0, 1};
  private static final byte[] SERVER = {10, 0, 0, 2};
  private static final byte[] CLIENT6 = address6(1);
  private static final byte[] SERVER6 = address6(2);

  private static byte[] address6(int last) {
    byte[] address = new byte[16];
    address[0] = 0x20;
    address[15] = (byte) last;
    return address;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** A packet of the pseudo link type: protocols, type, source, destination, message. */
  private static Packet reported(
      long nanos, int[] octets, int[] ports, byte[] from, byte[] to, byte[] message) {
    ByteBuffer packet = ByteBuffer.allocate(8 + from.length + to.length + message.length);
    for (int octet : octets) {
      packet.put((byte) octet);
    }
    packet.putShort((short) ports[0]).putShort((short) ports[1]).put(from).put(to).put(message);
    byte[] data = packet.array();
    return new Packet(nanos, MessageHeader.LINK_TYPE, data, data.length);
  }

  private static long nanos(int nanos) {
    return SECONDS * 1_000_000_000 + nanos;
  }

  private static Content read(byte[]... events) throws IOException {
    FrameStreamsBytes file = FrameStreamsBytes.dnstap();
    for (byte[] event : events) {
      file.data(event);
    }
    return Content.of(file.stop().bytes());
  }

  @Test
  void queryGoesFromWhoAskedAndResponseFromWhoWasAsked() throws IOException {
    DnstapBytes query = new DnstapBytes().type(5).family(1).protocol(3);
    query.queryAddress(CLIENT).responseAddress(SERVER).ports(40_000, 853);
    query.query(SECONDS, 7, text("query message"));
    DnstapBytes response = new DnstapBytes().type(6).family(2).protocol(1);
    response.queryAddress(CLIENT6).responseAddress(SERVER6).ports(50_000, 53);
    response.integer(8, SECONDS).fixed32(9, 1).response(SECONDS, 999_999_999, text("answer"));
    Content content = read(query.event(), response.event());
    assertThat(content.damages()).isEmpty();
    assertThat(content.packets())
        .containsExactly(
            reported(
                nanos(7),
                new int[] {4, 6, 3, 5},
                new int[] {40_000, 853},
                CLIENT,
                SERVER,
                text("query message")),
            reported(
                nanos(999_999_999),
                new int[] {6, 17, 1, 6},
                new int[] {53, 50_000},
                SERVER6,
                CLIENT6,
                text("answer")));
  }

  @Test
  void bothMessagesOfAnEventAreGiven() throws IOException {
    DnstapBytes both = new DnstapBytes().type(6).protocol(2).queryAddress(CLIENT);
    both.query(SECONDS, 1, text("query")).response(SECONDS, 2, text("response"));
    for (int[] ports : new int[][] {{9, 53}, {0, 0}}) {
      byte[] event = ports[0] == 0 ? both.event() : both.ports(9, 53).bareEvent();
      Content content = read(event, event);
      assertThat(content.packets()).hasSize(4);
      assertThat(content.packets()).extracting(Packet::nanos).startsWith(nanos(1), nanos(2));
      assertThat(new String(content.packets().get(2).data(), StandardCharsets.ISO_8859_1))
          .endsWith("query");
      assertThat(new String(content.packets().get(3).data(), StandardCharsets.ISO_8859_1))
          .endsWith("response");
    }
  }

  @Test
  void whatIsNotReportedIsZero() throws IOException {
    byte[] four = new DnstapBytes().response(SECONDS, 3, text("r")).bareEvent();
    byte[] six = new DnstapBytes().family(2).bytes(10, text("q")).bareEvent();
    byte[] one =
        new DnstapBytes().responseAddress(SERVER6).integer(12, 5).bytes(10, text("q")).bareEvent();
    byte[] none = new byte[16];
    int[] noPorts = {0, 0};
    Content content = read(four, six, one);
    assertThat(content.damages()).isEmpty();
    assertThat(content.packets())
        .containsExactly(
            reported(
                nanos(3), new int[] {4, 17, 0, 0}, noPorts, new byte[4], new byte[4], text("r")),
            reported(0, new int[] {6, 17, 0, 0}, noPorts, none, none, text("q")),
            reported(5_000_000_000L, new int[] {6, 17, 0, 0}, noPorts, none, SERVER6, text("q")));
  }

  @Test
  void streamsFollowOneAnotherAndHandshakesArePassedOver() throws IOException {
    byte[] event = new DnstapBytes().query(SECONDS, 0, text("q")).event();
    FrameStreamsBytes file = new FrameStreamsBytes().control(4, new byte[0]);
    file.start("protobuf:dnstap.Dnstap").data(event).stop();
    file.control(2, new byte[0]).data(event).stop().start("protobuf:other").data(event).stop();
    file.start("protobuf:dnstap.Dnstap").data(event);
    Content content = Content.of(file.bytes());
    assertThat(content.packets()).hasSize(3);
    assertThat(content.damages()).hasSize(1);
    assertThat(content.damages().get(0).reason()).startsWith("frame of 'protobuf:other', not of");
    assertThat(content.damages().get(0).length()).isEqualTo(4 + event.length);
  }

  @Test
  void eventsThatMakeNoSenseAreDamageAndSteppedOver() throws IOException {
    byte[] good = new DnstapBytes().queryAddress(CLIENT).query(SECONDS, 0, text("q")).event();
    List<byte[]> bad =
        List.of(
            new DnstapBytes().integer(15, 2).bytes(),
            new DnstapBytes().type(5).event(),
            new DnstapBytes().query(SECONDS, 0, new byte[65_536]).event(),
            new DnstapBytes().ports(65_536, 53).query(SECONDS, 0, text("q")).event(),
            new DnstapBytes().queryAddress(new byte[5]).query(SECONDS, 0, text("q")).event(),
            new DnstapBytes()
                .queryAddress(CLIENT)
                .responseAddress(SERVER6)
                .query(SECONDS, 0, text("q"))
                .event(),
            Arrays.copyOf(good, good.length - 1),
            new byte[] {(byte) 0xFF, (byte) 0xFF},
            new byte[] {0x73});
    for (byte[] event : bad) {
      Content content = read(good, event, good);
      assertThat(content.packets()).hasSize(2);
      assertThat(content.damages()).hasSize(1);
      assertThat(content.damages().get(0).length()).isEqualTo(4 + event.length);
    }
    Content largest = read(new DnstapBytes().query(SECONDS, 0, new byte[65_535]).event());
    assertThat(largest.packets().get(0).data()).hasSize(65_535 + 16);
  }

  @Test
  void absurdLengthsEndTheFile() throws IOException {
    byte[] good = new DnstapBytes().query(SECONDS, 0, text("q")).event();
    byte[] huge = {0x7F, 0, 0, 0};
    byte[] control = {0, 0, 0, 0, 0, 0, 2, 1};
    for (byte[] broken : List.of(huge, control)) {
      byte[] file = FrameStreamsBytes.dnstap().data(good).bytes();
      byte[] whole = Arrays.copyOf(file, file.length + broken.length);
      System.arraycopy(broken, 0, whole, file.length, broken.length);
      Content content = Content.of(whole);
      assertThat(content.packets()).hasSize(1);
      assertThat(content.damages()).hasSize(1);
      assertThat(content.damages().get(0).offset()).isEqualTo(file.length);
    }
  }

  @Property(tries = 200)
  void messagesAreReadBackInAnyPiecesFromAnyPosition(
      @ForAll long seed,
      @ForAll @IntRange(max = 40) int count,
      @ForAll @IntRange(min = 1, max = 600) int capacity)
      throws IOException {
    Random random = new Random(seed);
    FrameStreamsBytes file = FrameStreamsBytes.dnstap();
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      file.data(random(random, packets));
    }
    byte[] bytes = file.stop().bytes();
    Content content = Content.of(new ShortReads(bytes, seed, 50), capacity);
    assertThat(content.packets()).isEqualTo(packets);
    assertThat(content.damages()).isEmpty();
    for (long position : content.positions()) {
      try (CaptureReader reader = Captures.open(new ByteArrayInputStream(bytes), "x")) {
        reader.skipTo(position);
        List<Packet> rest = Content.rest(reader, capacity).packets();
        assertThat(rest).isEqualTo(packets.subList(packets.size() - rest.size(), packets.size()));
      }
    }
  }

  /** An event with its fields in either order, and what is to come of it. */
  private static byte[] random(Random random, List<Packet> packets) {
    byte[] message = new byte[random.nextInt(80)];
    random.nextBytes(message);
    boolean six = random.nextBoolean();
    int nanos = random.nextInt(1_000_000_000);
    boolean early = random.nextBoolean();
    boolean query = random.nextBoolean();
    boolean both = random.nextInt(5) == 0;
    DnstapBytes event = new DnstapBytes();
    if (early) {
      messages(event, nanos, message, query || both, !query || both);
    }
    event.type(1).protocol(1).queryAddress(six ? CLIENT6 : CLIENT).integer(6, 1234);
    if (!early) {
      messages(event, nanos, message, query || both, !query || both);
    }
    byte[] known = six ? CLIENT6 : CLIENT;
    byte[] unknown = new byte[known.length];
    int[] octets = {six ? 6 : 4, 17, 1, 1};
    if (query || both) {
      int[] ports = {1234, 0};
      packets.add(reported(nanos(nanos), octets, ports, known, unknown, message));
    }
    if (!query || both) {
      int[] ports = {0, 1234};
      packets.add(reported(nanos(nanos), octets, ports, unknown, known, message));
    }
    return random.nextBoolean() ? event.event() : event.bareEvent();
  }

  private static void messages(
      DnstapBytes event, int nanos, byte[] message, boolean query, boolean response) {
    if (query) {
      event.query(SECONDS, nanos, message);
    }
    if (response) {
      event.response(SECONDS, nanos, message);
    }
  }

  @Test
  void damagedFilesAreNeverAnException() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int seed = 0; seed < 3_000; seed++) {
            damaged(new Random(seed));
          }
        });
  }

  private static void damaged(Random random) throws IOException {
    FrameStreamsBytes file = FrameStreamsBytes.dnstap();
    int start = file.length();
    for (int i = 0; i < 8; i++) {
      file.data(random(random, new ArrayList<>()));
    }
    byte[] bytes = file.bytes();
    for (int i = random.nextInt(3); i >= 0; i--) {
      bytes[start + random.nextInt(bytes.length - start)] = (byte) random.nextInt();
    }
    int cut = random.nextInt(4) == 0 ? start + random.nextInt(bytes.length - start) : bytes.length;
    Content content =
        Content.of(new ShortReads(Arrays.copyOf(bytes, cut), cut, 40), 1 + random.nextInt(500));
    for (CaptureDamage damage : content.damages()) {
      assertThat(damage.offset()).isBetween(0L, (long) cut);
      assertThat(damage.length()).isPositive();
    }
  }

  @Test
  void eventsBehindDamageAreFound() throws IOException {
    Random random = new Random(8);
    FrameStreamsBytes file = FrameStreamsBytes.dnstap();
    List<Packet> packets = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    List<Integer> before = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      starts.add(file.length());
      before.add(packets.size());
      file.data(random(random, packets));
    }
    starts.add(file.length());
    before.add(packets.size());
    for (int i = 0; i < 20; i++) {
      byte[] bytes = file.bytes();
      bytes[starts.get(i)] = 0x40;
      List<Packet> left = new ArrayList<>(packets.subList(0, before.get(i)));
      left.addAll(packets.subList(before.get(i + 1), packets.size()));
      Content content = Content.of(new ShortReads(bytes, i, 100), 200);
      assertThat(content.packets()).isEqualTo(left);
      assertThat(content.damages()).hasSize(1);
      assertThat(content.damages().get(0).offset()).isEqualTo((long) starts.get(i));
      assertThat(content.damages().get(0).length()).isEqualTo(starts.get(i + 1) - starts.get(i));
    }
  }

  @Test
  void absurdTimesAreTheLatestThatThereIs() throws IOException {
    long last = Long.MAX_VALUE / 1_000_000_000L;
    for (DnstapBytes event :
        List.of(
            new DnstapBytes().integer(8, last - 1).fixed32(9, -1),
            new DnstapBytes().integer(8, last - 4).fixed32(9, -1),
            new DnstapBytes().integer(8, 7).integer(9, -1),
            new DnstapBytes().integer(8, -7).fixed32(9, 0))) {
      event.type(5).family(1).protocol(1).bytes(10, new byte[12]);
      byte[] file = FrameStreamsBytes.dnstap().data(event.event()).stop().bytes();
      assertThat(Content.of(file).packets().get(0).nanos()).isEqualTo(Long.MAX_VALUE);
    }
  }
}
