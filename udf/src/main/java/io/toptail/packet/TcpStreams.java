package io.toptail.packet;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * DNS messages out of TCP segments: each direction of a connection is a stream of octets in which
 * every message follows two octets with its length (RFC 1035 §4.2.2).
 *
 * <ul>
 *   <li>Segments may come in any order, again, and overlapping; the octets that came first stay.
 *   <li>Octets that never come leave a hole. Reading goes on behind it: at the end of the message
 *       that the hole is in, if its length is known and leads there, else at the next ordinary
 *       message. So it does where the start of the connection is missing.
 *   <li>A SYN with a new sequence number, or a number far from the last, is another connection
 *       between the same ports.
 *   <li>Every segment has one {@link SegmentFate}, and every octet of a stream is part of a message
 *       or lost for a {@link StreamLoss}.
 * </ul>
 *
 * <p>Each direction holds at most an unfinished message and {@link TcpStream#PENDING_LIMIT} octets
 * behind a hole; all together hold what the constructor allows, and beyond it the one that was idle
 * longest is given up. The result depends on the order in which segments are added, which is to be
 * {@link FlowPacket#CAPTURE_ORDER}. Not thread-safe.
 */
public final class TcpStreams {
  private final long memory;
  private final Output output;
  private final Map<String, TcpStream> streams = new LinkedHashMap<>(16, 0.75f, true);
  private long held;
  private long arrivals;

  /**
   * @param memory octets that all streams together may hold, about
   */
  public TcpStreams(long memory, Output output) {
    this.memory = memory;
    this.output = output;
  }

  /** Takes a segment to or from a DNS port. */
  public void add(FlowPacket segment) {
    add(segment, 0);
  }

  /**
   * Takes a segment to or from a DNS port.
   *
   * @param recording its number; several recordings of the same traffic are kept apart
   */
  public void add(FlowPacket segment, int recording) {
    TcpStream stream = streams.computeIfAbsent(segment.directionKey(recording), key -> open());
    long before = stream.cost();
    stream.add(segment, arrivals++);
    held += stream.cost() - before;
    while (held > memory && streams.size() > 1) {
      evict();
    }
  }

  private TcpStream open() {
    TcpStream stream = new TcpStream(output);
    held += stream.cost();
    return stream;
  }

  private void evict() {
    Iterator<TcpStream> oldest = streams.values().iterator();
    TcpStream stream = oldest.next();
    oldest.remove();
    held -= stream.cost();
    stream.finish(StreamLoss.EVICTED);
  }

  /** Decides on all that is held, and forgets all streams. */
  public void finish() {
    for (TcpStream stream : streams.values()) {
      stream.finish(StreamLoss.UNFINISHED);
    }
    streams.clear();
    held = 0;
  }

  /** Takes what the streams hold. */
  public interface Output {
    /**
     * A message, well-formed or not.
     *
     * @param completedBy the segment with which it was whole
     * @param bytes valid only during the call
     */
    void message(FlowPacket completedBy, byte[] bytes, int offset, int length);

    /** What became of a segment; exactly once for each. */
    void segment(FlowPacket segment, SegmentFate fate);

    /**
     * Octets that are in no message, length octets of messages apart.
     *
     * @param near a segment at that place
     */
    void lost(FlowPacket near, StreamLoss reason, long octets);
  }
}
