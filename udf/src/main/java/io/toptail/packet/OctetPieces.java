package io.toptail.packet;

import java.util.Map;
import java.util.TreeMap;

/**
 * Pieces of a sequence of octets that arrive in any order. Where pieces overlap, the octets that
 * came first stay. Keeps what arrived in the order of the sequence; pieces never touch the same
 * octet twice.
 */
final class OctetPieces {
  /** Memory that a piece needs beside its octets, about. */
  static final int OVERHEAD = 96;

  private final TreeMap<Long, Piece> pieces = new TreeMap<>();
  private long cost;

  /**
   * A piece of a packet's payload.
   *
   * @param start its place in the sequence
   * @param from where it begins in the packet's octets
   */
  record Piece(long start, int length, int from, FlowArrival arrival) {
    long end() {
      return start + length;
    }
  }

  /**
   * Adds those octets of an arrival's payload that are missing.
   *
   * @param start place of the payload's first octet in the sequence
   * @param floor place before which nothing is kept
   * @return how many octets were added
   */
  int add(long start, long floor, FlowArrival arrival) {
    long end = start + arrival.packet.length();
    long at = Math.max(start, floor);
    Map.Entry<Long, Piece> before = pieces.floorEntry(at);
    if (before != null) {
      at = Math.max(at, before.getValue().end());
    }
    int added = 0;
    while (at < end) {
      Map.Entry<Long, Piece> after = pieces.ceilingEntry(at);
      long limit = after == null ? end : Math.min(end, after.getKey());
      if (limit > at) {
        int from = arrival.packet.offset() + (int) (at - start);
        put(new Piece(at, (int) (limit - at), from, arrival));
        added += (int) (limit - at);
      }
      at = after == null ? end : after.getValue().end();
    }
    return added;
  }

  private void put(Piece piece) {
    pieces.put(piece.start, piece);
    piece.arrival.openPieces++;
    cost += piece.length + OVERHEAD;
  }

  /** The piece that begins at a place; null if there is none. */
  Piece at(long start) {
    return pieces.get(start);
  }

  /** The first piece; null if there is none. */
  Piece first() {
    return pieces.isEmpty() ? null : pieces.firstEntry().getValue();
  }

  /** Takes the first piece out. */
  Piece takeFirst() {
    Piece piece = pieces.pollFirstEntry().getValue();
    cost -= piece.length + OVERHEAD;
    return piece;
  }

  boolean isEmpty() {
    return pieces.isEmpty();
  }

  /** Octets of memory held, about. */
  long cost() {
    return cost;
  }

  /** All pieces, in the order of the sequence. */
  Iterable<Piece> inOrder() {
    return pieces.values();
  }
}
