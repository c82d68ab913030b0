package io.toptail.capture;

import static io.toptail.capture.CaptureTrace.require;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Any octets as a capture: what is refused is refused with a reason; what is opened is read to its
 * end, alike in small batches, in big ones and from the middle on.
 *
 * <p>Compressed octets are decompressed first, and their content is read as a capture. One time in
 * four, for speed, the octets themselves are read too. Of the bzip2 inputs of which {@link
 * Bzip2Blocks} says that the library is slow, only one in sixteen is read at all.
 */
public final class CaptureFuzz {
  private static final String PATH = "test";

  /** A buffer is as long as was asked for, or as this, or at most twice as long as the content. */
  private static final int MIN_GROWN = 4 << 10;

  /**
   * Longer content is not read: a few octets can stand for so much that reading it takes longer
   * than thousands of others.
   */
  private static final int MAX_CONTENT = 4 << 10;

  private static final PacketBatch BIG = new PacketBatch(64 << 10);

  private final byte[] input;
  private final int chance;
  private final PacketBatch small;
  private final Compression compression;
  private byte[] content;
  private String damage;

  private CaptureFuzz(byte[] input) {
    this.input = input;
    chance = Arrays.hashCode(input);
    small = new PacketBatch(32 + (chance >>> 4) % 2_000);
    compression = Compression.of(Arrays.copyOf(input, Math.min(input.length, CaptureInput.PEEK)));
    content = input;
  }

  /**
   * Reads the octets as a capture of whatever kind they say: in small batches and, for speed, in
   * one of the other two ways. Which one, the octets say.
   *
   * @param compression what they must be compressed with to be read at all; empty for nothing
   */
  public static void fuzz(byte[] input, String compression) throws IOException {
    CaptureFuzz capture = new CaptureFuzz(input);
    if (!capture.isPassedOver() && capture.begins(compression, MAX_CONTENT)) {
      boolean middle = capture.chance % 2 == 0;
      capture.read((capture.chance >>> 1) % 4 == 0, !middle, middle);
    }
  }

  /** Reads the octets in every way, however long their content is. */
  public static void fuzzEveryWay(byte[] input, String compression) throws IOException {
    CaptureFuzz capture = new CaptureFuzz(input);
    if (capture.begins(compression, Long.MAX_VALUE)) {
      capture.read(true, true, true);
      capture.read(false, true, true);
    }
  }

  /** Of the inputs over which a library is slow, all for one reason, one in sixteen is tried. */
  private boolean isPassedOver() {
    boolean tried = chance >>> 28 == 0;
    return !tried && compression == Compression.BZIP2 && Bzip2Blocks.haveEmptyCodes(input);
  }

  /** Whether the octets are compressed so, and their content is no longer than that. */
  private boolean begins(String wanted, long most) throws IOException {
    if (compression == null) {
      return wanted.isEmpty();
    }
    if (!wanted.equals(compression.displayName())) {
      return false;
    }
    byte[] piece = new byte[1 + (chance >>> 8) % MAX_CONTENT];
    ByteArrayOutputStream pieces = new ByteArrayOutputStream();
    try (Decompressed decompressed = compression.open(new ByteArrayInputStream(input))) {
      int count = 0;
      while (count >= 0 && pieces.size() <= most) {
        pieces.write(piece, 0, count);
        count = decompressed.read(piece, 0, piece.length);
        require(count != 0, "nothing read");
      }
      damage = decompressed.damage();
    }
    content = pieces.toByteArray();
    return content.length <= most;
  }

  private void read(boolean fromTheOctets, boolean inBigBatches, boolean fromTheMiddle)
      throws IOException {
    CaptureTrace trace;
    try (CaptureReader reader = fromTheOctets ? open() : openContent()) {
      trace = CaptureTrace.of(reader, small);
      requireBounds(trace, reader.format());
    } catch (UnknownCaptureException refused) {
      require(refused.getMessage().startsWith(PATH + " "), "refused without the path");
      return;
    }
    boolean several = trace.batches() > 1;
    if (inBigBatches || !several) {
      try (CaptureReader reader = openContent()) {
        trace.requireSame(CaptureTrace.of(reader, BIG), "in big batches");
      }
    }
    if (fromTheMiddle && several) {
      int batch = (chance >>> 16) % (trace.batches() - 1);
      try (CaptureReader reader = openContent()) {
        reader.skipTo(trace.position(batch));
        trace.requireRest(batch, reader, small);
      }
    }
  }

  private CaptureReader open() throws IOException {
    return Captures.open(new ByteArrayInputStream(input), PATH);
  }

  private CaptureReader openContent() throws IOException {
    return compression == null
        ? open()
        : Captures.open(CaptureInput.of(new Replay(content, damage), compression, PATH));
  }

  private void requireBounds(CaptureTrace trace, CaptureFormat format) {
    int buffer = small.bytes().length;
    require(buffer <= Math.max(MIN_GROWN, 2L * content.length), "buffer of " + buffer);
    // What was reported through dnstap gets a header that is not in the file.
    boolean headed = format == CaptureFormat.DNSTAP;
    require(headed || trace.octets() <= content.length, "more octets than there are");
    if (trace.batches() > 0) {
      require(trace.position(trace.batches() - 1) <= content.length, "position after the end");
    }
    for (CaptureDamage place : trace.damages()) {
      long end = place.offset() + Math.max(0, place.length());
      require(place.offset() >= 0 && end <= content.length, "damage after the end");
    }
  }

  /** Content that was decompressed before, up to damage or to its end. */
  private static final class Replay extends Decompressed {
    private final ByteArrayInputStream content;
    private final String damage;

    Replay(byte[] content, String damage) {
      this.content = new ByteArrayInputStream(content);
      this.damage = damage;
    }

    @Override
    String damage() {
      return content.available() == 0 ? damage : null;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      return content.read(bytes, offset, length);
    }
  }
}
