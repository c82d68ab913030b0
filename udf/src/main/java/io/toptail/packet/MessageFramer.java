package io.toptail.packet;

import io.toptail.packet.MessageForm.Verdict;
import io.toptail.packet.OctetPieces.Piece;
import java.util.ArrayDeque;

/**
 * Cuts the octets of one direction of a connection, in order, into DNS messages (RFC 1035 §4.2.2).
 *
 * <p>Where lengths are known to be right they are believed: then a malformed message is handed on
 * like any other. A message whose header cannot be one is handed on if the next one's can, or if
 * the stream ends with it. Else, behind a hole, and where the start of the connection is missing,
 * octets are passed over until an ordinary message follows; after {@link #SEEK_LIMIT} of them the
 * stream is taken for something else than DNS and no longer looked into.
 */
final class MessageFramer {
  /** More than the longest message, so that a stream of messages shows one within it. */
  static final int SEEK_LIMIT = 2 * (MessageForm.PREFIX + 0xFFFF);

  private static final byte[] EMPTY = {};

  /** A longer buffer is given back when it is empty. */
  private static final int KEPT_BUFFER = 4096;

  private final TcpStreams.Output output;
  private final ArrayDeque<Piece> pieces = new ArrayDeque<>();
  private byte[] buffer = EMPTY;
  private int start;
  private int end;
  private long position;
  private State state;
  private StreamLoss seekReason;
  private int sought;

  /** Whether the next message is the first one after seeking. */
  private boolean guessed;

  private long skipTo;
  private FlowArrival latest;

  private enum State {
    /** A length comes next. */
    IN_STEP,
    /** The end of a message with a hole in it is known. */
    SKIPPING,
    SEEKING,
    NOT_DNS
  }

  MessageFramer(TcpStreams.Output output) {
    this.output = output;
  }

  /** Starts anew at place 0 of a stream; nothing may be held. */
  void begin(boolean atStart) {
    position = 0;
    latest = null;
    sought = 0;
    guessed = false;
    state = atStart ? State.IN_STEP : State.SEEKING;
    seekReason = StreamLoss.MID_STREAM;
  }

  /** Takes the next octets of the stream. */
  void append(Piece piece) {
    reserve(piece.length());
    System.arraycopy(piece.arrival().packet.octets(), piece.from(), buffer, end, piece.length());
    end += piece.length();
    pieces.add(piece);
    latest = piece.arrival().later(latest);
    decide(null);
  }

  private void reserve(int octets) {
    if (end + octets > buffer.length) {
      int held = end - start;
      byte[] room = held + octets > buffer.length ? new byte[2 * (held + octets)] : buffer;
      System.arraycopy(buffer, start, room, 0, held);
      buffer = room;
      start = 0;
      end = held;
    }
  }

  /** Takes note that the next octets are missing. */
  void hole(long octets, FlowPacket behind) {
    output.lost(behind, StreamLoss.HOLE, octets);
    long holeEnd = position + (end - start) + octets;
    long messageEnd = messageEnd();
    decide(StreamLoss.BESIDE_HOLE);
    position = holeEnd;
    latest = null;
    if (state != State.NOT_DNS) {
      skipTo = messageEnd;
      seek(StreamLoss.BESIDE_HOLE);
      state = messageEnd >= holeEnd ? State.SKIPPING : State.SEEKING;
    }
  }

  /** Where the unfinished message ends; -1 if that is not known. */
  private long messageEnd() {
    if (state == State.SKIPPING) {
      return skipTo;
    }
    int held = end - start;
    boolean known =
        state == State.IN_STEP
            && held >= MessageForm.PREFIX
            && MessageForm.header(buffer, start, held) != Verdict.NO;
    return known ? position + whole() : -1;
  }

  /**
   * Decides on all that is held; the stream ends here.
   *
   * @param reason what an unfinished message is lost for
   */
  void finish(StreamLoss reason) {
    decide(reason);
  }

  /** Octets of memory held, about. */
  int cost() {
    return buffer.length;
  }

  /**
   * @param tail null if more may come; else what the rest is lost for
   */
  private void decide(StreamLoss tail) {
    boolean moved = true;
    while (moved && start < end) {
      moved =
          switch (state) {
            case IN_STEP -> step(tail);
            case SKIPPING -> skip();
            case SEEKING -> look(tail);
            case NOT_DNS -> lose(end - start, StreamLoss.NOT_DNS);
          };
    }
    if (start == end) {
      start = 0;
      end = 0;
      buffer = buffer.length > KEPT_BUFFER ? EMPTY : buffer;
    }
  }

  private int whole() {
    return MessageForm.PREFIX + NetworkOrder.u16(buffer, start);
  }

  private boolean step(StreamLoss tail) {
    int held = end - start;
    Verdict verdict = MessageForm.header(buffer, start, held);
    if (verdict == Verdict.NO) {
      return odd(tail);
    }
    if (verdict == Verdict.YES && held >= whole()) {
      return deliver(whole());
    }
    return tail != null && (guessed ? seekOn() : lose(held, tail));
  }

  /** What looked like a message while seeking does not end: others may lie within it. */
  private boolean seekOn() {
    guessed = false;
    state = State.SEEKING;
    return lose(1, seekReason);
  }

  /** What follows tells whether the length was one. */
  private boolean odd(StreamLoss tail) {
    int rest = end - start - whole();
    if (rest < 0 && tail == null) {
      return false;
    }
    Verdict next = rest < 0 ? Verdict.NO : MessageForm.header(buffer, start + whole(), rest);
    if (next == Verdict.OPEN && tail == null) {
      return false;
    }
    if (next == Verdict.YES || rest == 0) {
      return whole() == MessageForm.PREFIX
          ? lose(MessageForm.PREFIX, StreamLoss.NOT_DNS)
          : deliver(whole());
    }
    seek(StreamLoss.NOT_DNS);
    return true;
  }

  private void seek(StreamLoss reason) {
    guessed = false;
    state = State.SEEKING;
    seekReason = reason;
    sought = 0;
  }

  private boolean skip() {
    int octets = (int) Math.min(end - start, skipTo - position);
    lose(octets, StreamLoss.BESIDE_HOLE);
    if (position == skipTo) {
      state = State.IN_STEP;
    }
    return true;
  }

  private boolean look(StreamLoss tail) {
    int at = start;
    Verdict verdict = Verdict.NO;
    while (at < end && sought < SEEK_LIMIT) {
      verdict = MessageForm.message(buffer, at, end - at);
      if (verdict == Verdict.YES || verdict == Verdict.OPEN && tail == null) {
        break;
      }
      at++;
      sought++;
    }
    if (verdict == Verdict.YES) {
      state = State.IN_STEP;
      guessed = true;
    } else if (sought == SEEK_LIMIT) {
      state = State.NOT_DNS;
    }
    lose(at - start, seekReason);
    return state != State.SEEKING;
  }

  private boolean deliver(int octets) {
    int length = octets - MessageForm.PREFIX;
    guessed = false;
    output.message(latest.packet, buffer, start + MessageForm.PREFIX, length);
    resolve(octets, SegmentFate.MESSAGES);
    return true;
  }

  private boolean lose(int octets, StreamLoss reason) {
    if (octets > 0) {
      output.lost(pieces.getFirst().arrival().packet, reason, octets);
      resolve(octets, reason.fate());
    }
    return true;
  }

  /** Passes over octets, and says what became of the segments that end there. */
  private void resolve(int octets, SegmentFate fate) {
    start += octets;
    position += octets;
    while (!pieces.isEmpty() && pieces.getFirst().start() < position) {
      Piece piece = pieces.getFirst();
      piece.arrival().became(fate);
      if (piece.end() > position) {
        break;
      }
      pieces.removeFirst();
      piece.arrival().closePiece(output);
    }
  }
}
