package io.toptail.combine;

import io.toptail.filter.FilterOption;
import io.toptail.filter.MessageFilter;
import io.toptail.packet.FlowPacket;
import io.toptail.packet.PacketDecoder;
import io.toptail.packet.PacketOutcome;
import io.toptail.packet.SegmentFate;
import io.toptail.row.TimeWindows;
import java.util.function.Consumer;

/**
 * Gives every packet that is no message its row in the ledger, or hands it on if it means something
 * only with others of its flow.
 */
abstract class AccountedPackets implements DecodedPackets {
  private final LedgerTally ledger;
  private final MessageFilter.Matcher filter;
  private final long windowNanos;
  private final Consumer<FlowPacket> flows;
  private int file;

  /**
   * @param windowNanos width of a window; 0 for one
   * @param flows takes segments and fragments, which are not in the ledger then
   */
  AccountedPackets(
      LedgerTally ledger,
      MessageFilter.Matcher filter,
      long windowNanos,
      Consumer<FlowPacket> flows) {
    this.ledger = ledger;
    this.filter = filter;
    this.windowNanos = windowNanos;
    this.flows = flows;
  }

  /** The file that the next packets are of. */
  final void setFile(int file) {
    this.file = file;
  }

  final int file() {
    return file;
  }

  @Override
  public final void notDns(PacketDecoder packet, long timeNanos) {
    if (isLetThrough(timeNanos)) {
      ledger.notDns(packet);
    }
  }

  @Override
  public final void piece(
      PacketOutcome outcome, PacketDecoder packet, long position, long timeNanos) {
    // Filters come after flows are put together: a message has its last packet's time.
    if (outcome == PacketOutcome.FRAGMENT) {
      flows.accept(FlowPacket.fragment(packet, file, position, timeNanos));
    } else if (!FlowPacket.isBare(packet)) {
      flows.accept(FlowPacket.segment(packet, file, position, timeNanos));
    } else if (isLetThrough(timeNanos)) {
      ledger.segment(SegmentFate.NO_PAYLOAD);
    }
  }

  @Override
  public final void skipped(PacketOutcome outcome, PacketDecoder packet, long timeNanos) {
    if (isLetThrough(timeNanos)) {
      ledger.skipped(outcome, packet);
    }
  }

  private boolean isLetThrough(long timeNanos) {
    ledger.moveTo(window(timeNanos), filter.clamp(timeNanos), file);
    FilterOption heldBack = filter.rejecting(timeNanos);
    if (heldBack != null) {
      ledger.filtered(heldBack);
    }
    return heldBack == null;
  }

  /** The window of a packet; one that is held back for its time makes no window of its own. */
  final int window(long timeNanos) {
    return TimeWindows.number(filter.clamp(timeNanos), windowNanos);
  }
}
