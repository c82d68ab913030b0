package io.toptail.combine;

import io.toptail.filter.FilterOption;
import io.toptail.filter.MessageFilter;
import io.toptail.packet.FlowPacket;
import io.toptail.packet.FragmentFate;
import io.toptail.packet.SegmentFate;
import io.toptail.packet.StreamLoss;
import io.toptail.row.TimeWindows;
import io.toptail.tally.TallyTable;
import java.util.function.Consumer;

/**
 * The account of the packets of flows, of the messages that come of them, and of octets that are in
 * none. What the filter of times holds back is accounted for as that.
 */
final class FlowAccount {
  private final MessageFilter.Matcher filter;
  private final long windowNanos;
  private final LedgerTally packets;
  private final ReassembledLedger messages;
  private final Consumer<FlowPacket> strange;

  /**
   * @param windowNanos width of a window; 0 for one
   * @param strange takes segments of streams that are no DNS
   */
  FlowAccount(
      TallyTable table,
      MessageFilter.Matcher filter,
      long windowNanos,
      Consumer<FlowPacket> strange) {
    this.strange = strange;
    this.filter = filter;
    this.windowNanos = windowNanos;
    this.packets = new LedgerTally(table);
    this.messages = new ReassembledLedger(table);
  }

  /** Takes the rows of messages. */
  ReassembledLedger messages() {
    return messages;
  }

  void segment(FlowPacket segment, SegmentFate fate) {
    if (isLetThrough(segment)) {
      packets.segment(fate);
      if (fate == SegmentFate.NOT_DNS) {
        strange.accept(segment);
      }
    }
  }

  void fragment(FlowPacket fragment, FragmentFate fate) {
    if (isLetThrough(fragment)) {
      packets.fragment(fate);
    }
  }

  void lost(FlowPacket near, StreamLoss reason, long octets) {
    if (filter.rejecting(near.timeNanos()) == null) {
      messages.moveTo(window(near), near.timeNanos(), near.file(), near.protocol());
      messages.lost(reason, octets);
    }
  }

  /** A message was found, and is to be given its row. */
  void found(FlowPacket completedBy, int protocol) {
    long time = filter.clamp(completedBy.timeNanos());
    messages.moveTo(window(completedBy), time, completedBy.file(), protocol);
    messages.found();
  }

  int window(FlowPacket packet) {
    return TimeWindows.number(filter.clamp(packet.timeNanos()), windowNanos);
  }

  /** Starts anew after the table was cleared. */
  void forget() {
    packets.forget();
  }

  private boolean isLetThrough(FlowPacket packet) {
    packets.moveTo(window(packet), filter.clamp(packet.timeNanos()), packet.file());
    FilterOption heldBack = filter.rejecting(packet.timeNanos());
    if (heldBack != null) {
      packets.filtered(heldBack);
    }
    return heldBack == null;
  }
}
