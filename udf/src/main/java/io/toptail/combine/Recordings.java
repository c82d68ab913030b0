package io.toptail.combine;

import io.toptail.packet.FlowPacket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells whether the files that a flow lies in are parts of one recording, as rotated files are, or
 * recordings of the same traffic, as copies are. Files that hold the same packet, at the same time,
 * are the latter, and a flow is put together in each on its own; otherwise messages would be lost
 * as repetitions that count twice when they come in datagrams.
 */
final class Recordings {
  /** Files with the same packet that are compared; more are taken for recordings on their own. */
  private static final int COMPARED = 32;

  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final Map<Integer, Set<Integer>> conflicts = new HashMap<>();

  /** Looks at the packets of a flow, in {@link FlowPacket#CAPTURE_ORDER}. */
  void tellApart(List<FlowPacket> packets) {
    numbers.clear();
    if (isOneFile(packets)) {
      return;
    }
    conflicts.clear();
    int from = 0;
    for (int i = 1; i <= packets.size(); i++) {
      if (i == packets.size() || packets.get(i).timeNanos() != packets.get(from).timeNanos()) {
        compare(packets.subList(from, i));
        from = i;
      }
    }
    if (!conflicts.isEmpty()) {
      number(packets);
    }
  }

  private static boolean isOneFile(List<FlowPacket> packets) {
    for (FlowPacket packet : packets) {
      if (packet.file() != packets.get(0).file()) {
        return false;
      }
    }
    return true;
  }

  private void compare(List<FlowPacket> simultaneous) {
    if (isOneFile(simultaneous)) {
      return;
    }
    Map<FlowPacket, List<Integer>> files = new TreeMap<>(FlowPacket.CONTENT_ORDER);
    for (FlowPacket packet : simultaneous) {
      List<Integer> same = files.computeIfAbsent(packet, key -> new ArrayList<>());
      int file = packet.file();
      if (same.isEmpty() || same.get(same.size() - 1) != file) {
        same.stream().limit(COMPARED).forEach(other -> conflict(other, file));
        same.add(file);
      }
    }
  }

  private void conflict(int one, int other) {
    conflicts.computeIfAbsent(one, key -> new HashSet<>()).add(other);
    conflicts.computeIfAbsent(other, key -> new HashSet<>()).add(one);
  }

  /** Every file joins the first recording that it has no packet in common with. */
  private void number(List<FlowPacket> packets) {
    List<Set<Integer>> recordings = new ArrayList<>();
    for (FlowPacket packet : packets) {
      numbers.computeIfAbsent(packet.file(), file -> join(file, recordings));
    }
  }

  private int join(int file, List<Set<Integer>> recordings) {
    Set<Integer> others = conflicts.getOrDefault(file, Set.of());
    int number = 0;
    while (number < recordings.size()
        && (others.size() >= COMPARED || !disjoint(recordings.get(number), others))) {
      number++;
    }
    if (number == recordings.size()) {
      recordings.add(new HashSet<>());
    }
    recordings.get(number).add(file);
    return number;
  }

  private static boolean disjoint(Set<Integer> recording, Set<Integer> others) {
    return others.stream().noneMatch(recording::contains);
  }

  /** Number of the recording that a packet of the flow belongs to. */
  int of(FlowPacket packet) {
    return numbers.getOrDefault(packet.file(), 0);
  }
}
