package io.toptail.capture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the reading of one capture gave, so that two readings can be compared: a digest of the
 * packets, the damages, and both after each batch. Checks all that a {@link PacketBatch} promises.
 */
final class CaptureTrace {
  /** The state after a batch: how far the digest and the damages had come. */
  private record Step(long position, long digest, int damages) {}

  private final List<Step> steps = new ArrayList<>();
  private final List<CaptureDamage> damages = new ArrayList<>();
  private long digest = 1;
  private long octets;

  /** Reads to the end. */
  static CaptureTrace of(CaptureReader reader, PacketBatch batch) throws IOException {
    CaptureTrace trace = new CaptureTrace();
    trace.read(reader, batch);
    return trace;
  }

  /** How many batches were read. */
  int batches() {
    return steps.size();
  }

  /** Where a reading can go on after a batch. */
  long position(int batch) {
    return steps.get(batch).position;
  }

  /** Octets of all packets and of all damages whose length is known. */
  long octets() {
    return octets;
  }

  List<CaptureDamage> damages() {
    return damages;
  }

  /** Requires the same packets and damages of another reading. */
  void requireSame(CaptureTrace other, String what) {
    require(digest == other.digest, "other packets " + what);
    List<CaptureDamage> ours = joined(damages);
    List<CaptureDamage> theirs = joined(other.damages);
    if (!ours.equals(theirs)) {
      throw new AssertionError(theirs + " instead of damages " + ours + " " + what);
    }
  }

  /** Requires that a reading which went on after a batch came to the same end. */
  void requireRest(int batch, CaptureReader reader, PacketBatch scratch) throws IOException {
    Step step = steps.get(batch);
    CaptureTrace rest = new CaptureTrace();
    rest.digest = step.digest;
    rest.damages.addAll(damages.subList(0, step.damages));
    rest.read(reader, scratch);
    requireSame(rest, "after offset " + step.position);
  }

  private void read(CaptureReader reader, PacketBatch batch) throws IOException {
    long before = reader.position();
    while (reader.read(batch)) {
      require(
          batch.size() > 0 || !batch.damages().isEmpty() || !batch.drops().isEmpty(),
          "an empty batch");
      require(batch.position() == reader.position(), "two positions");
      require(batch.position() >= before, "position moves back");
      require(batch.position() > before || !batch.damages().isEmpty(), "no progress");
      before = batch.position();
      packets(batch);
      damages(batch);
      steps.add(new Step(before, digest, damages.size()));
    }
    require(batch.size() == 0 && batch.damages().isEmpty(), "something after the end");
    require(!reader.read(batch), "the end was not the end");
  }

  private void packets(PacketBatch batch) {
    int end = 0;
    byte[] bytes = batch.bytes();
    for (int i = 0; i < batch.size(); i++) {
      int at = batch.offset(i);
      int captured = batch.capturedLength(i);
      require(captured >= 0 && captured <= PacketBatch.MAX_PACKET, "captured length");
      // Of reported messages some lie where their record was, some behind all records.
      boolean ordered = at >= end || batch.linkType(i) == MessageHeader.LINK_TYPE;
      require(ordered && at + captured <= bytes.length, "packet outside of its place");
      require(batch.originalLength(i) >= 0, "original length");
      require(batch.timeNanos(i) >= 0, "time");
      end = at + captured;
      octets += captured;
      mix(batch.timeNanos(i));
      mix(batch.linkType(i));
      mix(batch.originalLength(i));
      mix(captured);
      for (int octet = at; octet < end; octet++) {
        mix(bytes[octet]);
      }
    }
  }

  private void mix(long value) {
    digest = (digest ^ value) * 0x100000001B3L;
  }

  private void damages(PacketBatch batch) {
    for (CaptureDamage damage : batch.damages()) {
      require(!damage.reason().isBlank(), "damage without a reason");
      require(damage.length() > 0 || damage.length() == -1, "length of damage");
      CaptureDamage last = damages.isEmpty() ? null : damages.get(damages.size() - 1);
      require(last == null || damage.offset() >= end(last), "damages out of order");
      octets += Math.max(0, damage.length());
      damages.add(damage);
    }
  }

  private static long end(CaptureDamage damage) {
    return damage.offset() + Math.max(0, damage.length());
  }

  /** Damages that touch and have one reason are one, wherever a batch ended. */
  private static List<CaptureDamage> joined(List<CaptureDamage> damages) {
    List<CaptureDamage> joined = new ArrayList<>();
    for (CaptureDamage damage : damages) {
      int at = joined.size() - 1;
      CaptureDamage last = at < 0 ? null : joined.get(at);
      boolean known = last != null && last.length() > 0 && damage.length() > 0;
      if (known && end(last) == damage.offset() && last.reason().equals(damage.reason())) {
        long length = last.length() + damage.length();
        joined.set(at, new CaptureDamage(last.offset(), length, last.reason()));
      } else {
        joined.add(damage);
      }
    }
    return joined;
  }

  static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
