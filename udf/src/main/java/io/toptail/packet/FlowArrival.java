package io.toptail.packet;

/** A packet that waits for others, and what is known of its fate. */
final class FlowArrival {
  final FlowPacket packet;

  /** Counts up in the order of arrival. */
  final long number;

  /** Pieces of its payload whose fate is open. */
  int openPieces;

  /** What its octets became so far; null if nothing yet. */
  SegmentFate fate;

  FlowArrival(FlowPacket packet, long number) {
    this.packet = packet;
    this.number = number;
  }

  /** The one that came later; {@code other} may be null. */
  FlowArrival later(FlowArrival other) {
    return other == null || other.number < number ? this : other;
  }

  /** Adds what became of a piece; a message outweighs everything. */
  void became(SegmentFate pieceFate) {
    if (fate != SegmentFate.MESSAGES) {
      fate = pieceFate;
    }
  }

  /** Takes note that the fate of a piece is known; with the last one that of the segment is. */
  void closePiece(TcpStreams.Output output) {
    openPieces--;
    if (openPieces == 0) {
      output.segment(packet, fate);
    }
  }
}
