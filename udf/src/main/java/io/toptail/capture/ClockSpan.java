package io.toptail.capture;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The times of packets in the order in which they lie in a capture. Nanoseconds since 1970.
 *
 * @param packets how many there are; with none all else is 0
 * @param first time of the first packet
 * @param last time of the last packet
 * @param backwards how many packets are earlier than the one before them
 */
public record ClockSpan(long packets, long first, long last, long backwards) {
  /** No packets. */
  public static final ClockSpan EMPTY = new ClockSpan(0, 0, 0, 0);

  /** Of the packets of this span and those of the next one in the file. */
  public ClockSpan then(ClockSpan next) {
    if (packets == 0 || next.packets == 0) {
      return packets == 0 ? next : this;
    }
    long step = next.first < last ? 1 : 0;
    return new ClockSpan(
        packets + next.packets, first, next.last, backwards + next.backwards + step);
  }

  /** Of the packets of a batch. */
  static ClockSpan of(PacketBatch batch) {
    int size = batch.size();
    if (size == 0) {
      return EMPTY;
    }
    long backwards = 0;
    long before = batch.timeNanos(0);
    for (int i = 1; i < size; i++) {
      long time = batch.timeNanos(i);
      backwards += time < before ? 1 : 0;
      before = time;
    }
    return new ClockSpan(size, batch.timeNanos(0), before, backwards);
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeLong(packets);
    out.writeLong(first);
    out.writeLong(last);
    out.writeLong(backwards);
  }

  static ClockSpan readFrom(DataInput in) throws IOException {
    return new ClockSpan(in.readLong(), in.readLong(), in.readLong(), in.readLong());
  }
}
