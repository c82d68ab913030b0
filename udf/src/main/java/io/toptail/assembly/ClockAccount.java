package io.toptail.assembly;

import io.toptail.combine.ClockTally;
import io.toptail.row.RowIndex;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which times of packets cannot be believed, and the period of the others.
 *
 * <p>A file's times fall into groups that lie more than a year apart. Only the group with most
 * packets is believed; a group before 1990 only if there is no other, for a clock that was never
 * set begins in 1970. Files may well be years apart, but those that were never set are left out of
 * the period as long as there are others.
 */
public final class ClockAccount {
  private static final long APART = 366 * ClockTally.DAY_NANOS;

  private final Map<Integer, Group> believed = new TreeMap<>();
  private final Map<Integer, Long> packets = new TreeMap<>();
  private long start = Long.MAX_VALUE;
  private long end = Long.MIN_VALUE;

  /** Times of a file that lie near each other. */
  private static final class Group {
    private long packets;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    private void add(long count, long firstTime, long lastTime) {
      packets += count;
      first = Math.min(first, firstTime);
      last = Math.max(last, lastTime);
    }

    private boolean isSet() {
      return last >= ClockTally.FIRST_SET;
    }

    /** Whether to believe this group rather than an earlier one. */
    private boolean beats(Group other) {
      return other == null || (isSet() == other.isSet() ? packets > other.packets : isSet());
    }
  }

  ClockAccount(TallyTable table, RowIndex index) {
    Map<Integer, TreeMap<Integer, Integer>> periods = new TreeMap<>();
    for (int entry : index.of(RowKind.DAYS, 0)) {
      int file = RowKey.getInt(table, entry, RowKey.HEADER);
      int period = RowKey.getInt(table, entry, RowKey.HEADER + 4);
      periods.computeIfAbsent(file, k -> new TreeMap<>()).put(period, entry);
      packets.merge(file, table.count(entry), Long::sum);
    }
    periods.forEach((file, ofFile) -> believed.put(file, believed(table, ofFile)));
    boolean anySet = believed.values().stream().anyMatch(Group::isSet);
    for (Group group : believed.values()) {
      if (group.isSet() == anySet) {
        start = Math.min(start, group.first);
        end = Math.max(end, group.last);
      }
    }
  }

  private static Group believed(TallyTable table, TreeMap<Integer, Integer> periods) {
    Group best = null;
    Group group = null;
    for (int entry : periods.values()) {
      long first = table.first(entry);
      boolean begins =
          group == null
              || first - group.last > APART
              || first >= ClockTally.FIRST_SET && !group.isSet();
      if (begins && group != null) {
        best = group.beats(best) ? group : best;
      }
      group = begins ? new Group() : group;
      group.add(table.count(entry), first, table.last(entry));
    }
    return group.beats(best) ? group : best;
  }

  /** Packets of a file whose time is not believed. */
  long oddTimes(int file) {
    Group group = believed.get(file);
    if (group == null) {
      return 0;
    }
    return packets.get(file) - (group.isSet() ? group.packets : 0);
  }

  /** Time of the first packet whose time is believed; {@code Long.MAX_VALUE} without packets. */
  long start() {
    return start;
  }

  /** Time of the last packet whose time is believed; {@code Long.MIN_VALUE} without packets. */
  long end() {
    return end;
  }
}
