package io.toptail.packet;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Any fragments in any order: each is in one datagram or dropped, and a datagram's octets are those
 * of its fragments. An input is a sequence of fragments, each of flags, an offset in units of 8
 * octets (16 bits, of which 13 count), a length and its payload. Four datagrams of each version of
 * IP share the little memory, and time goes on with every fragment that says so.
 */
public final class IpFragmentsFuzz {
  private static final long MEMORY = 4096;
  private static final int HEADER = 4;

  /** Flag of an input: ten seconds pass. */
  private static final int LATER = 2;

  /** Flag of an input: IPv6. */
  private static final int IPV6 = 4;

  /** Flag of an input: of the payload a part was not captured. */
  private static final int CUT = 8;

  private IpFragmentsFuzz() {}

  /** Puts the datagrams together. */
  public static void fuzz(byte[] input) {
    List<FlowPacket> fragments = fragments(input);
    Record record = new Record();
    IpFragments datagrams = new IpFragments(MEMORY, record);
    fragments.forEach(datagrams::add);
    datagrams.finish();
    require(record.known.size() == fragments.size(), "a fragment that became nothing");
  }

  private static List<FlowPacket> fragments(byte[] input) {
    List<FlowPacket> fragments = new ArrayList<>();
    long time = 0;
    int at = 0;
    while (at + HEADER <= input.length) {
      int flags = input[at];
      int offset = ((input[at + 1] & 0x1F) << 8 | input[at + 2] & 0xFF) * 8;
      int length = Math.min(input[at + 3] & 0xFF, input.length - at - HEADER);
      time += (flags & LATER) == 0 ? 0 : 10_000_000_000L;
      byte[] payload = Arrays.copyOfRange(input, at + HEADER, at + HEADER + length);
      fragments.add(fragment(flags, offset, time, payload));
      at += HEADER + length;
    }
    return fragments;
  }

  private static FlowPacket fragment(int flags, int offset, long time, byte[] payload) {
    int address = (flags & IPV6) == 0 ? 4 : 16;
    int id = flags >> 4 & 3;
    boolean more = (flags & FlowPacket.MORE_FRAGMENTS) != 0;
    FlowPacket whole = Flows.fragment(address, id, offset, more, time, payload);
    return (flags & CUT) == 0 ? whole : cut(whole);
  }

  private static FlowPacket cut(FlowPacket whole) {
    return new FlowPacket(
        true,
        0,
        0,
        whole.timeNanos(),
        17,
        0,
        0,
        whole.number(),
        whole.flags(),
        whole.fragmentOffset(),
        whole.addressLength(),
        whole.fullLength() + 8,
        whole.octets());
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  /** What came of the fragments. */
  private static final class Record implements IpFragments.Output {
    private final Map<FlowPacket, Boolean> known = new IdentityHashMap<>();

    @Override
    public void datagram(List<FlowPacket> fragments, int protocol, byte[] payload, int length) {
      require(length > 0 && length <= 0xFFFF && length <= payload.length, "length " + length);
      byte[] expected = new byte[length];
      boolean[] set = new boolean[length];
      for (FlowPacket fragment : fragments) {
        require(known.put(fragment, true) == null, "a fragment twice");
        for (int i = 0; i < fragment.length(); i++) {
          int at = fragment.fragmentOffset() + i;
          require(at < length, "a fragment beyond the end");
          if (!set[at]) {
            set[at] = true;
            expected[at] = fragment.octets()[fragment.offset() + i];
          }
        }
      }
      for (int i = 0; i < length; i++) {
        require(set[i] && expected[i] == payload[i], "octet " + i + " of " + length);
      }
    }

    @Override
    public void dropped(FlowPacket fragment, FragmentFate fate) {
      require(fate != null && known.put(fragment, false) == null, "dropped twice");
    }
  }

  /** Datagrams in a few fragments: in order and not, overlapping, late, incomplete, and cut. */
  public static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    Random random = new Random(9);
    for (int i = 0; i < 40; i++) {
      int version = i % 2 == 0 ? 0 : IPV6;
      int unit = 1 + i % 4;
      List<byte[]> fragments = new ArrayList<>();
      for (int part = 0; part < 4; part++) {
        byte[] payload = new byte[8 * unit];
        random.nextBytes(payload);
        int flags = version | (part < 3 ? FlowPacket.MORE_FRAGMENTS : 0) | (i % 11 == 5 ? CUT : 0);
        int overlap = i % 5 == 4 && part == 2 ? 1 : 0;
        byte[] header = {(byte) flags, 0, (byte) (part * unit - overlap), (byte) payload.length};
        fragments.add(Flows.join(header, payload));
      }
      if (i % 3 > 0) {
        Collections.shuffle(fragments, random);
      }
      if (i % 7 == 6) {
        fragments.set(1, new byte[] {(byte) (version | LATER | 16), 0, 9, 0});
      }
      ByteArrayOutputStream input = new ByteArrayOutputStream();
      fragments.forEach(input::writeBytes);
      seeds.add(input.toByteArray());
    }
    return seeds;
  }
}
