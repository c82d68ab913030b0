package io.toptail.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.Test;

/** Datagrams in fragments, honest and not. */
class IpFragmentsTest {
  private static final long SECOND = 1_000_000_000L;

  private final List<byte[]> datagrams = new ArrayList<>();
  private final Map<FlowPacket, FragmentFate> fates = new IdentityHashMap<>();
  private final IpFragments.Output recorder = new Recorder();
  private IpFragments fragments = new IpFragments(1 << 20, recorder);

  @BeforeTry
  void start() {
    datagrams.clear();
    fates.clear();
    fragments = new IpFragments(1 << 20, recorder);
  }

  private final class Recorder implements IpFragments.Output {
    @Override
    public void datagram(List<FlowPacket> parts, int protocol, byte[] payload, int length) {
      assertThat(protocol).isEqualTo(17);
      datagrams.add(Arrays.copyOf(payload, length));
      parts.forEach(part -> fate(part, FragmentFate.MESSAGE));
    }

    @Override
    public void dropped(FlowPacket fragment, FragmentFate fate) {
      fate(fragment, fate);
    }

    private void fate(FlowPacket fragment, FragmentFate fate) {
      assertThat(fates.put(fragment, fate)).isNull();
    }
  }

  private static byte[] random(Random random, int length) {
    byte[] octets = new byte[length];
    random.nextBytes(octets);
    return octets;
  }

  private static byte[] filled(int length, int value) {
    byte[] octets = new byte[length];
    Arrays.fill(octets, (byte) value);
    return octets;
  }

  private FlowPacket add(int addressLength, int offset, boolean more, byte[] payload) {
    FlowPacket fragment = Flows.fragment(addressLength, 7, offset, more, 0, payload);
    fragments.add(fragment);
    return fragment;
  }

  @Property(tries = 300)
  void anyOrderGivesTheDatagram(@ForAll long seed) {
    Random random = new Random(seed);
    int addressLength = random.nextBoolean() ? 4 : 16;
    List<FlowPacket> sent = new ArrayList<>();
    List<byte[]> payloads = new ArrayList<>();
    for (int id = 0; id < 3; id++) {
      byte[] payload = random(random, 9 + random.nextInt(random.nextInt(50) == 0 ? 60_000 : 3_000));
      payloads.add(payload);
      for (int at = 0; at < payload.length; ) {
        int to = Math.min(payload.length, at + 8 * (1 + random.nextInt(90)));
        byte[] part = Arrays.copyOfRange(payload, at, to);
        sent.add(Flows.fragment(addressLength, id, at, to < payload.length, 0, part));
        at = to;
      }
    }
    Collections.shuffle(sent, random);
    sent.forEach(fragments::add);
    fragments.finish();

    List<byte[]> whole = new ArrayList<>(payloads);
    whole.removeIf(payload -> payload.length == 0);
    assertThat(datagrams).containsExactlyInAnyOrderElementsOf(whole);
    assertThat(fates).hasSize(sent.size());
    assertThat(fates.values()).containsOnly(FragmentFate.MESSAGE);
  }

  @Property(tries = 300)
  void ofIpv4TheOctetsThatCameFirstStay(@ForAll long seed) {
    Random random = new Random(seed);
    int length = 8 * (2 + random.nextInt(30));
    byte[] model = new byte[length];
    boolean[] known = new boolean[length];
    int sent = 0;
    while (datagrams.isEmpty()) {
      int offset = 8 * random.nextInt(length / 8);
      int to = Math.min(length, offset + 8 * (1 + random.nextInt(6)));
      byte[] payload = random(random, to - offset);
      add(4, offset, to < length, payload);
      sent++;
      for (int i = offset; i < to; i++) {
        model[i] = known[i] ? model[i] : payload[i - offset];
        known[i] = true;
      }
    }
    assertThat(datagrams).containsExactly(model);
    assertThat(fates).hasSize(sent);
    assertThat(fates.values())
        .isSubsetOf(FragmentFate.MESSAGE, FragmentFate.OVERLAPPING, FragmentFate.DUPLICATE);
  }

  @Property(tries = 300)
  void anyFragmentsAtAllAreAccountedFor(@ForAll long seed) {
    Random random = new Random(seed);
    IpFragments tight = new IpFragments(2_000, recorder);
    int sent = random.nextInt(300);
    long time = 0;
    for (int i = 0; i < sent; i++) {
      time += random.nextInt(3) * SECOND;
      byte[] payload = random(random, random.nextInt(3) == 0 ? random.nextInt(30) : 16);
      int offset = random.nextInt(20) == 0 ? 8 * random.nextInt(8192) : 8 * random.nextInt(6);
      int addressLength = random.nextBoolean() ? 4 : 16;
      boolean more = random.nextInt(3) > 0;
      tight.add(Flows.fragment(addressLength, random.nextInt(5), offset, more, time, payload));
    }
    tight.finish();
    assertThat(fates).hasSize(sent);
  }

  @Test
  void anOverlapDiscardsAnIpv6DatagramWithWhateverElseComesOfIt() {
    add(16, 0, true, filled(16, 1));
    add(16, 8, true, filled(16, 2));
    add(16, 24, false, filled(8, 3));
    fragments.finish();

    assertThat(datagrams).isEmpty();
    assertThat(fates.values()).hasSize(3).containsOnly(FragmentFate.OVERLAPPING);
  }

  @Test
  void anExactDuplicateIsNoOverlap() {
    add(16, 0, true, filled(16, 1));
    FlowPacket again = add(16, 0, true, filled(16, 1));
    add(16, 16, false, filled(3, 2));

    assertThat(datagrams).containsExactly(Flows.join(filled(16, 1), filled(3, 2)));
    assertThat(fates).containsEntry(again, FragmentFate.DUPLICATE);
  }

  @Test
  void theSameFragmentWithOtherContentIsAnOverlap() {
    add(16, 0, true, filled(16, 1));
    add(16, 0, true, filled(16, 2));
    add(16, 16, false, filled(3, 2));

    assertThat(datagrams).isEmpty();
  }

  @Test
  void teardropDoesNotShortenADatagram() {
    add(4, 0, true, filled(40, 1));
    FlowPacket inside = add(4, 24, false, filled(4, 2));

    assertThat(datagrams).isEmpty();
    assertThat(fates).containsEntry(inside, FragmentFate.CONTRADICTORY);
  }

  @Test
  void aDatagramBeyondTheLongestIsDiscarded() {
    add(4, 0, true, filled(8, 1));
    add(4, 65_528, false, filled(100, 2));
    FlowPacket after = add(4, 8, true, filled(8, 3));

    assertThat(datagrams).isEmpty();
    assertThat(fates.values()).hasSize(3).containsOnly(FragmentFate.OVERSIZED);
    assertThat(fates).containsKey(after);
  }

  @Test
  void twoEndsDiscardADatagram() {
    add(4, 16, false, filled(8, 1));
    add(4, 8, false, filled(8, 2));

    assertThat(fates.values()).hasSize(2).containsOnly(FragmentFate.CONTRADICTORY);
  }

  @Test
  void uselessFragmentsAreDropped() {
    FlowPacket odd = add(4, 0, true, filled(13, 1));
    FlowPacket whole = Flows.fragment(4, 7, 0, true, 0, filled(16, 1));
    FlowPacket cut = new FlowPacket(true, 0, 0, 0, 17, 0, 0, 7, 1, 0, 4, 24, whole.octets());
    fragments.add(cut);
    add(4, 0, true, filled(8, 1));
    add(4, 8, false, filled(1, 2));

    assertThat(datagrams).containsExactly(Flows.join(filled(8, 1), filled(1, 2)));
    assertThat(fates)
        .containsEntry(odd, FragmentFate.BAD_LENGTH)
        .containsEntry(cut, FragmentFate.CUT_OFF);
  }

  @Test
  void timeEndsTheWait() {
    for (int addressLength : new int[] {4, 16}) {
      long timeout = (addressLength == 4 ? 30 : 60) * SECOND;
      FlowPacket first = Flows.fragment(addressLength, 1, 0, true, 0, filled(8, 1));
      fragments.add(first);
      fragments.add(Flows.fragment(addressLength, 1, 8, false, timeout + 1, filled(8, 2)));
      assertThat(datagrams).isEmpty();
      assertThat(fates).containsEntry(first, FragmentFate.INCOMPLETE);

      fragments.add(Flows.fragment(addressLength, 1, 0, true, 2 * timeout + 1, filled(8, 3)));
      assertThat(datagrams).hasSize(1);
      datagrams.clear();
    }
  }

  @Test
  void beyondTheMemoryTheOldestIsGivenUp() {
    IpFragments tight = new IpFragments(2_000, recorder);
    List<FlowPacket> sent = new ArrayList<>();
    for (int id = 0; id < 10; id++) {
      sent.add(Flows.fragment(4, id, 0, true, id, filled(80, id)));
      tight.add(sent.get(id));
    }
    tight.finish();

    assertThat(fates).hasSize(10).containsEntry(sent.get(0), FragmentFate.EVICTED);
    assertThat(fates).containsEntry(sent.get(9), FragmentFate.INCOMPLETE);
  }

  @Test
  void idsAreReused() {
    for (int i = 0; i < 2; i++) {
      add(4, 0, true, filled(8, i));
      add(4, 8, false, filled(8, i));
    }
    assertThat(datagrams).containsExactly(filled(16, 0), filled(16, 1));
  }
}
