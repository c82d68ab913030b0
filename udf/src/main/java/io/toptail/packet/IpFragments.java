package io.toptail.packet;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Datagrams out of fragments, which may come in any order (RFC 791 §3.2, RFC 8200 §4.5).
 *
 * <ul>
 *   <li>Overlap: of IPv4 the octets that came first stay, as in BSD and Windows, and a fragment
 *       that lies within others is dropped. Of IPv6 an overlap discards the datagram with whatever
 *       else comes of it (RFC 5722), but for an exact duplicate, which is dropped.
 *   <li>Fragments that disagree about the end of their datagram, or that would make it longer than
 *       65,535 octets, discard it.
 *   <li>A fragment of which the snaplen left a part is dropped.
 *   <li>30 s (IPv4) or 60 s (IPv6, RFC 8200 §4.5) of packet time after the first fragment came, a
 *       datagram that is not whole is given up.
 *   <li>Beyond the memory that the constructor allows the oldest datagram is given up.
 * </ul>
 *
 * <p>Every fragment is in one datagram or dropped. The result depends on the order in which
 * fragments are added, which is to be {@link FlowPacket#CAPTURE_ORDER}. Not thread-safe.
 */
public final class IpFragments {
  private static final int LONGEST = 0xFFFF;

  private final long memory;
  private final Output output;
  private final Map<String, FragmentedDatagram> datagrams = new LinkedHashMap<>();
  private final byte[] payload = new byte[LONGEST];
  private long held;

  /**
   * @param memory octets that all datagrams together may hold, about
   */
  public IpFragments(long memory, Output output) {
    this.memory = memory;
    this.output = output;
  }

  /** Takes a fragment. */
  public void add(FlowPacket fragment) {
    add(fragment, 0);
  }

  /**
   * Takes a fragment.
   *
   * @param recording its number; several recordings of the same traffic are kept apart
   */
  public void add(FlowPacket fragment, int recording) {
    giveUpLate(fragment.timeNanos());
    String key = fragment.directionKey(recording);
    FragmentedDatagram datagram = datagrams.get(key);
    if (datagram != null && datagram.isLate(fragment.timeNanos())) {
      remove(key).discard(FragmentFate.INCOMPLETE, output);
      datagram = null;
    }
    if (datagram == null) {
      datagram = new FragmentedDatagram(fragment);
      datagrams.put(key, datagram);
      held += datagram.cost();
    }
    long before = datagram.cost();
    datagram.add(fragment, output);
    held += datagram.cost() - before;
    if (datagram.isWhole()) {
      remove(key);
      int length = datagram.copyTo(payload);
      output.datagram(datagram.fragments(), datagram.protocol(), payload, length);
    }
    while (held > memory && datagrams.size() > 1) {
      remove(datagrams.keySet().iterator().next()).discard(FragmentFate.EVICTED, output);
    }
  }

  private FragmentedDatagram remove(String key) {
    FragmentedDatagram datagram = datagrams.remove(key);
    held -= datagram.cost();
    return datagram;
  }

  private void giveUpLate(long timeNanos) {
    Iterator<FragmentedDatagram> oldest = datagrams.values().iterator();
    while (oldest.hasNext()) {
      FragmentedDatagram datagram = oldest.next();
      if (!datagram.isLate(timeNanos)) {
        return;
      }
      oldest.remove();
      held -= datagram.cost();
      datagram.discard(FragmentFate.INCOMPLETE, output);
    }
  }

  /** Gives up all datagrams that are not whole. */
  public void finish() {
    for (FragmentedDatagram datagram : datagrams.values()) {
      datagram.discard(FragmentFate.INCOMPLETE, output);
    }
    datagrams.clear();
    held = 0;
  }

  /** Takes what becomes of fragments. */
  public interface Output {
    /**
     * A whole datagram. What it holds decides on the fate of its fragments.
     *
     * @param fragments those it consists of, in the order in which they came: the last one
     *     completed it
     * @param protocol IP protocol, or IPv6's next header, of the payload
     * @param payload what follows the IP header, from its start; valid only during the call
     * @param length octets of it, up to 65,535
     */
    void datagram(List<FlowPacket> fragments, int protocol, byte[] payload, int length);

    /** A fragment that no datagram came of. */
    void dropped(FlowPacket fragment, FragmentFate fate);
  }
}
