package io.toptail.capture;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How the reading of a split went: what its reader assumed, and where it ended.
 *
 * @param split that was read
 * @param first offset of the first record; {@link #NONE} if no record was found
 * @param end offset behind the last record or damage: the next record's, or the end of the file
 * @param searching whether reading ended in damage, or before any record, at {@link #end}
 * @param reason of that damage; empty if there is none
 * @param assumed what was taken to hold at the first record; see {@code RecordFinder#state}
 * @param state what holds at the end
 * @param tookEarlierTime whether a packet has no time but that of a packet before the split
 * @param lastTime that a packet after the split would take over
 * @param clock times of the packets
 */
public record SplitSpan(
    Split split,
    long first,
    long end,
    boolean searching,
    String reason,
    String assumed,
    String state,
    boolean tookEarlierTime,
    long lastTime,
    ClockSpan clock) {
  /** {@link #first} of a split without records. */
  public static final long NONE = -1;

  /** Writes the span in the form that {@link #readFrom} reads. */
  public void writeTo(DataOutput out) throws IOException {
    out.writeLong(split.start());
    out.writeLong(split.end());
    out.writeLong(first);
    out.writeLong(end);
    out.writeBoolean(searching);
    out.writeUTF(reason);
    out.writeUTF(assumed);
    out.writeUTF(state);
    out.writeBoolean(tookEarlierTime);
    out.writeLong(lastTime);
    clock.writeTo(out);
  }

  /** The span that {@link #writeTo} wrote. */
  public static SplitSpan readFrom(DataInput in) throws IOException {
    return new SplitSpan(
        new Split(in.readLong(), in.readLong()),
        in.readLong(),
        in.readLong(),
        in.readBoolean(),
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        in.readBoolean(),
        in.readLong(),
        ClockSpan.readFrom(in));
  }
}
