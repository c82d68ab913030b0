package io.toptail.packet;

import io.toptail.packet.OctetPieces.Piece;

/**
 * One direction of a connection: puts segments into the order of the stream (RFC 9293 §3.4). Where
 * segments overlap, the octets that came first stay.
 *
 * <p>Sequence numbers wrap; inside, places in the stream are counted from its first octet and do
 * not. A hole is waited for until {@link #PENDING_LIMIT} octets behind it are held, or the stream
 * ends.
 */
final class TcpStream {
  /** Octets behind a hole that are held, as {@link OctetPieces#cost} counts. */
  static final long PENDING_LIMIT = 1 << 20;

  /** A segment farther away than any window that is in use belongs to another connection. */
  static final int FARTHEST = 1 << 26;

  private static final int OBJECTS = 512;

  private final TcpStreams.Output output;
  private final MessageFramer framer;
  private final OctetPieces pending = new OctetPieces();
  private boolean open;
  private boolean ended;
  private int firstNumber;
  private int nextNumber;
  private long next;

  /** Where the stream ends as far as segments showed; octets before it may not be captured. */
  private long sentEnd;

  /** Where the stream ends by FIN; -1 while that is not known. */
  private long finalEnd;

  private FlowPacket last;

  TcpStream(TcpStreams.Output output) {
    this.output = output;
    this.framer = new MessageFramer(output);
  }

  /** Octets of memory held, about. */
  long cost() {
    return OBJECTS + framer.cost() + pending.cost();
  }

  /**
   * Takes a segment of this direction.
   *
   * @param arrival counts up from segment to segment
   */
  void add(FlowPacket segment, long arrival) {
    int number = segment.number();
    if (segment.has(FlowPacket.SYN)) {
      number++;
      if (!open || number != firstNumber) {
        begin(number, true);
      }
    }
    if (segment.has(FlowPacket.RST)) {
      abort(segment);
      return;
    }
    boolean end = segment.has(FlowPacket.FIN);
    if (segment.fullLength() == 0 && (!end || !open)) {
      output.segment(segment, SegmentFate.NO_PAYLOAD);
      return;
    }
    if (!open || isOfAnother(segment, number)) {
      begin(number, false);
    }
    place(segment, next + (number - nextNumber), end, arrival);
  }

  private boolean isOfAnother(FlowPacket segment, int number) {
    int distance = number - nextNumber;
    boolean far = distance > FARTHEST || distance < -FARTHEST;
    return far || ended && distance + segment.length() > 0;
  }

  private void place(FlowPacket segment, long at, boolean end, long arrival) {
    last = segment;
    long segmentEnd = at + segment.fullLength();
    sentEnd = Math.max(sentEnd, segmentEnd);
    if (end && finalEnd < 0) {
      finalEnd = segmentEnd;
    }
    if (segment.length() == 0) {
      boolean cut = segment.fullLength() > 0;
      output.segment(segment, cut ? SegmentFate.CUT_OFF : SegmentFate.NO_PAYLOAD);
    } else if (pending.add(at, next, new FlowArrival(segment, arrival)) == 0) {
      output.segment(segment, SegmentFate.RETRANSMITTED);
    }
    advance();
    while (pending.cost() > PENDING_LIMIT) {
      passHole();
    }
    if (finalEnd >= 0 && next >= finalEnd && !ended && pending.isEmpty()) {
      framer.finish(StreamLoss.UNFINISHED);
      ended = true;
    }
  }

  private void advance() {
    Piece first = pending.first();
    while (first != null && first.start() == next) {
      pending.takeFirst();
      move(first.length());
      framer.append(first);
      first = pending.first();
    }
  }

  private void passHole() {
    Piece behind = pending.first();
    long octets = behind.start() - next;
    framer.hole(octets, behind.arrival().packet);
    move(octets);
    advance();
  }

  private void move(long octets) {
    next += octets;
    nextNumber += (int) octets;
  }

  /** Payload of a reset is text for people (RFC 9293 §3.5.3). Nothing more fills a hole. */
  private void abort(FlowPacket segment) {
    while (!pending.isEmpty()) {
      passHole();
    }
    output.segment(segment, SegmentFate.NO_PAYLOAD);
  }

  private void begin(int number, boolean atStart) {
    finish(StreamLoss.UNFINISHED);
    open = true;
    ended = false;
    firstNumber = number;
    nextNumber = number;
    next = 0;
    sentEnd = 0;
    finalEnd = -1;
    framer.begin(atStart);
  }

  /**
   * Decides on all that is held; what comes next begins a stream anew.
   *
   * @param reason what an unfinished message is lost for
   */
  void finish(StreamLoss reason) {
    if (!open) {
      return;
    }
    while (!pending.isEmpty()) {
      passHole();
    }
    framer.finish(reason);
    if (sentEnd > next) {
      output.lost(last, StreamLoss.HOLE, sentEnd - next);
    }
    open = false;
  }
}
