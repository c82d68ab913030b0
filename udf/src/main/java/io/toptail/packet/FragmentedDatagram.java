package io.toptail.packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A datagram of which fragments have come; the policy is {@link IpFragments}'. */
final class FragmentedDatagram {
  private static final int LONGEST = 0xFFFF;
  private static final int IPV4_HEADER = 20;
  private static final int OBJECTS = 256;
  private static final long IPV4_TIMEOUT = 30_000_000_000L;
  private static final long IPV6_TIMEOUT = 60_000_000_000L;

  private final boolean ipv4;
  private final long firstTime;
  private final OctetPieces pieces = new OctetPieces();
  private final List<FlowPacket> fragments = new ArrayList<>(2);
  private int octets;
  private int end;
  private boolean endKnown;
  private FragmentFate discarded;

  FragmentedDatagram(FlowPacket first) {
    this.ipv4 = first.addressLength() == 4;
    this.firstTime = first.timeNanos();
  }

  /** Whether the datagram was given up before a time. */
  boolean isLate(long timeNanos) {
    return timeNanos - firstTime > (ipv4 ? IPV4_TIMEOUT : IPV6_TIMEOUT);
  }

  /** Octets of memory held, about. */
  long cost() {
    return OBJECTS + pieces.cost();
  }

  boolean isWhole() {
    return endKnown && octets == end && !pieces.isEmpty();
  }

  /** The fragments that the datagram consists of, as they came. */
  List<FlowPacket> fragments() {
    return fragments;
  }

  /** Gives up all fragments, for this reason unless they were given up before. */
  void discard(FragmentFate fate, IpFragments.Output output) {
    discarded = discarded == null ? fate : discarded;
    for (FlowPacket fragment : fragments) {
      output.dropped(fragment, discarded);
    }
    fragments.clear();
    while (!pieces.isEmpty()) {
      pieces.takeFirst();
    }
  }

  /** Takes a fragment, and tells the output if it is of no use. */
  void add(FlowPacket fragment, IpFragments.Output output) {
    FragmentFate fate = discarded != null ? discarded : whyUnusable(fragment);
    if (fate == null && isContradiction(fragment)) {
      discard(FragmentFate.CONTRADICTORY, output);
      fate = discarded;
    }
    if (fate == FragmentFate.OVERSIZED) {
      discard(fate, output);
    }
    fate = fate == null ? insert(fragment, output) : fate;
    if (fate == null) {
      fragments.add(fragment);
    } else {
      output.dropped(fragment, fate);
    }
  }

  private FragmentFate whyUnusable(FlowPacket fragment) {
    int length = fragment.length();
    boolean more = fragment.has(FlowPacket.MORE_FRAGMENTS);
    if (fragment.fragmentOffset() + fragment.fullLength() > LONGEST - (ipv4 ? IPV4_HEADER : 0)) {
      return FragmentFate.OVERSIZED;
    }
    if (length < fragment.fullLength()) {
      return FragmentFate.CUT_OFF;
    }
    if (more && (length == 0 || length % 8 != 0)) {
      return FragmentFate.BAD_LENGTH;
    }
    return isDuplicate(fragment) ? FragmentFate.DUPLICATE : null;
  }

  private boolean isDuplicate(FlowPacket fragment) {
    OctetPieces.Piece piece = pieces.at(fragment.fragmentOffset());
    if (piece == null || piece.length() != fragment.length()) {
      return false;
    }
    FlowPacket other = piece.arrival().packet;
    return other.flags() == fragment.flags()
        && Arrays.equals(
            other.octets(),
            piece.from(),
            piece.from() + piece.length(),
            fragment.octets(),
            fragment.offset(),
            fragment.offset() + fragment.length());
  }

  /** Nothing may lie behind the end, and there is one end. */
  private boolean isContradiction(FlowPacket fragment) {
    int fragmentEnd = fragment.fragmentOffset() + fragment.length();
    boolean lastOne = !fragment.has(FlowPacket.MORE_FRAGMENTS);
    if (endKnown && (fragmentEnd > end || lastOne && fragmentEnd != end)) {
      return true;
    }
    boolean behind = lastOne && fragmentEnd < end;
    end = Math.max(end, fragmentEnd);
    endKnown |= lastOne;
    return behind;
  }

  private FragmentFate insert(FlowPacket fragment, IpFragments.Output output) {
    int length = fragment.length();
    int added = pieces.add(fragment.fragmentOffset(), 0, new FlowArrival(fragment, 0));
    octets += added;
    if (added == length) {
      return null;
    }
    if (ipv4) {
      return added == 0 ? FragmentFate.OVERLAPPING : null;
    }
    discard(FragmentFate.OVERLAPPING, output);
    return discarded;
  }

  /** Next header of the first fragment (RFC 8200 §4.5); of IPv4 the protocol. */
  int protocol() {
    return pieces.first().arrival().packet.protocol();
  }

  /** Writes the payload and returns its length. */
  int copyTo(byte[] payload) {
    for (OctetPieces.Piece piece : pieces.inOrder()) {
      byte[] bytes = piece.arrival().packet.octets();
      System.arraycopy(bytes, piece.from(), payload, (int) piece.start(), piece.length());
    }
    return end;
  }
}
