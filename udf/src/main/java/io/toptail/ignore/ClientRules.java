package io.toptail.ignore;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Rules for client addresses. Filled in the order of the rules' numbers, then only read. */
final class ClientRules {
  private static final int NONE = Integer.MAX_VALUE;

  private final Map<AddressPrefix, Integer> rules = new HashMap<>();
  private final BitSet lengths = new BitSet(129);

  void block(AddressPrefix block, int rule) {
    rules.putIfAbsent(block, rule);
    lengths.set(block.bits());
  }

  boolean isEmpty() {
    return rules.isEmpty();
  }

  int match(byte[] octets, int offset, int length) {
    if (rules.isEmpty()) {
      return -1;
    }
    AddressPrefix client = AddressPrefix.of(octets, offset, length);
    int first = NONE;
    // A block of fewer than 96 bits is written as IPv6 and means IPv6: ::/0 spares IPv4 clients.
    int from = client.isIpv4() ? 96 : 0;
    for (int bits = lengths.nextSetBit(from); bits >= 0; bits = lengths.nextSetBit(bits + 1)) {
      first = Math.min(first, rules.getOrDefault(client.truncated(bits), NONE));
    }
    return first == NONE ? -1 : first;
  }
}
